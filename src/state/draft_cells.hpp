#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "model/budget_plan.hpp"

namespace budgetc::state {

/// What the cells of a budget are before any change list: entered, or computed from others. A list changes
/// amounts, not what a cell is.
class DraftCells {
 public:
  /// Evaluates the plan, which must outlive this and may only change its amounts.
  explicit DraftCells(const BudgetPlan& plan);

  /// Where the value of a cell comes from.
  [[nodiscard]] Origin origin(const CellRef& cell) const { return evaluation_.cell(cell).origin; }
  /// Whether the node of a cell has its plan: written, derived, or from nodes below.
  [[nodiscard]] bool has_plan(const CellRef& cell) const;
  /// Whether a cell is computed, so that what is written in it is a control total.
  [[nodiscard]] bool is_sum(const CellRef& cell) const;
  /// A cell and how often the changed one is contained in it.
  using Share = std::pair<CellRef, std::int64_t>;
  /// The cells that are computed from a cell, at its node and above, and the cell itself.
  [[nodiscard]] std::vector<Share> shares(const CellRef& cell) const;

 private:
  /// By place in the layout.
  using Places = std::set<std::size_t>;
  [[nodiscard]] std::vector<CellRef> reached(const CellRef& cell, Places& places) const;
  void append_opening_balances(const CellRef& cell, std::vector<CellRef>& cells) const;
  void append_dependents(const CellRef& cell, std::vector<CellRef>& cells) const;
  [[nodiscard]] bool has_plan_below(NodeId node, PlanId plan) const;

  const BudgetPlan& plan_;
  Evaluation evaluation_;
  CellLayout layout_;
};

}  // namespace budgetc::state
