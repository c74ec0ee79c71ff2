#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "causes/evidence.hpp"
#include "causes/figure_grids.hpp"

namespace budgetc::causes {

/// Sums that lack an entry in all of their columns, because a row or a part was forgotten: the broken checks
/// of each, with those of the sums above that lack the same amounts; ascending. No figure explains them, in
/// no column an exact slip does.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> missing_entries(const System& system,
                                                                      const Evidence& evidence);

}  // namespace budgetc::causes
