#pragma once

#include <vector>

#include "causes/find_causes.hpp"
#include "causes/search.hpp"

namespace budgetc::causes {

/// Changes that belong together.
using ChangeSet = std::vector<Change>;

/// Turns sets of changes, each of which satisfies the broken checks, into candidates with what speaks for
/// them: the likeliest first, of those supported equally well sums before their entries.
[[nodiscard]] std::vector<Correction> rank_candidates(const System& system, const Evidence& evidence,
                                                      const std::vector<std::uint32_t>& broken,
                                                      const std::vector<ChangeSet>& sets);

/// Whether a candidate undoes a slip that fits exactly, and seldom by chance.
[[nodiscard]] bool is_exact_slip(const Correction& candidate);

/// The candidate of amounts in each other's place, or of a whole plan's; `entry` as in Correction.
[[nodiscard]] Correction misplaced_candidate(const FigureTable& figures, const ChangeSet& changes,
                                             SlipKind slip, std::optional<FigureId> entry = {});

/// How many figures stand in all of the broken checks and are no candidate because an identity that holds
/// confirms them.
[[nodiscard]] std::size_t confirmed_count(const System& system, const std::vector<std::uint32_t>& broken,
                                          const std::vector<Correction>& candidates);

}  // namespace budgetc::causes
