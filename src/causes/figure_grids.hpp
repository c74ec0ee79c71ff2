#pragma once

#include <optional>
#include <vector>

#include "evaluate/evaluation.hpp"

namespace budgetc {

struct PriorYear;

/// Figures that stand beside and below each other in the source, so that one may have been written in
/// another's place: a written plan, the rows of a measure, a list of notes or of ring entries (one column).
struct FigureGrid {
  /// Row by row; rows may be of different lengths, nothing where blank.
  std::vector<std::vector<std::optional<FigureId>>> rows;
  /// The years of the leading columns, where these make a series; empty where they do not.
  std::vector<int> years{};
  /// What last year's plan says of the same cells, for those columns; as long as `rows`, or empty.
  std::vector<std::vector<std::optional<Money>>> last_year{};
  /// Of a written plan, where each row stands, in column 0; as long as `rows`. Empty for other grids.
  std::vector<CellRef> cells{};
  /// Of a written plan, its form; the plan owns it. nullptr for other grids.
  const PlanForm* form = nullptr;
  /// Of a written plan, the nodes above its own.
  std::vector<NodeId> above{};
  /// Of values that are counted in steps, such as those of an indicator: the step, in hundredths. They are
  /// not looked for in each other's place. 0 for amounts of money.
  std::int64_t step = 0;
};

/// All grids of a plan, in the order of its nodes. Last year's plan is nullptr where there is none.
[[nodiscard]] std::vector<FigureGrid> figure_grids(const BudgetPlan& plan,
                                                   const PriorYear* prior_year = nullptr);

}  // namespace budgetc
