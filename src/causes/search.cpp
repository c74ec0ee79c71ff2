#include "causes/search.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "causes/likely_change.hpp"
#include <budgetc/causes/slip.hpp>

namespace budgetc::causes {
namespace {

constexpr std::size_t most_changes = 3;
/// Trials of one search before it gives up; keeps the worst case well under a second.
constexpr int trial_budget = 5'000;
constexpr std::int64_t shared_weight = 60;

/// The check with the fewest figures: some figure of it must be wrong, so the search branches least there.
std::uint32_t narrowest(const System& system, const std::vector<std::uint32_t>& broken) {
  return *std::ranges::min_element(broken, {},
                                   [&](std::uint32_t check) { return system.terms_of(check).size(); });
}

/// The changes of a figure worth trying: those that satisfy one of its broken checks.
std::vector<std::int64_t> trial_deltas(const System& system, FigureId figure) {
  std::vector<std::int64_t> deltas;
  for (const Incidence& incidence : system.checks_of(figure)) {
    if (system.holds(incidence.check)) continue;
    const Interval allowed = system.allowed(incidence);
    if (!allowed.empty()) deltas.push_back(likely_change(allowed, system.figures()[figure].amount));
  }
  std::ranges::sort(deltas);
  const auto [first, last] = std::ranges::unique(deltas);
  deltas.erase(first, last);
  return deltas;
}

std::vector<std::uint32_t> still_broken(const System& system, const std::vector<std::uint32_t>& broken,
                                        FigureId changed) {
  std::vector<std::uint32_t> result;
  std::ranges::copy_if(broken, std::back_inserter(result),
                       [&](std::uint32_t check) { return !system.holds(check); });
  for (const Incidence& incidence : system.checks_of(changed)) {
    if (!system.holds(incidence.check)) result.push_back(incidence.check);
  }
  std::ranges::sort(result);
  const auto [first, last] = std::ranges::unique(result);
  result.erase(first, last);
  return result;
}

/// Of the changes allowed the one that makes a broken sum exact, also where a tolerance would let less do;
/// else the smallest.
std::int64_t likeliest(const System& system, FigureId figure, const Interval& allowed) {
  for (const Incidence& incidence : system.checks_of(figure)) {
    if (system.holds(incidence.check)) continue;
    const auto exact = system.exact(incidence);
    if (exact && allowed.low <= *exact && *exact <= allowed.high) return *exact;
  }
  return likely_change(allowed, system.figures()[figure].amount);
}

/// Depth-first search for sets of exactly `count` changes; keeps the likeliest.
class Search {
 public:
  explicit Search(System& system) : system_(&system) {}

  std::vector<Change> run(const std::vector<std::uint32_t>& broken, std::size_t count) {
    broken_ = broken;
    descend(broken, count, 0);
    return best_;
  }
  [[nodiscard]] bool exhausted() const { return budget_ <= 0; }

 private:
  void descend(const std::vector<std::uint32_t>& broken, std::size_t count, std::int64_t score) {
    if (broken.empty()) return;
    if (count == 1) return finish(broken, score);
    for (const FigureId figure : figures_of(*system_, narrowest(*system_, broken))) {
      for (const std::int64_t delta : trial_deltas(*system_, figure)) {
        if (--budget_ <= 0) return;
        const Change change{.figure = figure, .delta = delta};
        if (!system_->can_change(change.figure, change.delta)) continue;
        try_change(change, broken, count, score);
      }
    }
  }

  void try_change(const Change& change, const std::vector<std::uint32_t>& broken, std::size_t count,
                  std::int64_t score) {
    system_->change(change.figure, change.delta);
    path_.push_back(change);
    descend(still_broken(*system_, broken, change.figure), count - 1,
            score + likelihood(system_->figures(), change));
    path_.pop_back();
    system_->change(change.figure, -change.delta);
  }

  void finish(const std::vector<std::uint32_t>& broken, std::int64_t score) {
    for (const Change& last : single_changes(*system_, broken)) {
      path_.push_back(last);
      const std::int64_t total =
          score + likelihood(system_->figures(), last) - shared_weight * shared_checks();
      if (best_.empty() || total > best_score_) {
        best_ = path_;
        best_score_ = total;
      }
      path_.pop_back();
    }
  }

  /// In how many broken checks two of the changes meet: mistakes that have nothing to do with each other are
  /// likelier than such that hide each other.
  [[nodiscard]] std::int64_t shared_checks() const {
    std::int64_t shared = 0;
    for (const std::uint32_t check : broken_) {
      const auto meets = [&](const Change& change) {
        return std::ranges::binary_search(system_->checks_of(change.figure), check, {}, &Incidence::check);
      };
      shared += std::max<std::int64_t>(std::ranges::count_if(path_, meets) - 1, 0);
    }
    return shared;
  }

