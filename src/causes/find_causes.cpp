#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "causes/candidates.hpp"
#include "causes/search.hpp"
#include "causes/system.hpp"
#include <budgetc/causes/find_causes.hpp>

namespace budgetc {
namespace {

using causes::Change;
using causes::System;

/// Beyond this many broken checks in one component there is no use in naming figures one by one.
constexpr std::size_t largest_greedy_component = 300;

/// Of so many amounts, each is worth a look.
constexpr std::size_t few_candidates = 3;

/// Groups broken checks that share a figure, so that independent mistakes are searched apart.
std::vector<std::vector<std::uint32_t>> components(const System& system,
                                                   const std::vector<std::uint32_t>& broken) {
  std::vector<std::size_t> group(broken.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (group[i] != i) i = group[i] = group[group[i]];
    return i;
  };
  std::unordered_map<std::uint32_t, std::size_t> first_with;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    for (const Term& term : system.terms_of(broken[i])) {
      const auto [entry, added] = first_with.try_emplace(static_cast<std::uint32_t>(term.figure), i);
      if (added) continue;
      const std::size_t here = root(i);
      const std::size_t there = root(entry->second);
      const auto [low, high] = std::minmax(here, there);
      group[high] = low;
    }
  }
  std::vector<std::vector<std::uint32_t>> members(broken.size());
  for (std::size_t i = 0; i < broken.size(); ++i) members[root(i)].push_back(broken[i]);
  std::erase_if(members, [](const auto& checks) { return checks.empty(); });
  return members;
}

/// The part of `open` that a figure takes part in; taken out of `open`.
std::vector<std::uint32_t> take_checks(const System& system, FigureId figure,
                                       std::vector<std::uint32_t>& open) {
  std::vector<std::uint32_t> taken;
  for (const causes::Incidence& incidence : system.checks_of(figure)) {
    if (std::erase(open, incidence.check) != 0) taken.push_back(incidence.check);
  }
  return taken;
}

/// Solves one component and appends its causes.
class ComponentSolver {
 public:
  ComponentSolver(System& system, std::vector<Cause>& causes) : system_(&system), causes_(&causes) {}

  void solve(const std::vector<std::uint32_t>& broken) {
    std::vector<Change> changes = causes::fewest_changes(*system_, broken);
    if (changes.empty() && broken.size() <= largest_greedy_component) changes = greedy(broken);
    std::vector<std::uint32_t> open = broken;
    // A check that two mistakes share is told of once, with the first of them.
    for (const Change& change : changes) {
      std::vector<std::uint32_t> checks = take_checks(*system_, change.figure, open);
      if (checks.empty()) continue;
      causes_->push_back(cause_of(std::move(checks), alternatives(change, changes, broken)));
      causes_->back().besides = besides(causes_->back().checks, change, changes);
      // Checks that hold only once the other mistakes are put right testify for nothing.
      if (changes.size() > 1) causes_->back().cleared = 0;
    }
    for (const std::uint32_t check : open)
      causes_->push_back(cause_of({check}, causes::single_changes(*system_, {check})));
  }

 private:
  Cause cause_of(std::vector<std::uint32_t> checks, const std::vector<Change>& changes) const {
    Cause cause;
    cause.candidates = causes::rank_candidates(*system_, checks, changes);
    const std::size_t suspects = causes::suspect_count(*system_, checks);
    cause.cleared = suspects - std::min(suspects, cause.candidates.size());
    // Many amounts together may keep a limit or not; then only a slip speaks against one of them.
    if (checks.size() == 1 && system_->is_limit(checks.front()) && cause.candidates.size() > few_candidates) {
      std::erase_if(cause.candidates, [](const Correction& candidate) {
        return candidate.slip == SlipKind::none || candidate.slip == SlipKind::wrong_digit;
      });
    }
    cause.checks = std::move(checks);
    return cause;
  }

  /// The other changes in some check of the cause.
  std::vector<Amendment> besides(const std::vector<std::uint32_t>& checks, const Change& change,
                                 const std::vector<Change>& changes) const {
    std::vector<Amendment> result;
    for (const Change& other : changes) {
      const auto meets = [&](std::uint32_t check) {
        return std::ranges::binary_search(system_->checks_of(other.figure), check, {},
                                          &causes::Incidence::check);
      };
      if (other == change || std::ranges::none_of(checks, meets)) continue;
      const Money written = system_->figures()[other.figure].amount;
      result.push_back({other.figure, Money::from_cents(written.cents() + other.delta).value_or(written)});
    }
    return result;
  }

  std::vector<Change> greedy(std::vector<std::uint32_t> broken) {
    std::vector<Change> changes;
    while (true) {
      const Change change = causes::best_partial_change(*system_, broken);
      if (change.delta == 0) break;
      changes.push_back(change);
      system_->change(change.figure, change.delta);
      std::erase_if(broken, [&](std::uint32_t check) { return system_->holds(check); });
    }
    for (const Change& change : changes) system_->change(change.figure, -change.delta);
    return changes;
  }

  /// With all other changes made: every figure that would do in this one's place, the chosen one first if
  /// none is likelier.
  std::vector<Change> alternatives(const Change& change, const std::vector<Change>& changes,
                                   const std::vector<std::uint32_t>& broken) {
    for (const Change& other : changes) {
      if (!(other == change)) system_->change(other.figure, other.delta);
    }
    std::vector<std::uint32_t> open;
    std::ranges::copy_if(broken, std::back_inserter(open),
                         [&](auto check) { return !system_->holds(check); });
    std::vector<Change> singles;
    if (!open.empty()) singles = causes::single_changes(*system_, open);
    if (std::ranges::find(singles, change) == singles.end()) singles = {change};
    for (const Change& other : changes) {
      if (!(other == change)) system_->change(other.figure, -other.delta);
    }
    return singles;
  }

  System* system_;
  std::vector<Cause>* causes_;
};

}  // namespace

std::vector<Cause> find_causes(const FigureTable& figures, const CheckSet& checks,
                               std::span<const std::int64_t> accepted, std::span<const FigureGrid> grids) {
  System system(figures, checks, accepted);
  std::vector<Cause> causes;
  for (causes::Misplacement& misplacement : causes::take_misplacements(system, grids)) {
    causes.push_back(
        {.checks = misplacement.checks, .candidates = {causes::misplaced_candidate(figures, misplacement)}});
  }
  ComponentSolver solver(system, causes);
  for (const std::vector<std::uint32_t>& component : components(system, system.broken()))
    solver.solve(component);
  std::ranges::stable_sort(causes, {}, [](const Cause& cause) { return cause.checks.front(); });
  return causes;
}

}  // namespace budgetc
