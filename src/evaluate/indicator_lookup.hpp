#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/plan_environment.hpp"

namespace budgetc {

/// Indicators that are derived from each other in so long a chain are no table that anybody reads.
inline constexpr int longest_chain = 100;

/// An indicator in its table.
struct IndicatorRow {
  const IndicatorTable* table = nullptr;
  std::size_t table_index = 0;
  std::size_t row_index = 0;
};

/// The indicator of a node with this name, in the first table that has it.
[[nodiscard]] std::optional<IndicatorRow> find_indicator_row(const BudgetPlan& plan, NodeId node,
                                                             std::string_view id);
/// The indicator with this name in the same table as another one.
[[nodiscard]] std::optional<IndicatorRow> find_indicator_row(const BudgetPlan& plan,
                                                             const IndicatorPlace& within,
                                                             std::string_view id);
/// Whether values of the indicator are written in percent.
[[nodiscard]] bool is_percentage(const IndicatorTable& table, const Indicator& indicator);
/// The table's column of that year: Ist for an actual one, Plan for any other.
[[nodiscard]] std::optional<std::size_t> find_indicator_column(const IndicatorTable& table,
                                                               const Column& wanted);
/// A column of a table as the columns of plans are written: Ist is actual, Plan is planned.
[[nodiscard]] Column as_column(const IndicatorColumn& column);
/// Whether a column is the one of a year as seen from elsewhere: an actual one, or else any that is planned.
[[nodiscard]] bool is_same_year_and_sort(const Column& column, const Column& wanted);
/// Names of the table's indicators.
void append_ids(const IndicatorTable& table, std::vector<std::string_view>& ids);
/// A column was named that the table does not have.
[[nodiscard]] ResolveError no_such_column(const IndicatorTable& table);

}  // namespace budgetc
