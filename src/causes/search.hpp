#pragma once

#include <cstdint>
#include <vector>

#include "causes/system.hpp"

namespace budgetc::causes {

/// A figure and the change that would put it right, in cents.
struct Change {
  FigureId figure{};
  std::int64_t delta = 0;

  friend bool operator==(const Change&, const Change&) = default;
};

/// What an entry that a sum lacks or has twice adds to the likelihood.
inline constexpr std::int64_t entry_weight = 60;

/// The figures of a check, each once, ascending.
[[nodiscard]] std::vector<FigureId> figures_of(const System& system, std::uint32_t check);
[[nodiscard]] bool takes_part_in_all(const System& system, FigureId figure,
                                     const std::vector<std::uint32_t>& broken);
/// By how many zeros at its end the right amount is rounder than the written one; negative when it is not.
[[nodiscard]] int zeros_gained(Money written, Money right);

/// Every single figure whose change satisfies all of `broken` and breaks nothing; ordered by figure.
[[nodiscard]] std::vector<Change> single_changes(const System& system,
                                                 const std::vector<std::uint32_t>& broken);

/// The likeliest of the smallest sets of changes (up to three figures) that satisfy all of `broken`; empty
/// when there is none, or when the search would take too long.
[[nodiscard]] std::vector<Change> fewest_changes(System& system, const std::vector<std::uint32_t>& broken);

/// The one change that satisfies most of `broken`, at least two more than it breaks; for heaps of mistakes
/// where the exact search gives up. `delta` is 0 when there is none.
[[nodiscard]] Change best_partial_change(const System& system, const std::vector<std::uint32_t>& broken);

/// How likely a change is what the author meant: slips of the keyboard, then rounder figures, then small
/// changes. Higher is likelier.
[[nodiscard]] std::int64_t likelihood(const FigureTable& figures, const Change& change);

}  // namespace budgetc::causes
