#pragma once

#include <span>
#include <vector>

#include "causes/figure_grids.hpp"
#include "causes/search.hpp"
#include "text/slip.hpp"

namespace budgetc::causes {

/// A whole plan, or a whole row of it, that is wrong in one way, and the broken checks that its right amounts
/// satisfy.
struct PlanSlip {
  SlipKind slip = SlipKind::none;
  /// The first is that of the plan's first amount that changes.
  std::vector<Change> changes;
  std::vector<std::uint32_t> checks;
  /// The first amount of the plan that was copied, or of the row that is contained.
  std::optional<FigureId> entry{};
};

/// Finds plans that agree with themselves and with nothing above them, because all of their amounts are wrong
/// in the same way: in thousands, with the opposite signs, one column too far, or copied from another plan;
/// or because a row has another one in it. With the right amounts every check of the plan holds. The changes
/// found stay made in the system.
[[nodiscard]] std::vector<PlanSlip> take_plan_slips(System& system, std::span<const FigureGrid> grids);

}  // namespace budgetc::causes
