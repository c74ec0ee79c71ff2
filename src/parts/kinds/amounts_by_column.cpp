#include "parts/kinds/amounts_by_column.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace budgetc::parts {
namespace {

using namespace binding;

void lose_blank_columns(Context& context, Span span, ColumnAmounts& amounts) {
  for (auto& amount : amounts) {
    if (!amount) amount = unreadable_figure(context, span, FigureKind::part_amount);
  }
}

/// An amount of the wrong sign cannot be understood, and decides nothing.
std::optional<FigureId> check_sign(Context& context, const SourceNode& value, const SignRule& rule,
                                   std::optional<FigureId> figure) {
  const std::int64_t cents = figure ? context.plan.figures[*figure].amount.cents() : 0;
  if (cents == 0 || rule.sign == 0 || (cents > 0) == (rule.sign > 0)) return figure;
  report(context, invalid_value, value.span, std::string(rule.refusal)).helps.emplace_back(rule.help);
  return unreadable_figure(context, value.span, FigureKind::part_amount);
}

void read_list(Context& context, const SourceNode& list, const SignRule& rule, ColumnAmounts& amounts) {
  if (!context.columns_known) return lose_blank_columns(context, list.span, amounts);
  if (list.items().size() != amounts.size()) {
    std::vector<std::string> titles;
    for (const Column& column : context.plan.columns) titles.push_back(column_name(column));
    report_wrong_count(context, list, titles, Counted::euros);
    return lose_blank_columns(context, list.span, amounts);
  }
  FigureList figures(context, list, FigureKind::part_amount);
  for (std::size_t column = 0; column < amounts.size(); ++column) {
    const SourceNode& item = list.items()[column];
    amounts[column] = check_sign(context, item, rule, figures.read(item));
  }
}

}  // namespace

void read_by_column(Context& context, const SourceNode& value, const SignRule& rule, ColumnAmounts& amounts) {
  amounts.resize(context.plan.columns.size());
  if (value.is_null()) return;
  if (value.is_sequence()) return read_list(context, value, rule, amounts);
  if (!expect_mapping(context, value)) return lose_blank_columns(context, value.span, amounts);
  std::optional<Span> lost;
  for (const SourceEntry& cell : value.entries()) {
    if (const auto column = read_column(context, cell.key)) {
      amounts[*column] =
          check_sign(context, cell.value, rule, read_figure(context, cell.value, FigureKind::part_amount));
    } else if (!cell.value.is_null()) {
      lost = cell.key.span;
    }
  }
  if (lost) lose_blank_columns(context, *lost, amounts);
}

std::optional<FigureId> amount_in(const ColumnAmounts& amounts, std::size_t column) {
  return column < amounts.size() ? amounts[column] : std::nullopt;
}

bool has_amount(const ColumnAmounts& amounts) {
  return std::ranges::any_of(amounts, [](const auto& amount) { return amount.has_value(); });
}

void append_figures(const BudgetPlan& plan, std::string_view words, const ColumnAmounts& amounts,
                    std::vector<PartFigure>& list) {
  for (std::size_t column = 0; column < amounts.size(); ++column) {
    if (!amounts[column]) continue;
    list.push_back({.figure = *amounts[column],
                    .words = fmt::format("{} {}", words, column_name(plan.columns[column])),
                    .column = column});
  }
}

void append_term(const ColumnAmounts& amounts, std::size_t column, int sign, std::vector<ProofTerm>& terms) {
  if (const auto amount = amount_in(amounts, column)) terms.push_back({.figure = amount, .sign = sign});
}

std::optional<std::size_t> column_before(const BudgetPlan& plan, std::size_t column) {
  if (const auto planned = plan.preceding_column(column)) return planned;
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (plan.columns[i].year != plan.columns[column].year - 1) continue;
    if (before) return std::nullopt;
    before = i;
  }
  return before;
}

void append_data(const lowering::Context& context, const Node& node, const std::vector<CellValue>& line,
                 const ColumnAmounts& amounts, Dataset& data) {
  for (std::size_t column = 0; column < amounts.size(); ++column) {
    if (!amounts[column]) continue;
    const Column& year = context.plan.columns[column];
    std::vector<CellValue> row = lowering::node_cells(context, node);
    row.insert(row.end(), line.begin(), line.end());
    row.push_back(lowering::text_cell(column_kind_name(year.kind)));
    row.push_back(lowering::text_cell(std::to_string(year.year)));
    row.push_back(lowering::figure_cell(context, amounts[column]));
    data.rows.push_back(std::move(row));
  }
}

TableRow amount_row(const lowering::Context& context, CellValue name, const ColumnAmounts& amounts,
                    const std::vector<std::size_t>& columns) {
  TableRow row{TableRowStyle::normal, {std::move(name)}, {}};
  for (const std::size_t column : columns)
    row.cells.push_back(lowering::figure_cell(context, amount_in(amounts, column)));
  return row;
}

}  // namespace budgetc::parts