  System* system_;
  std::vector<std::uint32_t> broken_;
  int budget_ = trial_budget;
  std::vector<Change> path_;
  std::vector<Change> best_;
  std::int64_t best_score_ = 0;
};

int trailing_zeros(std::int64_t cents) {
  int zeros = 0;
  for (std::int64_t rest = std::abs(cents); rest != 0 && rest % 10 == 0; rest /= 10) ++zeros;
  return zeros;
}

/// Whether amounts of this kind are positive unless something is paid back.
bool is_written_in_own_sense(FigureKind kind) {
  return kind != FigureKind::plan_cell && kind != FigureKind::block_total &&
         kind != FigureKind::accepted_difference;
}

std::int64_t slip_weight(SlipKind slip) {
  switch (slip) {
    case SlipKind::transposed_neighbours:
    case SlipKind::flipped_sign:
    case SlipKind::shifted: return 60;
    case SlipKind::dropped_digit: return 50;
    case SlipKind::added_digit: return 45;
    case SlipKind::transposed_apart: return 30;
    case SlipKind::wrong_digit: return 10;
    default: break;
  }
  return 0;
}

/// Net number of checks that a change satisfies: those mended less those broken.
std::int64_t net_gain(const System& system, const Change& change) {
  std::int64_t gain = 0;
  for (const Incidence& incidence : system.checks_of(change.figure)) {
    const Interval allowed = system.allowed(incidence);
    const bool after = allowed.low <= change.delta && change.delta <= allowed.high;
    gain += static_cast<std::int64_t>(after) - static_cast<std::int64_t>(system.holds(incidence.check));
  }
  return gain;
}

}  // namespace

std::vector<FigureId> figures_of(const System& system, std::uint32_t check) {
  std::vector<FigureId> figures;
  for (const Term& term : system.terms_of(check)) figures.push_back(term.figure);
  std::ranges::sort(figures);
  const auto [first, last] = std::ranges::unique(figures);
  figures.erase(first, last);
  return figures;
}

bool takes_part_in_all(const System& system, FigureId figure, const std::vector<std::uint32_t>& broken) {
  const auto incidences = system.checks_of(figure);
  return std::ranges::all_of(broken, [&](std::uint32_t check) {
    return std::ranges::binary_search(incidences, check, {}, &Incidence::check);
  });
}

int zeros_gained(Money written, Money right) {
  if (written.is_zero() || right.is_zero()) return 0;
  return trailing_zeros(right.cents()) - trailing_zeros(written.cents());
}

std::vector<Change> single_changes(const System& system, const std::vector<std::uint32_t>& broken) {
  std::vector<Change> changes;
  for (const FigureId figure : figures_of(system, narrowest(system, broken))) {
    if (!takes_part_in_all(system, figure, broken)) continue;
    const Interval allowed = system.allowed(figure);
    if (allowed.empty()) continue;
    const Change change{.figure = figure, .delta = likeliest(system, figure, allowed)};
    if (change.delta != 0 && system.can_change(change.figure, change.delta)) changes.push_back(change);
  }
  return changes;
}

std::vector<Change> fewest_changes(System& system, const std::vector<std::uint32_t>& broken) {
  for (std::size_t count = 1; count <= most_changes; ++count) {
    Search search(system);
    std::vector<Change> found = search.run(broken, count);
    if (!found.empty() || search.exhausted()) return found;
  }
  return {};
}

Change best_partial_change(const System& system, const std::vector<std::uint32_t>& broken) {
  Change best;
  std::int64_t best_gain = 1;
  for (const std::uint32_t check : broken) {
    for (const FigureId figure : figures_of(system, check)) {
      for (const std::int64_t delta : trial_deltas(system, figure)) {
        const Change change{.figure = figure, .delta = delta};
        const std::int64_t gain = net_gain(system, change);
        if (gain <= best_gain || !system.can_change(change.figure, change.delta)) continue;
        best = change;
        best_gain = gain;
      }
    }
  }
  return best;
}

std::int64_t likelihood(const FigureTable& figures, const Change& change) {
  const Money written = figures[change.figure].amount;
  const auto right = Money::from_cents(written.cents() + change.delta);
  if (!right) return -1000;
  std::int64_t score = slip_weight(detect_slip(written, *right));
  score += 8 * zeros_gained(written, *right);
  if ((written < Money{}) != (*right < Money{}) && !written.is_zero() && *right != -written) score -= 40;
  if (right->is_zero()) score -= 40;
  if (*right < Money{} && is_written_in_own_sense(figures[change.figure].kind)) score -= 30;
  return score;
}

}  // namespace budgetc::causes
