#pragma once

#include <span>
#include <vector>

#include "causes/figure_grids.hpp"
#include "causes/search.hpp"
#include "text/slip.hpp"

namespace budgetc::causes {

/// Figures written in each other's place, or a row written one column too far, and the broken checks that
/// their right places satisfy.
struct Misplacement {
  SlipKind slip = SlipKind::none;
  std::vector<Change> changes;
  std::vector<std::uint32_t> checks;
};

/// Finds neighbours of the grids that were exchanged, and rows that were shifted by one column: where putting
/// the amounts in their right places satisfies every check of the figures, two broken ones at least that no
/// single figure explains. The changes found stay made in the system.
[[nodiscard]] std::vector<Misplacement> take_misplacements(System& system, std::span<const FigureGrid> grids);

}  // namespace budgetc::causes
