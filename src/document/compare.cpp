#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/german_number.hpp"
#include "document/plain_text.hpp"
#include <budgetc/document/compare.hpp>

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
  const std::string prior = item.prior_year ? format_euro(*item.prior_year) : std::string();
  return CellText{}(item.amount) + seam + prior + seam + item.ring + seam + printed_text(item.label);
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

/// Calls a visitor with each place and the things that stand in it.
template <typename DocumentLike, typename Visitor>
void visit_places(DocumentLike& document, const Visitor& visit) {
  for (auto& page : document.pages) {
    for (auto& block : page.blocks) {
      if (auto* table = std::get_if<Table>(&block)) visit(table_place(*table), table->rows);
      if (auto* prose = std::get_if<Prose>(&block)) visit(page_place(page), *prose);
      if (auto* box = std::get_if<GoalBox>(&block)) visit(page_place(page), box->text);
      if (auto* group = std::get_if<NoteGroup>(&block)) {
        visit(notes_place(*group), group->items);
        for (auto& item : group->items) visit(note_text_place(*group, item), item.text);
      }
    }
  }
}

OlderState collect(const Document& document) {
  OlderState state;
  visit_places(document, [&](std::string place, const auto& things) {
    OlderTexts& texts = state[std::move(place)];
    for (const auto& thing : things) texts.add(printed_text(thing));
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

}  // namespace

ComparedDocument mark_changes(Document now, const Document& before) {
  ComparedDocument result{.document = std::move(now), .count = {}};
  OlderState state = collect(before);
  std::map<std::string, std::size_t> changed;
  visit_places(result.document, [&](const std::string& place, auto& things) {
    for (auto& thing : things) {
      thing.changed = !state[place].take(printed_text(thing));
      if (!thing.changed) continue;
      ++counter(result.count, thing);
      ++changed[place];
    }
  });
  for (const auto& [place, texts] : state) {
    result.count.removed += texts.left() - std::min(texts.left(), changed[place]);
  }
  return result;
}

}  // namespace budgetc
