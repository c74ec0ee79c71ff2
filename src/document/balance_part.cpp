#include <algorithm>
#include <utility>

#include "document/lowering.hpp"
#include "evaluate/sum.hpp"

namespace budgetc::lowering {

namespace {

/// What a fiscal year does to the reserves, and what is left of them at its end.
struct BalanceYear {
  std::size_t column = 0;
  Money result;
  Money carried;
  Money covered;
  Money draw;
  Money equalization;
  Money general;
  Money open;
};

/// The row with a role in a column, all outermost nodes together; nothing where the sum leaves the range.
std::optional<Money> role_sum(const Context& context, RowRole role, std::size_t column) {
  Sum sum;
  sum.add(Money{});
  const auto row = context.plan.result_form().row_of(role);
  if (!row) return sum.value();
  for (const NodeId id : context.plan.top_nodes()) {
    sum.add(
        context.evaluation.shown({id, context.plan.result_plan, *row, static_cast<std::uint16_t>(column)}));
  }
  return sum.value();
}

Money amount_of(const Context& context, const std::optional<FigureId>& figure) {
  return figure ? context.plan.figures[*figure].amount : Money{};
}

Money amount_in(const Context& context, const std::vector<std::optional<FigureId>>& figures,
                std::size_t column) {
  return column < figures.size() ? amount_of(context, figures[column]) : Money{};
}

/// Follows the reserves from the budget year through the planned ones: a loss takes the equalization reserve
/// first, then the general one.
class BalanceSheet {
 public:
  explicit BalanceSheet(const Context& context)
      : context_(context),
        equalization_(amount_of(context, context.plan.reserves.equalization)),
        general_(amount_of(context, context.plan.reserves.general)) {
    for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
      if (context.plan.columns[column].year < context.plan.first_year()) note_open(column);
    }
  }

  /// Nothing where an amount leaves the range.
  std::optional<BalanceYear> year(std::size_t column) {
    BalanceYear year;
    year.column = column;
    const auto result = role_sum(context_, RowRole::annual_result, column);
    const auto savings = role_sum(context_, RowRole::global_savings, column);
    if (!result || !savings) return std::nullopt;
    const LossCarryforward& losses = context_.plan.losses;
    year.carried = amount_in(context_, losses.carried, column);
    year.covered = amount_in(context_, losses.covered, column);
    year.result = add(*result, *savings).value_or(*result);
    Sum draw;
    for (const auto& [amount, factor] : {std::pair{year.result, 1}, {year.carried, 1}, {year.covered, -1}})
      draw.add(amount, factor);
    if (draw.overflow()) return std::nullopt;
    year.draw = draw.value().value_or(Money{});
    note_open(column);
    take(year.draw);
    year.equalization = equalization_;
    year.general = general_;
    year.open = open_;
    return year;
  }

 private:
  void note_open(std::size_t column) {
    const LossCarryforward& losses = context_.plan.losses;
    open_ = add(open_, amount_in(context_, losses.carried, column)).value_or(open_);
    open_ = add(open_, -amount_in(context_, losses.covered, column)).value_or(open_);
  }

  void take(Money draw) {
    const Money left = add(equalization_, draw).value_or(equalization_);
    equalization_ = std::max(left, Money{});
    if (left < Money{}) general_ = add(general_, left).value_or(general_);
  }

  const Context& context_;
  Money equalization_;
  Money general_;
  Money open_;
};

std::vector<BalanceYear> balance_years(const Context& context) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < context.plan.columns.size(); ++i) {
    if (context.plan.columns[i].year >= context.plan.first_year()) columns.push_back(i);
  }
  std::ranges::sort(columns, {}, [&](std::size_t i) { return context.plan.columns[i].year; });
  BalanceSheet sheet(context);
  std::vector<BalanceYear> years;
  for (const std::size_t column : columns) {
    const auto year = sheet.year(column);
    if (!year) return {};
    years.push_back(*year);
  }
  return years;
}

bool is_written(const std::vector<std::optional<FigureId>>& figures) {
  return std::ranges::any_of(figures, [](const auto& figure) { return figure.has_value(); });
}

}  // namespace

bool has_balance(const BudgetPlan& plan) {
  return plan.complete && (plan.reserves.equalization || plan.reserves.general ||
                           is_written(plan.losses.carried) || is_written(plan.losses.covered));
}

void add_balance(const Context& context, Blocks& blocks) {
  if (!has_balance(context.plan)) return;
  const std::vector<BalanceYear> years = balance_years(context);
  if (years.empty()) return;
  Table table;
  table.kind = TableKind::balance;
  table.id = "haushaltsausgleich";
  table.columns.push_back(make_column(ColumnRole::label, word(context, Word::row_label)));
  for (const BalanceYear& year : years) table.columns.push_back(year_column(context, year.column));
  const auto add_row = [&](TableRowStyle style, Word label, Money BalanceYear::*member) {
    TableRow row{style, {text_cell(word(context, label))}, {}};
    for (const BalanceYear& year : years) row.cells.push_back(amount_cell(year.*member));
    table.rows.push_back(std::move(row));
  };
  const LossCarryforward& losses = context.plan.losses;
  add_row(TableRowStyle::normal, Word::balance_result, &BalanceYear::result);
  if (is_written(losses.carried))
    add_row(TableRowStyle::normal, Word::balance_carried, &BalanceYear::carried);
  if (is_written(losses.covered))
    add_row(TableRowStyle::normal, Word::balance_covered, &BalanceYear::covered);
  add_row(TableRowStyle::sum, Word::balance_draw, &BalanceYear::draw);
  add_row(TableRowStyle::normal, Word::balance_equalization, &BalanceYear::equalization);
  if (context.plan.reserves.general)
    add_row(TableRowStyle::normal, Word::balance_general, &BalanceYear::general);
  if (is_written(losses.carried)) add_row(TableRowStyle::normal, Word::balance_open, &BalanceYear::open);
  blocks.emplace_back(std::move(table));
}

}  // namespace budgetc::lowering
