#include "evaluate/indicator_values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace budgetc {

std::optional<std::int64_t> shown_indicator(const BudgetPlan& plan, const IndicatorTable& /*table*/,
                                            const Indicator& indicator, std::size_t column) {
  if (column >= indicator.values.size() || !indicator.values[column]) return std::nullopt;
  const Figure& figure = plan.figures[*indicator.values[column]];
  if (!figure.readable) return std::nullopt;
  return figure.amount.cents();
}

int indicator_decimals(const BudgetPlan& plan, const IndicatorTable& table, const Indicator& indicator) {
  int decimals = indicator.decimals;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto value = shown_indicator(plan, table, indicator, column);
    if (!value) continue;
    if (*value % 100 != 0) decimals = std::max(decimals, *value % 10 != 0 ? 2 : 1);
  }
  return std::min(decimals, 2);
}

const Indicator* find_indicator(const IndicatorTable& table, std::string_view id) {
  const auto row = table.find_row(id);
  return row ? &table.rows[*row] : nullptr;
}

std::string indicator_column_name(const IndicatorColumn& column) {
  return fmt::format("{} {}", column.year, column.actual ? "Ist" : "Plan");
}

}  // namespace budgetc
