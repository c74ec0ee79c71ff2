#pragma once

#include <span>
#include <vector>

#include "causes/evidence.hpp"
#include "causes/find_causes.hpp"
#include "causes/system.hpp"

namespace budgetc::causes {

/// Finds rows whose amounts are just what sums of another row above lack, in every column: they may stand
/// under a wrong number. Read as that other row, they satisfy every check of theirs. Of a single amount this
/// may be chance: then the figures that would do as well are its candidates, and where one of these undoes an
/// exact slip, there is no cause. The checks of the causes are settled in the system.
[[nodiscard]] std::vector<Cause> take_moved_rows(System& system, const Evidence& evidence,
                                                 std::span<const FigureGrid> grids);

}  // namespace budgetc::causes
