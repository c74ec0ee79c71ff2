#pragma once

#include <cstdint>
#include <vector>

#include "causes/search.hpp"

namespace budgetc::causes {

/// Groups broken checks that share a figure, so that independent mistakes are searched apart.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> components(const System& system,
                                                                 const std::vector<std::uint32_t>& broken);
/// Groups changes that meet in a check which held at the outset: only together do they keep it.
[[nodiscard]] std::vector<ChangeSet> coupled(const System& system, const std::vector<Change>& changes);

}  // namespace budgetc::causes
