#pragma once

#include <optional>
#include <vector>

#include <budgetc/model/budget_plan.hpp>

namespace budgetc {

/// Figures that stand beside and below each other in the source, so that one may have been written in
/// another's place: a written plan, the rows of a measure, a list of notes or of ring entries (one column).
struct FigureGrid {
  /// Row by row; rows may be of different lengths, nothing where blank.
  std::vector<std::vector<std::optional<FigureId>>> rows;
};

/// All grids of a plan, in the order of its nodes.
[[nodiscard]] std::vector<FigureGrid> figure_grids(const BudgetPlan& plan);

}  // namespace budgetc
