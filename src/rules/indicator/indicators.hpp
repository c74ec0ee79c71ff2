#pragma once

#include <string>

#include "evaluate/linear_indicator.hpp"
#include "rules/engine/rule.hpp"

// What the rules on indicators share. Their checks' subjects name the node and the column of the table by
// `cell`, the table by `index` and the indicator by `part`.
namespace budgetc::rules {

/// An indicator with its table and its place; the place's column is 0.
struct IndicatorAt {
  IndicatorPlace place;
  const IndicatorTable* table = nullptr;
  const Indicator* indicator = nullptr;
};

/// Calls `visit(const IndicatorAt&)` for every indicator of the plan, not for headings of groups.
template <typename Visit>
void visit_indicators(const BudgetPlan& plan, Visit visit) {
  for (std::size_t node = 0; node < plan.nodes.size(); ++node) {
    const auto tables = indicator_tables(plan.nodes[node]);
    for (std::size_t table = 0; table < tables.size(); ++table) {
      for (std::size_t row = 0; row < tables[table]->rows.size(); ++row) {
        const Indicator& indicator = tables[table]->rows[row];
        if (indicator.is_group) continue;
        visit(IndicatorAt{{static_cast<NodeId>(node), table, row, 0}, tables[table], &indicator});
      }
    }
  }
}

/// The indicator at a place.
[[nodiscard]] IndicatorAt indicator_at(const BudgetPlan& plan, const IndicatorPlace& place);
/// The same place in another column.
[[nodiscard]] IndicatorPlace in_column(IndicatorPlace place, std::size_t column);
/// The figure that is written for an indicator in a column, if any.
[[nodiscard]] std::optional<FigureId> written_value(const Indicator& indicator, std::size_t column);

/// Decimals with which an indicator is printed: those it names, or as many as its values have.
[[nodiscard]] int printed_decimals(const BudgetPlan& plan, const Indicator& indicator);
/// Unit of an indicator; empty when it has none.
[[nodiscard]] std::string unit_of(const IndicatorTable& table, const Indicator& indicator);
/// "35.01.01 Kennzahl »Ausländerquote« 2024 Plan".
[[nodiscard]] std::string indicator_name(const BudgetPlan& plan, const IndicatorPlace& place);

/// Whether a quotient divides nothing by nothing, and nothing else is printed for it: there is nothing to
/// check.
[[nodiscard]] bool reads_nothing_yet(const RuleContext& context, const IndicatorAnatomy& anatomy,
                                     const std::optional<FigureId>& printed);

/// The place of a stretch of an expression in the source; the whole text where quoting changed the bytes.
[[nodiscard]] Span span_in(const SourceFiles& files, const Text& expression, TextRange range);

}  // namespace budgetc::rules
