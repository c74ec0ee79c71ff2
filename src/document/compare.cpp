#include "document/compare.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/plain_text.hpp"
#include "text/german_number.hpp"

namespace budgetc {

namespace {

/// Parts what is joined, and stands in no text.
constexpr char seam = '\x1f';

std::string printed_text(const RichText& text) {
  std::string out;
  for (const TextRun& run : text.runs) {
    out += run.bold ? "*" : "";
    out += run.italic ? "_" : "";
    out += run.text;
  }
  return out;
}

std::string printed_text(const ProseBlock& block) {
  std::string out = std::to_string(static_cast<int>(block.kind)) + std::to_string(block.first_number);
  for (const RichText& part : block.parts) out += seam + printed_text(part);
  return out;
}

struct CellText {
  std::string operator()(const Blank& /*cell*/) const { return {}; }
  std::string operator()(const TextValue& cell) const { return printed_text(cell.text); }
  std::string operator()(const AmountValue& cell) const {
    return cell.with_unit ? format_euro(cell.amount) : format_german(cell.amount);
  }
  std::string operator()(const QuantityValue& cell) const {
    return german_number(cell.hundredths, cell.decimals) + cell.unit;
  }
};

std::string printed_text(const TableRow& row) {
  std::string out = std::to_string(static_cast<int>(row.style));
  for (const CellValue& cell : row.cells) out += seam + std::visit(CellText{}, cell);
  return out;
}

/// A note without its text, which is compared paragraph by paragraph.
std::string printed_text(const NoteItem& item) {
  std::string out;
  for (const CellValue& amount : item.amounts) out += std::visit(CellText{}, amount) + seam;
  for (const NoteItem::Prior& prior : item.prior)
    out += prior.label + seam + format_euro(prior.amount) + seam;
  return out + item.ring + seam + printed_text(item.label);
}

std::string printed_text(const Table::Note& note) {
  return note.mark + seam + printed_text(note.text);
}

std::string printed_text(const PrinciplesPanel::Item& item) {
  return item.text;
}

std::string printed_text(const IndexEntry& entry) {
  return entry.number + seam + entry.name;
}

/// What stands over a table: its title and the heads of its columns.
std::string head_text(const Table& table) {
  std::string out = table.title;
  for (const TableColumn& column : table.columns) {
    for (const std::string& line : column.heading) out += seam + line;
  }
  return out;
}

std::string printed_text(const Chart& chart) {
  std::string out = std::to_string(static_cast<int>(chart.kind)) + seam + chart.title + seam +
                    chart.missing_note + seam + chart.unit + seam + std::to_string(chart.decimals);
  for (const Chart::Category& category : chart.categories) out += seam + category.label;
  for (const Chart::Series& series : chart.series) {
    out += seam + series.name;
    for (const auto& value : series.hundredths)
      out += seam + (value ? std::to_string(*value) : std::string());
  }
  return out;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += text + seam;
  return out;
}

/// A thing that is compared by a text made of some of it, and bears its own mark.
template <typename Marked>
struct Compared {
  Marked& changed;
  std::string text;
};

template <typename Marked>
std::string printed_text(const Compared<Marked>& thing) {
  return thing.text;
}

/// What an older state says in one place: a table, the notes on a row, the text of a page or of a note.
class OlderTexts {
 public:
  void add(std::string text) { ++texts_[std::move(text)]; }
  /// Whether the text was there already; each of several equal ones counts once.
  [[nodiscard]] bool take(const std::string& text) {
    const auto found = texts_.find(text);
    if (found == texts_.end() || found->second == 0) return false;
    --found->second;
    return true;
  }
  /// How many have not been taken.
  [[nodiscard]] std::size_t left() const {
    std::size_t sum = 0;
    for (const auto& [text, count] : texts_) sum += count;
    return sum;
  }

 private:
  std::map<std::string, std::size_t, std::less<>> texts_;
};

/// The older state by place.
using OlderState = std::map<std::string, OlderTexts, std::less<>>;

/// Places of a book. Two notes on one row may bear the same label; their texts are then one place.
std::string table_place(const Table& table) {
  return std::string("table") + seam + table.id;
}
std::string notes_place(const NoteGroup& group) {
  return std::string("notes") + seam + group.id;
}
std::string note_text_place(const NoteGroup& group, const NoteItem& item) {
  return notes_place(group) + seam + plain_text(item.label);
}
std::string page_place(const Page& page) {
  return std::string("page") + seam + page.anchor;
}

/// Visits everything that a block prints. Things of one kind on a page are one place, so that none has
/// changed only because another stands before it.
template <typename Visitor>
class PartVisitor {
 public:
  PartVisitor(std::string page, const Visitor& visit) : page_(std::move(page)), visit_(visit) {}

  template <typename Rows>
  void all(std::string_view kind, Rows& things) const {
    visit_(place(kind), things);
  }
  template <typename Flag>
  void one(std::string_view kind, Flag& changed, std::string text) const {
    std::array<Compared<Flag>, 1> things{{{changed, std::move(text)}}};
    visit_(place(kind), things);
  }

