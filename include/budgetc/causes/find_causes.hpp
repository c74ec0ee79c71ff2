#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <budgetc/causes/figure_grids.hpp>
#include <budgetc/causes/slip.hpp>
#include <budgetc/model/figure.hpp>
#include <budgetc/rules/check.hpp>

namespace budgetc {

/// A figure and its right value.
struct Amendment {
  FigureId figure{};
  Money right;

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

/// One figure and the value with which the checks it is blamed for hold, and what speaks for it.
struct Correction {
  FigureId figure{};
  Money right;
  SlipKind slip = SlipKind::none;
  /// The entry that the figure lacks or counts twice; for an entry written twice, the other one.
  std::optional<FigureId> entry{};
  /// Amounts in each other's place: the other figures that the same slip put wrong.
  std::vector<Amendment> others{};
  /// The figure is the sum of a broken check, not one of its entries.
  bool is_total = false;
  /// The right value is rounder than the written one, by a hundred at least.
  bool is_rounder = false;

  friend bool operator==(const Correction&, const Correction&) = default;
};

/// A mistake and its symptoms. Without candidates no single figure explains the checks: then they stand
/// alone.
struct Cause {
  /// Indices into the checks, ascending.
  std::vector<std::uint32_t> checks;
  /// Each alone would put the checks right without breaking another; the most likely first.
  std::vector<Correction> candidates;
  /// How many further figures stand in all of the checks, but cannot be the cause: checks that hold testify
  /// against their change.
  std::size_t cleared = 0;
  /// Figures of other causes that must be put right as well before all of the checks hold.
  std::vector<Amendment> besides{};
};

/// Finds the fewest figures whose change would satisfy every broken check and break no satisfied one.
///
/// The checks are a linear system: a figure changed by δ changes the difference of each of its checks by its
/// coefficient times δ. Broken checks that share figures are searched together, first for one figure, then
/// for two and three; what stays unexplained (too many mistakes in one place) is taken figure by figure,
/// greedily. Amounts in each other's place in `grids` come before all that, as one cause. `accepted[i]` is
/// the difference that an accepted deviation allows check i, 0 for the others. The causes are ordered by
/// their first check; every broken check is in exactly one of them.
[[nodiscard]] std::vector<Cause> find_causes(const FigureTable& figures, const CheckSet& checks,
                                             std::span<const std::int64_t> accepted,
                                             std::span<const FigureGrid> grids = {});

}  // namespace budgetc
