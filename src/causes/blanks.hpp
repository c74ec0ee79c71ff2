#pragma once

#include <span>
#include <vector>

#include "causes/find_causes.hpp"
#include "causes/system.hpp"

namespace budgetc::causes {

/// Blank cells of one plan and column beside written ones of their rows, with the amounts that sums lack
/// there: the checks that hold with them.
struct BlankSet {
  std::vector<BlankCell> cells;
  std::vector<std::uint32_t> checks;
};

/// Finds what a forgotten amount would explain: a blank takes part in the checks in which its neighbours of
/// other columns do. With the amounts all of these hold, and the amounts are about as large as their
/// neighbours.
[[nodiscard]] std::vector<BlankSet> find_blanks(const System& system, std::span<const FigureGrid> grids);

/// Takes those that satisfy several broken checks as causes, where several do for the same checks together;
/// the others stay in `sets`. The checks of the causes are settled.
[[nodiscard]] std::vector<Cause> take_blanks(System& system, std::vector<BlankSet>& sets);

}  // namespace budgetc::causes
