#include <fmt/format.h>

#include "document/lowering.hpp"
#include "state/items.hpp"

namespace budgetc::lowering {

namespace {

std::string posts_heading_by_year(const Context& context, const Posts& posts) {
  return expand(word(context, Word::posts_other),
                {{"art", capitalised(posts.kind_text)}, {"spaltenjahr", std::to_string(posts.column.year)}});
}

/// "Ergebnis VVJ", "Planung VJ", "Planung akt. Jahr" as seen from the only budget year; other years by their
/// number.
std::string posts_heading(const Context& context, const Posts& posts) {
  const int age = context.plan.first_year() - posts.column.year;
  const bool actual = posts.column.kind == ColumnKind::actual;
  const bool several = context.plan.years.size() > 1;
  if (several) return posts_heading_by_year(context, posts);
  if (actual && age == 2) return word(context, Word::posts_actual);
  if (!actual && age == 1) return word(context, Word::posts_prior);
  if (!actual && age == 0) return word(context, Word::posts_current);
  return posts_heading_by_year(context, posts);
}

TableColumn posts_column(const Context& context, const Posts& posts) {
  const bool current = posts.column.kind != ColumnKind::actual && context.plan.find_year(posts.column.year);
  TableColumn column =
      make_column(current ? ColumnRole::current_amount : ColumnRole::amount, posts_heading(context, posts));
  column.key = fmt::format("{} {}", capitalised(posts.kind_text), posts.column.year);
  return column;
}

}  // namespace

void add_posts(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (node.posts.empty()) return;
  Table table;
  table.kind = TableKind::posts;
  table.id = slug(node.number.value) + "-planstellen";
  table.columns.push_back(make_column(ColumnRole::label, word(context, Word::posts_heading)));
  TableRow row{TableRowStyle::normal, {text_cell(word(context, Word::posts_row))}, {}};
  for (const Posts& posts : node.posts) {
    table.columns.push_back(posts_column(context, posts));
    row.cells.push_back(
        posts.value ? CellValue(QuantityValue{context.plan.figures[*posts.value].amount.cents(), 2, {}})
                    : Blank{});
  }
  row.item = item_id(node.number.value, ItemKind::posts, {}, {});
  table.rows.push_back(std::move(row));
  blocks.emplace_back(std::move(table));
}

}  // namespace budgetc::lowering
