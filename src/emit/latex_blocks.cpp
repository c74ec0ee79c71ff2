#include "emit/latex_blocks.hpp"

#include <algorithm>

#include "document/chart_layout.hpp"
#include "emit/latex_table.hpp"
#include "emit/numbers.hpp"

namespace budgetc::emit {
namespace {

void write_prose(const Prose& prose, LatexWriter& writer) {
  for (const ProseBlock& block : prose) {
    const bool is_list = block.kind != ProseBlock::Kind::paragraph;
    const std::string_view environment =
        block.kind == ProseBlock::Kind::ordered_list ? "HBaufzaehlung" : "HBliste";
    if (is_list) writer.macro("begin").word(environment);
    if (block.kind == ProseBlock::Kind::ordered_list) writer.number(block.first_number);
    for (const RichText& part : block.parts) {
      writer.origin(part.origin);
      if (block.changed) writer.macro("HBgeaendert");
      writer.macro(is_list ? "HBpunkt" : "HBtext").text(part, block.anchor);
    }
    if (is_list) writer.macro("end").word(environment);
  }
}

/// "Ansatz 2023: 31.000 € • Zweckbindungsring 35-02", the grey line of a note.
void write_note_line(const NoteItem& item, LatexWriter& writer) {
  writer.open();
  for (const NoteItem::Prior& prior : item.prior) {
    if (&prior != &item.prior.front()) writer.command("HBtrenner");
    writer.piece(prior.label + ": " + format_euro(prior.amount));
  }
  if (!item.ring.empty()) {
    if (!item.prior.empty()) writer.command("HBtrenner");
    const std::size_t citation = std::min(item.ring_label.rfind(item.ring), item.ring_label.size());
    const std::string_view label = item.ring_label;
    writer.piece(label.substr(0, citation)).link(item.ring_anchor, item.ring);
    if (citation + item.ring.size() < label.size()) writer.piece(label.substr(citation + item.ring.size()));
  }
  writer.close();
}

/// The amounts of a note, one for each budget year.
void write_amounts(const NoteItem& item, LatexWriter& writer) {
  if (item.amounts.size() == 1) {
    writer.text(printed(item.amounts.front()));
    return;
  }
  writer.open();
  for (const CellValue& amount : item.amounts) writer.macro("HBansatzspalte").text(printed(amount));
  writer.close();
}

void write_amount_headings(const NoteGroup& group, LatexWriter& writer) {
  if (group.amount_headings.empty()) return;
  writer.macro("HBansatzjahre").open();
  for (const std::string& heading : group.amount_headings) writer.macro("HBansatzspalte").text(heading);
  writer.close();
}

void write_note(const NoteItem& item, LatexWriter& writer) {
  writer.origin(item.label.origin);
  if (item.changed) writer.macro("HBgeaendert");
  writer.macro("begin").word("HBansatz").name(item.anchor);
  write_amounts(item, writer);
  writer.text(item.label);
  write_note_line(item, writer);
  write_prose(item.text, writer);
  writer.macro("end").word("HBansatz");
}

void write_org_box(const OrgBox& box, int depth, LatexWriter& writer) {
  writer.macro("HBstelle").number(depth).lines(box.lines);
  for (const OrgBox& child : box.children) write_org_box(child, depth + 1, writer);
}

std::string_view anchor_word(ChartLayout::Anchor anchor) {
  switch (anchor) {
    case ChartLayout::Anchor::start: return "anfang";
    case ChartLayout::Anchor::middle: return "mitte";
    case ChartLayout::Anchor::end: return "ende";
  }
  return "mitte";
}

std::string_view label_word(ChartLayout::LabelKind kind) {
  switch (kind) {
    case ChartLayout::LabelKind::axis: return "achse";
    case ChartLayout::LabelKind::category: return "rubrik";
    case ChartLayout::LabelKind::value: return "wert";
    case ChartLayout::LabelKind::legend: return "legende";
  }
  return "wert";
}

std::string_view column_word(bool actual) {
  return actual ? "ist" : "plan";
}

/// Draws a chart's geometry; the class numbers series from 1.
class ChartPainter {
 public:
  explicit ChartPainter(LatexWriter& writer) : writer_(&writer) {}

  void paint(const Chart& chart) {
    const ChartLayout layout = layout_chart(chart);
    writer_->macro("begin").word("HBdiagramm").name(chart.id).number(layout.width).number(layout.height);
    for (const ChartLayout::Rule& rule : layout.rules) {
      if (!rule.axis) line("HBdlinie", rule);
    }
    for (const ChartLayout::Rule& rule : layout.rules) {
      if (rule.axis) line("HBdachse", rule);
    }
    for (const ChartLayout::Bar& bar : layout.bars) box(bar);
    for (const ChartLayout::Swatch& swatch : layout.swatches) box(swatch);
    for (const ChartLayout::Segment& piece : layout.segments) {
      line("HBdstrecke", piece);
      series(piece.series, piece.actual);
    }
    for (const ChartLayout::Marker& marker : layout.markers) {
      writer_->macro("HBdpunkt").number(marker.x).number(marker.y);
      series(marker.series, marker.actual);
    }
    for (const ChartLayout::Label& label : layout.labels) text(label);
    writer_->macro("end").word("HBdiagramm");
  }

