#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "state/items.hpp"

namespace budgetc::lowering {

namespace {

TableRowStyle row_style(RowEmphasis emphasis) {
  switch (emphasis) {
    case RowEmphasis::sum: return TableRowStyle::sum;
    case RowEmphasis::result: return TableRowStyle::result;
    case RowEmphasis::normal: break;
  }
  return TableRowStyle::normal;
}

/// Where a row's number leads: to the node's own notes on it, else to the first below that has some.
std::string notes_target(const Context& context, NodeId id, RowIndex row) {  // NOLINT(misc-no-recursion)
  const Node& node = context.plan.node(id);
  if (find_notes(node, row) != nullptr) return notes_anchor(context, id, row);
  for (const NodeId child : node.children) {
    if (std::string target = notes_target(context, child, row); !target.empty()) return target;
  }
  return {};
}

std::vector<TableColumn> plan_columns(const Context& context) {
  std::vector<TableColumn> columns;
  columns.push_back(make_column(ColumnRole::row_number, word(context, Word::row_number)));
  columns.push_back(make_column(ColumnRole::label, word(context, Word::row_label)));
  for (std::size_t i = 0; i < context.plan.columns.size(); ++i) columns.push_back(year_column(context, i));
  return columns;
}

struct PlanPlace {
  NodeId node;
  PlanId plan;
};

TableRow plan_row(const Context& context, const PlanPlace& place, RowIndex index) {
  const FormRow& form_row = context.plan.form(place.plan).rows[index];
  TableRow row{row_style(form_row.emphasis), {}, {}};
  row.item = item_id(context.plan.node(place.node).number.value, ItemKind::cell,
                     context.plan.form(place.plan).key, form_row.number);
  std::string target;
  if (place.plan == context.plan.result_plan) {
    row.anchor = row_anchor(context, place.node, index);
    target = notes_target(context, place.node, index);
  }
  row.cells.push_back(TextValue{linked(form_row.number, std::move(target), form_row.span)});
  row.cells.push_back(text_cell(form_row.label, form_row.span));
  for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
    const CellRef ref{place.node, place.plan, index, static_cast<std::uint16_t>(column)};
    row.cells.push_back(amount_cell(context.evaluation.shown(ref)));
  }
  return row;
}

bool has_figure(const TableRow& row) {
  return std::ranges::any_of(row.cells,
                             [](const CellValue& cell) { return std::holds_alternative<AmountValue>(cell); });
}

/// An optional row is printed where it holds a figure; one that is computed always would, so it follows the
/// optional rows that it is computed from.
bool is_printed(const PlanForm& form, RowIndex index, const std::vector<TableRow>& rows) {
  const FormRow& row = form.rows[index];
  if (!row.optional) return true;
  bool follows = false;
  for (const FormulaTerm& term : row.formula) {
    if (!form.rows[term.row].optional || term.row == index) continue;
    if (has_figure(rows[term.row])) return true;
    follows = true;
  }
  return !follows && has_figure(rows[index]);
}

Table plan_table(const Context& context, const PlanPlace& place) {
  const PlanForm& form = context.plan.form(place.plan);
  Table table;
  table.columns = plan_columns(context);
  std::vector<TableRow> rows;
  for (RowIndex index = 0; index < form.rows.size(); ++index) rows.push_back(plan_row(context, place, index));
  std::vector<bool> printed;
  for (RowIndex index = 0; index < form.rows.size(); ++index)
    printed.push_back(is_printed(form, index, rows));
  for (std::size_t index = 0; index < rows.size(); ++index) {
    if (!printed[index]) continue;
    if (const std::string& heading = form.rows[index].heading; !heading.empty())
      table.rows.push_back({TableRowStyle::group, {text_cell(heading)}, {}});
    table.rows.push_back(std::move(rows[index]));
  }
  return table;
}

/// What is added to derived rows at this node, and why: a note below the table.
void add_corrections(const Context& context, const PlanPlace& place, Table& table) {
  const WrittenPlan* const written = context.plan.node(place.node).plan(place.plan);
  if (written == nullptr) return;
  for (const PlanCorrection& correction : written->corrections) {
    std::string amounts;
    for (std::size_t column = 0; column < correction.figures.size(); ++column) {
      if (!correction.figures[column] || !context.plan.figures[*correction.figures[column]].readable)
        continue;
      amounts +=
          fmt::format("{}{} {}", amounts.empty() ? "" : ", ", column_name(context.plan.columns[column]),
                      format_euro(context.plan.figures[*correction.figures[column]].amount));
    }
    if (amounts.empty()) continue;
    const std::string& row = context.plan.form(place.plan).rows[correction.row].number;
    table.footnotes.push_back(
        {.mark = {},
         .text = plain(fmt::format("Korrektur der Zeile {}: {} ({})", row, amounts, correction.reason.value),
                       correction.reason.span)});
  }
}

}  // namespace

void add_plan(const Context& context, NodeId node, std::string_view key, Blocks& blocks) {
  const auto plan = context.plan.find_plan(key);
  if (!plan) return;
  Table table = plan_table(context, {node, *plan});
  if (std::ranges::none_of(table.rows, has_figure)) return;  // nothing is planned, not even 0
  table.kind = TableKind::plan;
  table.plan = std::string(key);
  add_corrections(context, {node, *plan}, table);
  std::string stem(key);
  std::ranges::replace(stem, '_', '-');
  table.id = fmt::format("{}-{}", slug(context.plan.node(node).number.value), slug(stem));
  blocks.emplace_back(std::move(table));
}

}  // namespace budgetc::lowering