  template <typename OfTable>
  void table(OfTable& table) const {
    visit_(table_place(table), table.rows);
    visit_(table_place(table) + seam + "notes", table.footnotes);
    one("head" + table_place(table), table.changed, head_text(table));
  }
  template <typename OfGroup>
  void notes(OfGroup& group) const {
    visit_(notes_place(group), group.items);
    for (auto& item : group.items) visit_(note_text_place(group, item), item.text);
    one("head" + notes_place(group), group.changed, group.title);
  }
  template <typename OfPanel>
  void panel(OfPanel& panel) const {
    all("field", panel.fields_of_action);
    all("principle", panel.principles);
    one("intro", panel.intro.changed, panel.intro.text);
  }
  template <typename OfBox>
  void org(OfBox& box) const {  // NOLINT(misc-no-recursion)
    one("org", box.changed, joined(box.lines));
    for (auto& child : box.children) org(child);
  }
  template <typename OfGoal>
  void goal(OfGoal& box) const {
    all("text", box.text);
    one("goal", box.changed, box.heading + seam + box.question);
  }

 private:
  [[nodiscard]] std::string place(std::string_view kind) const { return page_ + seam + std::string(kind); }

  std::string page_;
  const Visitor& visit_;
};

template <typename BlockLike, typename Visitor>
void visit_block(BlockLike& block, const PartVisitor<Visitor>& parts) {
  if (auto* heading = std::get_if<Heading>(&block))
    parts.one("heading", heading->changed, std::to_string(heading->level) + heading->text);
  if (auto* prose = std::get_if<Prose>(&block)) parts.all("text", *prose);
  if (auto* table = std::get_if<Table>(&block)) parts.table(*table);
  if (auto* group = std::get_if<NoteGroup>(&block)) parts.notes(*group);
  if (auto* named = std::get_if<NamedValue>(&block))
    parts.one("named", named->changed, named->name + seam + printed_text(named->value));
  if (auto* badge = std::get_if<ClassificationBadge>(&block))
    parts.one("class", badge->changed, badge->chosen + seam + joined(badge->all));
  if (auto* box = std::get_if<OrgBox>(&block)) parts.org(*box);
  if (auto* box = std::get_if<GoalBox>(&block)) parts.goal(*box);
  if (auto* panel = std::get_if<PrinciplesPanel>(&block)) parts.panel(*panel);
  if (auto* chart = std::get_if<Chart>(&block)) parts.one("chart", chart->changed, printed_text(*chart));
  if (auto* index = std::get_if<ProductIndex>(&block)) parts.all("index", index->entries);
}

/// Calls a visitor with each place of the pages that may have changed, and the things that stand in it.
template <typename DocumentLike, typename Visitor>
void visit_places(DocumentLike& document, const ChangedItems& changed, const Visitor& visit) {
  for (auto& page : document.pages) {
    if (!changed.everywhere && !changed.nodes.contains(page.node)) continue;
    const PartVisitor<Visitor> parts(page_place(page), visit);
    parts.one("title", page.changed, page.kicker + seam + page.number + seam + page.title);
    for (auto& block : page.blocks) visit_block(block, parts);
  }
}

/// The item of the state that a thing shows; 0 for none, and where words decide.
template <typename Thing>
ItemId item_of(const Thing& thing, const ChangedItems& changed) {
  if constexpr (requires { thing.item; }) return changed.everywhere ? 0 : thing.item;
  return 0;
}

/// What a thing is found again by: the item that it shows, else its words.
template <typename Thing>
std::string identity(const Thing& thing, const ChangedItems& changed) {
  const ItemId item = item_of(thing, changed);
  return item == 0 ? printed_text(thing) : seam + std::to_string(item);
}

OlderState collect(const Document& document, const ChangedItems& changed) {
  OlderState state;
  visit_places(document, changed, [&](std::string place, const auto& things) {
    OlderTexts& texts = state[std::move(place)];
    for (const auto& thing : things) texts.add(identity(thing, changed));
  });
  return state;
}

std::size_t& counter(ChangeCount& count, const TableRow& /*row*/) {
  return count.rows;
}
std::size_t& counter(ChangeCount& count, const NoteItem& /*item*/) {
  return count.notes;
}
std::size_t& counter(ChangeCount& count, const ProseBlock& /*block*/) {
  return count.paragraphs;
}
template <typename Other>
std::size_t& counter(ChangeCount& count, const Other& /*thing*/) {
  return count.others;
}

}  // namespace

ComparedDocument mark_changes(Document now, const Document& before, const ChangedItems& changed) {
  ComparedDocument result{.document = std::move(now), .count = {}};
  OlderState state = collect(before, changed);
  std::map<std::string, std::size_t> fresh;
  visit_places(result.document, changed, [&](const std::string& place, auto& things) {
    for (auto& thing : things) {
      const bool known = state[place].take(identity(thing, changed));
      if (!known) ++fresh[place];
      thing.changed = !known || changed.items.contains(item_of(thing, changed));
      if (thing.changed) ++counter(result.count, thing);
    }
  });
  for (const auto& [place, texts] : state)
    result.count.removed += texts.left() - std::min(texts.left(), fresh[place]);
  return result;
}

}  // namespace budgetc
