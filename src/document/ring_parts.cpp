#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "state/items.hpp"

namespace budgetc::lowering {

namespace {

/// Heading of the column of nodes: the name of their level where all entries share one.
std::string place_heading(const Context& context, const EarmarkRing& ring) {
  std::optional<std::size_t> level;
  for (const RingEntry& entry : ring.entries) {
    if (!entry.node) continue;
    const std::size_t own = context.plan.node(*entry.node).level;
    if (level && *level != own) return word(context, Word::ring_mixed_levels);
    level = own;
  }
  return level ? context.plan.levels[*level] : word(context, Word::ring_mixed_levels);
}

std::vector<TableColumn> ring_columns(const Context& context, const EarmarkRing& ring) {
  std::vector<TableColumn> columns;
  columns.push_back(make_column(ColumnRole::row_number, word(context, Word::ring_kind)));
  columns.push_back(make_column(ColumnRole::label, word(context, Word::ring_label)));
  for (const BudgetYear& budget : context.plan.years) columns.push_back(year_column(context, budget.column));
  columns.push_back(make_column(ColumnRole::reference, place_heading(context, ring)));
  columns.push_back(make_column(ColumnRole::reference, word(context, Word::ring_row)));
  return columns;
}

TableRow ring_row(const Context& context, const RingEntry& entry) {
  TableRow row;
  const Word kind = entry.is_income ? Word::ring_income : Word::ring_expense;
  row.cells.push_back(text_cell(word(context, kind)));
  row.cells.push_back(text_cell(entry.label));
  for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
    const auto& figure = entry.amount[year];
    row.cells.push_back(figure ? CellValue(AmountValue{context.plan.figures[*figure].amount, true})
                               : Blank{});
  }
  std::string node_link;
  std::string row_link;
  if (entry.node) node_link = node_anchor(context, *entry.node);
  if (entry.node && entry.row) row_link = row_anchor(context, *entry.node, *entry.row);
  row.cells.push_back(TextValue{linked(entry.node_number.value, node_link, entry.node_number.span)});
  row.cells.push_back(TextValue{linked(entry.row_number.value, row_link, entry.row_number.span)});
  return row;
}

Table ring_table(const Context& context, const EarmarkRing& ring) {
  Table table;
  table.kind = TableKind::earmark_ring;
  table.id = "zweckbindungsring-" + slug(ring.citation);
  table.title =
      expand(word(context, Word::ring_title), {{"ring", ring.number.value}, {"zitat", ring.citation}});
  table.anchor = ring_anchor(ring.citation);
  table.columns = ring_columns(context, ring);
  for (const RingEntry& entry : ring.entries) {
    table.rows.push_back(ring_row(context, entry));
    table.rows.back().item = item_id(context.plan.node(ring.node).number.value, ItemKind::ring, ring.citation,
                                     ring_entry_row(entry));
  }
  return table;
}

}  // namespace

void add_rings(const Context& context, NodeId node, Blocks& blocks) {
  const auto& rings = context.plan.node(node).rings;
  if (rings.empty()) return;
  const std::string intro = node_text(context, node, context.pages.word(Word::ring_intro));
  blocks.emplace_back(Prose{{ProseBlock::Kind::paragraph, {plain(intro)}, 1}});
  for (const std::uint32_t ring : rings) blocks.emplace_back(ring_table(context, context.plan.rings[ring]));
}

}  // namespace budgetc::lowering
