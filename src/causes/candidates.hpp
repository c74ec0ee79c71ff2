#pragma once

#include <vector>

#include "causes/misplaced.hpp"
#include "causes/search.hpp"
#include <budgetc/causes/find_causes.hpp>

namespace budgetc::causes {

/// Turns changes, each of which satisfies the broken checks, into candidates with what speaks for them; the
/// likeliest first: a slip that fits exactly, then a rounder amount, then a sum before its entries.
[[nodiscard]] std::vector<Correction> rank_candidates(const System& system,
                                                      const std::vector<std::uint32_t>& broken,
                                                      const std::vector<Change>& changes);

/// The one candidate of amounts in each other's place.
[[nodiscard]] Correction misplaced_candidate(const FigureTable& figures, const Misplacement& misplacement);

/// How many figures stand in all of the broken checks.
[[nodiscard]] std::size_t suspect_count(const System& system, const std::vector<std::uint32_t>& broken);

}  // namespace budgetc::causes
