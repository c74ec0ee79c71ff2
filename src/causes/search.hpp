#pragma once

#include <cstdint>
#include <vector>

#include "causes/evidence.hpp"
#include "causes/system.hpp"

namespace budgetc::causes {

/// What one mistake more costs in an explanation, in the unit of Evidence: mistakes are rare.
inline constexpr std::int64_t mistake_weight = -100;

/// The figures of a check, each once, ascending.
[[nodiscard]] std::vector<FigureId> figures_of(const System& system, std::uint32_t check);
[[nodiscard]] bool takes_part_in_all(const System& system, FigureId figure,
                                     const std::vector<std::uint32_t>& checks);

/// Of the changes allowed the one that makes a broken sum exact, also where a tolerance would let less do;
/// else the likeliest.
[[nodiscard]] std::int64_t likeliest(const System& system, FigureId figure, const Interval& allowed);

/// Every single figure whose change satisfies all of `broken` and breaks nothing; ordered by figure.
[[nodiscard]] std::vector<Change> single_changes(const System& system,
                                                 const std::vector<std::uint32_t>& broken);

/// Every pair of figures that does so together, where neither does alone; within a budget of trials. The
/// first of a pair takes part in the first check.
[[nodiscard]] std::vector<std::vector<Change>> paired_changes(System& system,
                                                              const std::vector<std::uint32_t>& broken);

/// Looks for the likeliest set of changes that satisfies broken identities.
class Search {
 public:
  Search(System& system, const Evidence& evidence) : system_(&system), evidence_(&evidence) {}

  /// The changes that explain the broken identities and break nothing. Where there are too many mistakes in
  /// one place, those of the best attempt that are proved: all their checks hold with them. One search makes
  /// a limited number of trials, and so do all searches together.
  [[nodiscard]] std::vector<Change> explain(const std::vector<std::uint32_t>& broken);

 private:
  /// An attempt: changes, what is still broken with them, and how unlikely they are.
  struct Attempt {
    std::vector<Change> changes;
    std::vector<std::uint32_t> broken;
    std::int64_t cost = 0;
    std::int64_t serial = 0;

    [[nodiscard]] std::int64_t priority() const;
  };

  [[nodiscard]] static bool less_promising(const Attempt& a, const Attempt& b);

  void run();
  void expand(const Attempt& attempt);
  void try_change(const Attempt& attempt, const Change& change);
  void keep(Attempt attempt);
  [[nodiscard]] std::int64_t meetings(const std::vector<Change>& changes, FigureId figure) const;
  [[nodiscard]] bool update_broken(const Change& change, std::vector<std::uint32_t>& broken,
                                   std::int64_t& bounds_met) const;
  [[nodiscard]] bool holds_after(const Change& change, const Incidence& incidence) const;
  [[nodiscard]] std::vector<Change> proved(std::vector<Change> changes);

  System* system_;
  const Evidence* evidence_;
  std::vector<Attempt> queue_;
  Attempt best_;
  std::int64_t serial_ = 0;
  int trials_ = 0;
  int all_trials_ = 0;
};

}  // namespace budgetc::causes
