#pragma once

#include <optional>

#include "evaluate/evaluation.hpp"
#include "model/budget_plan.hpp"

namespace budgetc::state {

/// The figure that the sources write in a cell; nothing where it is blank.
[[nodiscard]] std::optional<FigureId> written_cell(const BudgetPlan& plan, const CellRef& cell);
/// The place of the figure in a cell, which a change fills: the row is added where the node, which must have
/// the plan, does not write it.
[[nodiscard]] std::optional<FigureId>& written_place(BudgetPlan& plan, const CellRef& cell);

}  // namespace budgetc::state
