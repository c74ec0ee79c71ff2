#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <budgetc/causes/slip.hpp>
#include <budgetc/model/figure.hpp>
#include <budgetc/rules/check.hpp>

namespace budgetc {

/// One figure and the value with which the checks it is blamed for hold.
struct Correction {
  FigureId figure{};
  Money right;
  SlipKind slip = SlipKind::none;

  friend bool operator==(const Correction&, const Correction&) = default;
};

/// A mistake and its symptoms. Without candidates no single figure explains the checks: then they stand
/// alone.
struct Cause {
  /// Indices into the checks, ascending.
  std::vector<std::uint32_t> checks;
  /// Each alone would put the checks right without breaking another; the most likely first.
  std::vector<Correction> candidates;
};

/// Finds the fewest figures whose change would satisfy every broken check and break no satisfied one.
///
/// The checks are a linear system: a figure changed by δ changes the difference of each of its checks by its
/// coefficient times δ. Broken checks that share figures are searched together, first for one figure, then
/// for two and three; what stays unexplained (too many mistakes in one place) is taken figure by figure,
/// greedily. `accepted[i]` is the difference that an accepted deviation allows check i, 0 for the others. The
/// causes are ordered by their first check; every broken check is in exactly one of them.
[[nodiscard]] std::vector<Cause> find_causes(const FigureTable& figures, const CheckSet& checks,
                                             std::span<const std::int64_t> accepted);

}  // namespace budgetc
