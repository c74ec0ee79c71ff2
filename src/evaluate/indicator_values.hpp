#pragma once

#include <cstdint>
#include <optional>

#include "model/budget_plan.hpp"

namespace budgetc {

/// What is printed for an indicator in a column of its table, in hundredths of its unit: the value written
/// for it.
[[nodiscard]] std::optional<std::int64_t> shown_indicator(const BudgetPlan& plan, const IndicatorTable& table,
                                                          const Indicator& indicator, std::size_t column);
/// Decimals that show every value of the indicator exactly, and at least those it asks for.
[[nodiscard]] int indicator_decimals(const BudgetPlan& plan, const IndicatorTable& table,
                                     const Indicator& indicator);
/// The row with this name, or nullptr.
[[nodiscard]] const Indicator* find_indicator(const IndicatorTable& table, std::string_view id);
/// "2022 Ist".
[[nodiscard]] std::string indicator_column_name(const IndicatorColumn& column);

}  // namespace budgetc
