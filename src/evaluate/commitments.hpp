#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "evaluate/evaluation.hpp"

namespace budgetc {

/// The VE of one measure in a budget year: what its rows of payments commit to. Nothing where none does.
[[nodiscard]] std::optional<Money> commitment_of(const BudgetPlan& plan, const Investment& measure,
                                                 std::size_t budget_year);

/// What the measures at a node and below commit to in a budget year, row by row of the plans that come from
/// them. A VE stands in no plan by itself: rows have one by way of Teil A alone.
class Commitments {
 public:
  /// The plan must outlive it.
  Commitments(const BudgetPlan& plan, NodeId node, std::size_t budget_year);

  /// The VE behind a row, signed as the plan prints payments. Nothing where no measure has one, where the row
  /// comes from elsewhere, too (a balance with the current administration), or out of range.
  [[nodiscard]] std::optional<Money> row(PlanId plan, RowIndex row) const;

 private:
  [[nodiscard]] bool comes_from_measures(PlanId plan, RowIndex row) const;

  const BudgetPlan* plan_;
  /// By row of Teil A.
  std::vector<std::optional<Money>> rows_;
};

}  // namespace budgetc
