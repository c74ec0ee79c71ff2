#include "causes/search.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "causes/likely_change.hpp"
#include "causes/sorted.hpp"

namespace budgetc::causes {
namespace {

/// Trials of one search, and of all searches of a run, before they give up.
constexpr int trial_budget = 20'000;
constexpr int run_budget = 120'000;
/// Beyond this there is no use in trying changes one by one.
constexpr std::size_t most_broken = 300;
/// What a check that is still broken will about cost: a mistake, shared by the checks that it breaks.
constexpr std::int64_t broken_cost = 50;
constexpr std::int64_t bound_cost = 60;
/// Mistakes that have nothing to do with each other are likelier than such that meet in a check.
constexpr std::int64_t meeting_cost = 100;
constexpr std::size_t most_pairs = 200;

/// The check with the fewest figures: some figure of it must be wrong, so the search branches least there.
std::uint32_t narrowest(const System& system, const std::vector<std::uint32_t>& broken) {
  return *std::ranges::min_element(broken, {},
                                   [&](std::uint32_t check) { return system.terms_of(check).size(); });
}

/// Whether a figure is printed with as many digits as it has after a change.
bool can_be_printed(const System& system, FigureId figure, std::int64_t delta) {
  const std::int64_t step = system.step(figure);
  return step == 0 || (system.figures()[figure].amount.cents() + delta) % step == 0;
}

/// The changes of a figure worth trying: those that satisfy one of its broken identities.
std::vector<std::int64_t> trial_deltas(const System& system, FigureId figure) {
  std::vector<std::int64_t> deltas;
  for (const Incidence& incidence : system.checks_of(figure)) {
    if (!system.makes_candidates(incidence.check) || system.holds(incidence.check)) continue;
    const auto exact = system.exact(incidence);
    const Interval allowed = system.allowed(incidence);
    if (exact && can_be_printed(system, figure, *exact)) {
      deltas.push_back(*exact);
    } else if (!allowed.empty()) {
      deltas.push_back(likely_change(allowed, system.figures()[figure].amount, system.step(figure)));
    }
  }
  sort_unique(deltas);
  return deltas;
}

/// What is broken after a change: of `broken`, and of the figure's own checks.
std::vector<std::uint32_t> still_broken(const System& system, const std::vector<std::uint32_t>& broken,
                                        FigureId changed) {
  std::vector<std::uint32_t> result;
  std::ranges::copy_if(broken, std::back_inserter(result),
                       [&](std::uint32_t check) { return !system.holds(check); });
  for (const Incidence& incidence : system.checks_of(changed)) {
    if (!system.holds(incidence.check)) result.push_back(incidence.check);
  }
  sort_unique(result);
  return result;
}

}  // namespace

std::vector<FigureId> figures_of(const System& system, std::uint32_t check) {
  std::vector<FigureId> figures;
  for (const Term& term : system.terms_of(check)) figures.push_back(term.figure);
  sort_unique(figures);
  return figures;
}

bool takes_part_in_all(const System& system, FigureId figure, const std::vector<std::uint32_t>& checks) {
  const auto incidences = system.checks_of(figure);
  return std::ranges::all_of(checks, [&](std::uint32_t check) {
    return std::ranges::binary_search(incidences, check, {}, &Incidence::check);
  });
}

std::int64_t likeliest(const System& system, FigureId figure, const Interval& allowed) {
  for (const Incidence& incidence : system.checks_of(figure)) {
    if (system.holds(incidence.check)) continue;
    const auto exact = system.exact(incidence);
    if (exact && allowed.contains(*exact) && can_be_printed(system, figure, *exact)) return *exact;
  }
  return likely_change(allowed, system.figures()[figure].amount, system.step(figure));
}

std::vector<Change> single_changes(const System& system, const std::vector<std::uint32_t>& broken) {
  std::vector<Change> changes;
  if (broken.empty()) return changes;
  for (const FigureId figure : figures_of(system, narrowest(system, broken))) {
    if (!takes_part_in_all(system, figure, broken)) continue;
    const Interval allowed = system.allowed(figure);
    if (allowed.empty()) continue;
    const Change change{.figure = figure, .delta = likeliest(system, figure, allowed)};
    if (change.delta != 0 && system.can_change(change.figure, change.delta)) changes.push_back(change);
  }
  return changes;
}

std::vector<std::vector<Change>> paired_changes(System& system, const std::vector<std::uint32_t>& broken) {
  std::vector<std::vector<Change>> pairs;
  for (const FigureId figure : figures_of(system, broken.front())) {
    for (const std::int64_t delta : trial_deltas(system, figure)) {
      if (pairs.size() >= most_pairs) return pairs;
      const Change first{figure, delta};
      if (!system.can_change(figure, delta)) continue;
      system.change(figure, delta);
      const std::vector<std::uint32_t> rest = still_broken(system, broken, figure);
      for (const Change& second : single_changes(system, rest)) {
        if (second.figure != figure) pairs.push_back({first, second});
      }
      system.change(figure, -delta);
    }
  }
  return pairs;
}

std::int64_t Search::Attempt::priority() const {
  return cost + broken_cost * static_cast<std::int64_t>(broken.size());
}

/// For a heap with the most promising attempt on top; of equals the one found first.
bool Search::less_promising(const Attempt& a, const Attempt& b) {
  return std::pair(a.priority(), a.serial) > std::pair(b.priority(), b.serial);
}

std::vector<Change> Search::explain(const std::vector<std::uint32_t>& broken) {
  if (broken.empty() || broken.size() > most_broken) return {};
  queue_.clear();
  best_ = {.changes = {}, .broken = broken};
  trials_ = std::min(trial_budget, run_budget - all_trials_);
  const int before = trials_;
  queue_.push_back(best_);
  run();
  all_trials_ += before - trials_;
  return best_.broken.empty() ? best_.changes : proved(best_.changes);
}

void Search::run() {
  while (!queue_.empty() && trials_ > 0) {
    std::ranges::pop_heap(queue_, less_promising);
    const Attempt attempt = std::move(queue_.back());
    queue_.pop_back();
    if (best_.broken.empty() && attempt.priority() >= best_.cost) return;
    expand(attempt);
  }
}

void Search::expand(const Attempt& attempt) {
  system_->apply(attempt.changes);
  for (const FigureId figure : figures_of(*system_, narrowest(*system_, attempt.broken))) {
    if (std::ranges::find(attempt.changes, figure, &Change::figure) != attempt.changes.end()) continue;
    for (const std::int64_t delta : trial_deltas(*system_, figure)) {
      if (--trials_ > 0) try_change(attempt, {figure, delta});
    }
  }
  system_->undo(attempt.changes);
}

void Search::try_change(const Attempt& attempt, const Change& change) {
  if (change.delta == 0 || !system_->can_change(change.figure, change.delta)) return;
  Attempt next{.changes = attempt.changes, .broken = attempt.broken, .cost = attempt.cost};
  std::int64_t bounds_met = 0;
  if (!update_broken(change, next.broken, bounds_met)) return;
  next.changes.push_back(change);
  next.cost -= mistake_weight + evidence_->weigh(change) + bound_cost * bounds_met;
  next.cost += meeting_cost * meetings(attempt.changes, change.figure);
  next.serial = ++serial_;
  keep(std::move(next));
}

/// In how many checks a figure meets those that are changed already.
std::int64_t Search::meetings(const std::vector<Change>& changes, FigureId figure) const {
  std::int64_t count = 0;
  for (const Incidence& incidence : system_->checks_of(figure)) {
    count += std::ranges::any_of(changes, [&](const Change& other) {
      return std::ranges::binary_search(system_->checks_of(other.figure), incidence.check, {},
                                        &Incidence::check);
    });
  }
  return count;
}

bool Search::holds_after(const Change& change, const Incidence& incidence) const {
  if (!system_->is_tried(incidence.check)) return system_->allowed(incidence).contains(change.delta);
  system_->change(change.figure, change.delta);
  const bool holds = system_->holds(incidence.check);
  system_->change(change.figure, -change.delta);
  return holds;
}

/// Takes out what a change satisfies and adds what it breaks; false where it breaks a bound.
bool Search::update_broken(const Change& change, std::vector<std::uint32_t>& broken,
                           std::int64_t& bounds_met) const {
  for (const Incidence& incidence : system_->checks_of(change.figure)) {
    const bool before = system_->holds(incidence.check);
    const bool after = holds_after(change, incidence);
    if (before == after) continue;
    if (!system_->is_identity(incidence.check)) {
      if (before) return false;
      ++bounds_met;
    } else if (after) {
      std::erase(broken, incidence.check);
    } else {
      broken.push_back(incidence.check);
    }
  }
  return true;
}

void Search::keep(Attempt attempt) {
  const bool complete = attempt.broken.empty();
  const bool better = complete == best_.broken.empty() ? attempt.priority() < best_.priority() : complete;
  if (complete) {
    if (better) best_ = std::move(attempt);
    return;
  }
  if (better) best_ = attempt;
  queue_.push_back(std::move(attempt));
  std::ranges::push_heap(queue_, less_promising);
}

/// Leaves out the changes one of whose checks is broken with them, until there is none.
std::vector<Change> Search::proved(std::vector<Change> changes) {
  system_->apply(changes);
  const auto is_proved = [this](const Change& change) {
    return std::ranges::all_of(system_->checks_of(change.figure),
                               [this](const Incidence& i) { return system_->holds(i.check); });
  };
  auto doubtful = std::ranges::find_if_not(changes, is_proved);
  while (doubtful != changes.end()) {
    system_->change(doubtful->figure, -doubtful->delta);
    changes.erase(doubtful);
    doubtful = std::ranges::find_if_not(changes, is_proved);
  }
  system_->undo(changes);
  return changes;
}

}  // namespace budgetc::causes
