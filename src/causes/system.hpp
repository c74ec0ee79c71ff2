#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include <budgetc/model/figure.hpp>
#include <budgetc/rules/check.hpp>

namespace budgetc::causes {

/// A check that a figure takes part in, with its coefficient.
struct Incidence {
  std::uint32_t check = 0;
  std::int64_t coefficient = 0;
};

/// The changes δ of one figure, in cents, that a set of checks allows; empty when `low > high`.
struct Interval {
  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] bool empty() const { return low > high; }
  void intersect(const Interval& other);
  /// The change of smallest size in the interval.
  [[nodiscard]] std::int64_t nearest_to_zero() const;
};

/// The checks as a linear system, reduced to what the broken ones can reach: figures of broken checks, with
/// all their checks. `accepted` must outlive it. Differences are kept apart from the checks, so that
/// corrections can be tried and taken back.
class System {
 public:
  System(const FigureTable& figures, const CheckSet& checks, std::span<const std::int64_t> accepted);

  [[nodiscard]] const FigureTable& figures() const { return *figures_; }
  [[nodiscard]] bool holds(std::uint32_t check) const {
    return allowed(check).low <= 0 && allowed(check).high >= 0;
  }
  [[nodiscard]] std::vector<std::uint32_t> broken() const;
  /// Whether a check is no equality: an amount is too large or too small, and no other is the right one.
  [[nodiscard]] bool is_limit(std::uint32_t check) const {
    return checks_->checks()[check].relation != Relation::equal;
  }
  /// All checks of a figure that stands in a broken check at the outset; empty for other figures.
  [[nodiscard]] std::span<const Incidence> checks_of(FigureId figure) const;
  [[nodiscard]] std::span<const Term> terms_of(std::uint32_t check) const;
  [[nodiscard]] const Check& check(std::uint32_t check) const { return checks_->checks()[check]; }
  /// Changes of a figure that leave every one of its checks satisfied.
  [[nodiscard]] Interval allowed(FigureId figure) const;
  /// Changes of a figure that satisfy one of its checks.
  [[nodiscard]] Interval allowed(const Incidence& incidence) const;
  /// The change of a figure with which one of its checks of equality holds without any tolerance.
  [[nodiscard]] std::optional<std::int64_t> exact(const Incidence& incidence) const;
  /// Whether a figure can be changed by δ without leaving the range of what can be computed with.
  [[nodiscard]] bool can_change(FigureId figure, std::int64_t delta) const;
  /// Changes a figure by δ, which `can_change`; its checks' differences follow. Undone by -δ.
  void change(FigureId figure, std::int64_t delta);

 private:
  [[nodiscard]] Interval allowed(std::uint32_t check) const;

  const FigureTable* figures_;
  const CheckSet* checks_;
  std::span<const std::int64_t> accepted_;
  std::vector<std::int64_t> differences_;
  std::unordered_map<std::uint32_t, std::vector<Incidence>> incidences_;
};

}  // namespace budgetc::causes
