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

/// The last column of a budget year: the VE stand behind it.
std::size_t last_budget_column(const Context& context) {
  std::size_t last = 0;
  for (const BudgetYear& year : context.plan.years) last = std::max(last, year.column);
  return last;
}

std::vector<TableColumn> plan_columns(const Context& context, const PlanForm& form) {
  std::vector<TableColumn> columns;
  columns.push_back(make_column(ColumnRole::row_number, word(context, Word::row_number)));
  if (form.shows_operators) {
    columns.push_back(make_column(ColumnRole::reference, ""));
    columns.back().key = part_word(context, "plan_zeichen");
  }
  columns.push_back(make_column(ColumnRole::label, word(context, Word::row_label)));
  if (form.shows_accounts())
    columns.push_back(make_column(ColumnRole::reference, part_word(context, "plan_konten")));
  const std::size_t last = last_budget_column(context);
  for (std::size_t i = 0; i < context.plan.columns.size(); ++i) {
    columns.push_back(year_column(context, i));
    for (std::size_t year = 0; form.shows_commitments && i == last && year < context.plan.years.size();
         ++year)
      columns.push_back(make_column(ColumnRole::amount, part_year_word(context, "plan_ve", year)));
  }
  return columns;
}

/// Whose plan is printed: a node's, or that of several together.
struct PlanPlace {
  std::optional<NodeId> node;
  PlanId plan;
};

/// Number, operator, label and accounts of a row.
void add_row_words(const PlanForm& form, RowIndex index, std::string target, TableRow& row) {
  const FormRow& form_row = form.rows[index];
  row.cells.push_back(TextValue{linked(form_row.number, std::move(target), form_row.span)});
  if (form.shows_operators) row.cells.push_back(text_cell(form.operator_of(index)));
  row.cells.push_back(text_cell(form_row.label, form_row.span));
  if (form.shows_accounts())
    row.cells.push_back(form_row.accounts.empty() ? Blank{} : text_cell(form_row.accounts, form_row.span));
}

TableRow plan_row(const Context& context, const PlanPlace& place, const PlanFigures& figures,
                  RowIndex index) {
  const PlanForm& form = context.plan.form(place.plan);
  const FormRow& form_row = form.rows[index];
  TableRow row{row_style(form_row.emphasis), {}, {}};
  std::string target;
  if (place.node)
    row.item =
        item_id(context.plan.node(*place.node).number.value, ItemKind::cell, form.key, form_row.number);
  if (place.node && place.plan == context.plan.result_plan) {
    row.anchor = row_anchor(context, *place.node, index);
    target = notes_target(context, *place.node, index);
  }
  add_row_words(form, index, std::move(target), row);
  const std::size_t last = last_budget_column(context);
  for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
    row.cells.push_back(amount_cell(figures.amount(index, column)));
    for (std::size_t year = 0; form.shows_commitments && column == last && year < context.plan.years.size();
         ++year)
      row.cells.push_back(amount_cell(figures.commitment(index, year)));
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

std::optional<Table> plan_table(const Context& context, const PlanPlace& place, const PlanFigures& figures) {
  const PlanForm& form = context.plan.form(place.plan);
  Table table;
  table.kind = TableKind::plan;
  table.plan = form.key;
  table.columns = plan_columns(context, form);
  std::vector<TableRow> rows;
  for (RowIndex index = 0; index < form.rows.size(); ++index)
    rows.push_back(plan_row(context, place, figures, index));
  if (std::ranges::none_of(rows, has_figure)) return std::nullopt;  // nothing is planned, not even 0
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
void add_corrections(const Context& context, NodeId node, PlanId plan, Table& table) {
  const WrittenPlan* const written = context.plan.node(node).plan(plan);
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
    const std::string& row = context.plan.form(plan).rows[correction.row].number;
    table.footnotes.push_back(
        {.mark = {},
         .text = plain(fmt::format("Korrektur der Zeile {}: {} ({})", row, amounts, correction.reason.value),
                       correction.reason.span)});
  }
}

/// "teilfinanzplan-a"
std::string stem_of(std::string_view key) {
  std::string stem(key);
  std::ranges::replace(stem, '_', '-');
  return slug(stem);
}

}  // namespace

std::vector<Commitments> commitments_of(const BudgetPlan& plan, NodeId node) {
  std::vector<Commitments> all;
  for (std::size_t year = 0; year < plan.years.size(); ++year) all.emplace_back(plan, node, year);
  return all;
}

void add_plan(const Context& context, NodeId node, std::string_view key, Blocks& blocks) {
  const auto plan = context.plan.find_plan(key);
  if (!plan) return;
  std::vector<Commitments> commitments;
  if (context.plan.form(*plan).shows_commitments) commitments = commitments_of(context.plan, node);
  const PlanFigures figures{
      .amount =
          [&](RowIndex row, std::size_t column) {
            return context.evaluation.shown({node, *plan, row, static_cast<std::uint16_t>(column)});
          },
      .commitment = [&](RowIndex row, std::size_t year) { return commitments[year].row(*plan, row); }};
  auto table = plan_table(context, {node, *plan}, figures);
  if (!table) return;
  add_corrections(context, node, *plan, *table);
  table->id = fmt::format("{}-{}", slug(context.plan.node(node).number.value), stem_of(key));
  blocks.emplace_back(*std::move(table));
}

bool add_joint_plan(const Context& context, PlanId plan, const PlanFigures& figures, const std::string& stem,
                    Blocks& blocks) {
  auto table = plan_table(context, {std::nullopt, plan}, figures);
  if (!table) return false;
  table->title = context.plan.form(plan).title;
  table->id = fmt::format("{}-{}", stem, stem_of(context.plan.form(plan).key));
  blocks.emplace_back(*std::move(table));
  return true;
}

}  // namespace budgetc::lowering