 private:
  template <typename Line>
  void line(std::string_view macro, const Line& from_to) {
    writer_->macro(macro).number(from_to.x1).number(from_to.y1).number(from_to.x2).number(from_to.y2);
  }
  template <typename Box>
  void box(const Box& bar) {
    writer_->macro("HBdbalken").number(bar.x).number(bar.y).number(bar.width).number(bar.height);
    series(bar.series, bar.actual);
  }
  void series(std::size_t index, bool actual) {
    writer_->number(static_cast<int>(index) + 1).word(column_word(actual));
  }
  void text(const ChartLayout::Label& label) {
    writer_->macro(label.vertical ? "HBdtexthoch" : "HBdtext").number(label.x).number(label.y);
    writer_->word(anchor_word(label.anchor)).word(label_word(label.kind)).text(label.text);
  }

  LatexWriter* writer_;
};

class BlockWriter {
 public:
  explicit BlockWriter(LatexWriter& writer) : writer_(&writer) {}

  void operator()(const Heading& heading) const {
    mark(heading.changed);
    writer_->macro(heading.level <= 1 ? "HBabschnitt" : "HBzwischentitel").name("").text(heading.text);
  }
  void operator()(const Prose& prose) const { write_prose(prose, *writer_); }
  void operator()(const Table& table) const {
    mark(table.changed || std::ranges::any_of(table.footnotes, &Table::Note::changed));
    write_table(table, *writer_);
  }
  void operator()(const NoteGroup& group) const {
    mark(group.changed);
    writer_->macro("HBposition").name(group.anchor).open().link(group.row_anchor, group.title).close();
    write_amount_headings(group, *writer_);
    for (const NoteItem& item : group.items) write_note(item, *writer_);
  }
  void operator()(const NamedValue& named) const {
    writer_->origin(named.value.origin);
    if (named.changed) writer_->macro("HBgeaendert");
    writer_->macro("HBangabe").text(named.name).text(named.value);
  }
  void operator()(const ClassificationBadge& badge) const {
    mark(badge.changed);
    writer_->macro("HBklassifizierung").open();
    if (std::ranges::find(badge.all, badge.chosen) == badge.all.end())
      writer_->macro("HBgewaehlt").text(badge.chosen);
    for (const std::string& key : badge.all) {
      writer_->macro(key == badge.chosen ? "HBgewaehlt" : "HBnichtgewaehlt").text(key);
    }
    writer_->close();
  }
  void operator()(const OrgBox& box) const {
    mark(any_changed(box));
    writer_->macro("begin").word("HBorganigramm");
    write_org_box(box, 1, *writer_);
    writer_->macro("end").word("HBorganigramm");
  }
  void operator()(const GoalBox& box) const {
    const bool changed = box.changed || std::ranges::any_of(box.text, &ProseBlock::changed);
    if (changed) writer_->macro("HBgeaendert");
    writer_->macro("begin").word("HBziel").text(box.heading).text(box.question);
    write_prose(box.text, *writer_);
    writer_->macro("end").word("HBziel");
  }
  void operator()(const PrinciplesPanel& panel) const {
    if (!panel.fields_of_action.empty()) {
      mark(std::ranges::any_of(panel.fields_of_action, &PrinciplesPanel::Item::changed));
      writer_->macro("HBhandlungsfelder").text(panel.fields_heading).open();
      for (const auto& field : panel.fields_of_action) writer_->macro("HBfeld").text(field.text);
      writer_->close();
    }
    if (panel.principles.empty()) return;
    if (panel.intro.changed) writer_->macro("HBgeaendert");
    writer_->macro("HBleitsaetze").text(panel.principles_heading).text(panel.intro.text).open();
    for (const auto& principle : panel.principles) {
      if (principle.changed) writer_->macro("HBgeaendert");
      writer_->macro("HBleitsatz").text(principle.text);
    }
    writer_->close();
  }
  void operator()(const Chart& chart) const {
    mark(chart.changed);
    if (!chart.title.empty()) writer_->macro("HBdiagrammtitel").text(chart.title);
    if (!chart.missing_note.empty()) {
      writer_->macro("HBhinweis").text(chart.missing_note);
      return;
    }
    ChartPainter(*writer_).paint(chart);
  }
  void operator()(const ProductIndex& index) const {
    mark(std::ranges::any_of(index.entries, &IndexEntry::changed));
    writer_->macro("begin").word("HBverzeichnis");
    for (const IndexEntry& entry : index.entries) {
      writer_->macro("HBeintrag").text(entry.number).text(entry.name).name(entry.anchor);
    }
    writer_->macro("end").word("HBverzeichnis");
  }

 private:
  /// A bar beside the beginning of what has no lines to bear one.
  void mark(bool changed) const {
    if (changed) writer_->macro("HBgeaendertbild");
  }
  static bool any_changed(const OrgBox& box) {  // NOLINT(misc-no-recursion)
    return box.changed || std::ranges::any_of(box.children, any_changed);
  }

  LatexWriter* writer_;
};

}  // namespace

void write_block(const Block& block, LatexWriter& writer) {
  std::visit(BlockWriter(writer), block);
  writer.end_line();
}

}  // namespace budgetc::emit
