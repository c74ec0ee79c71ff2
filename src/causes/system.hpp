#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "causes/figure_grids.hpp"
#include "model/figure.hpp"
#include "rules/engine/check.hpp"

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
  [[nodiscard]] bool contains(std::int64_t delta) const { return low <= delta && delta <= high; }
  void intersect(const Interval& other);
  /// The change of smallest size in the interval.
  [[nodiscard]] std::int64_t nearest_to_zero() const;
};

/// The checks that figures take part in, ascending by check.
class IncidenceIndex {
 public:
  /// Indexes the checks of a wanted nature.
  void build(const CheckSet& checks, std::size_t figures, bool (*wanted)(Nature));
  /// Nothing before `build`.
  [[nodiscard]] std::span<const Incidence> of(FigureId figure) const;

 private:
  /// Where the incidences of a figure lie.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  void add(std::uint32_t check, const Term& term);

  std::vector<Range> ranges_;
  std::vector<Incidence> incidences_;
};

/// A figure and the change that would put it right, in cents.
struct Change {
  FigureId figure{};
  std::int64_t delta = 0;

  friend bool operator==(const Change&, const Change&) = default;
};

/// The checks as a linear system. Identities and bounds count; what is only expected or demanded never does.
/// `accepted` must outlive it. Differences are kept apart from the checks, so that corrections can be tried
/// and taken back. A check that is more than linear is made anew with them to see whether it holds.
class System {
 public:
  System(const FigureTable& figures, const CheckSet& checks, std::span<const std::int64_t> accepted,
         std::span<const FigureGrid> grids = {});

  [[nodiscard]] const FigureTable& figures() const { return *figures_; }
  [[nodiscard]] bool holds(std::uint32_t check) const;
  /// The broken checks that count, ascending.
  [[nodiscard]] std::vector<std::uint32_t> broken() const;
  [[nodiscard]] std::uint32_t check_count() const { return static_cast<std::uint32_t>(differences_.size()); }
  /// How far a check is from holding exactly, with the changes made so far.
  [[nodiscard]] std::int64_t difference(std::uint32_t check) const { return differences_[check]; }
  /// Whether a check is made anew to see whether it holds, because its terms and tolerance do not say it all.
  [[nodiscard]] bool is_tried(std::uint32_t check) const {
    return !trials_.empty() && trials_[check] != nullptr;
  }
  /// Takes a check for met as it is: what is missing in it is told of already.
  void settle(std::uint32_t check);
  /// Whether the check was broken at the outset.
  [[nodiscard]] bool was_broken(std::uint32_t check) const { return was_broken_[check]; }
  /// Whether a check counts, and is two ways to the same amount.
  [[nodiscard]] bool is_identity(std::uint32_t check) const {
    return checks_->checks()[check].nature == Nature::identity;
  }
  /// Whether a check may name what an amount should be: an identity with something written on both of its
  /// sides. Of a limit no amount is the right one; and where one side is not written, that is what is
  /// missing.
  [[nodiscard]] bool makes_candidates(std::uint32_t check) const;
  /// In what steps a figure is printed, in hundredths; 0 where any amount can be.
  [[nodiscard]] std::int64_t step(FigureId figure) const;
  /// All checks of a figure that count, ascending; empty where nothing was broken at the outset.
  [[nodiscard]] std::span<const Incidence> checks_of(FigureId figure) const { return counting_.of(figure); }
  /// Whether a figure stood in a broken check at the outset.
  [[nodiscard]] bool is_suspect(FigureId figure) const;
  [[nodiscard]] std::span<const Term> terms_of(std::uint32_t check) const;
  [[nodiscard]] const Check& check(std::uint32_t check) const { return checks_->checks()[check]; }
  /// Changes of a figure that leave every one of its checks satisfied.
  [[nodiscard]] Interval allowed(FigureId figure) const;
  /// Changes of a figure that satisfy one of its checks.
  [[nodiscard]] Interval allowed(const Incidence& incidence) const;
  /// The change of a figure with which one of its checks of equality holds without any tolerance.
  [[nodiscard]] std::optional<std::int64_t> exact(const Incidence& incidence) const;
  /// Whether a figure can be changed by δ without leaving the range of what can be computed with, or of what
  /// it counts.
  [[nodiscard]] bool can_change(FigureId figure, std::int64_t delta) const;
  /// Changes a figure by δ, which `can_change`; its checks' differences follow. Undone by -δ.
  void change(FigureId figure, std::int64_t delta);
  /// Makes several changes.
  void apply(std::span<const Change> changes);
  /// Takes them back.
  void undo(std::span<const Change> changes);
  /// How many more checks are met after the change than before that are only expected: it may rank what is
  /// equal otherwise.
  [[nodiscard]] int expectations_met(FigureId figure, std::int64_t delta) const;
  /// Whether the change gives a figure the sign that it should not have, and has not.
  [[nodiscard]] bool loses_sign(FigureId figure, std::int64_t delta) const;

 private:
  [[nodiscard]] Interval allowed(std::uint32_t check) const;
  /// Whether a check compares one figure with nothing but 0.
  [[nodiscard]] bool is_sign(std::uint32_t check) const;
  void note_steps(std::span<const FigureGrid> grids);

  const FigureTable* figures_;
  const CheckSet* checks_;
  std::span<const std::int64_t> accepted_;
  std::vector<std::int64_t> differences_;
  std::vector<bool> was_broken_;
  // Empty without broken checks, all of these.
  /// How the checks are made anew that are more than linear; nullptr for the others.
  std::vector<const Trial*> trials_;
  /// By how much each figure is changed, in cents, and the amounts that this makes.
  std::vector<std::int64_t> changes_;
  FigureTable amounts_;
  IncidenceIndex counting_;
  IncidenceIndex expected_;
  // By figure; empty without broken checks.
  std::vector<std::int64_t> steps_;
};

}  // namespace budgetc::causes
