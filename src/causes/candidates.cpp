#include "causes/candidates.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace budgetc::causes {
namespace {

/// From here on the series of years is a reason: it makes the amount four times likelier.
constexpr std::int64_t telling_series = 20;
/// What differs by less is no reason to prefer one candidate.
constexpr std::int64_t equal_margin = 10;

/// A check seen from a figure that is alone on its side of it: the sum against its entries.
struct SumOfEntries {
  Term total;
  std::span<const Term> entries;
};

std::optional<SumOfEntries> as_sum(const System& system, std::uint32_t check, FigureId figure) {
  const std::span<const Term> terms = system.terms_of(check);
  const std::size_t count = system.check(check).actual_term_count;
  if (count == 1 && terms.front().figure == figure) return SumOfEntries{terms.front(), terms.subspan(1)};
  if (count + 1 == terms.size() && terms.back().figure == figure)
    return SumOfEntries{terms.back(), terms.first(count)};
  return std::nullopt;
}

std::int64_t contribution(const System& system, const Term& term) {
  return term.coefficient * system.figures()[term.figure].amount.cents();
}

/// The only one of at least two entries that contributes so much.
std::optional<FigureId> only_entry(const System& system, std::span<const Term> entries, std::int64_t amount) {
  if (entries.size() < 2 || amount == 0) return std::nullopt;
  const auto fits = [&](const Term& term) { return contribution(system, term) == amount; };
  if (std::ranges::count_if(entries, fits) != 1) return std::nullopt;
  return std::ranges::find_if(entries, fits)->figure;
}

/// Whether the sum would be right if one of its entries had been counted once more, or once less.
void explain_total(const System& system, const SumOfEntries& sum, std::int64_t delta, Correction& candidate) {
  const std::int64_t change = sum.total.coefficient * delta;
  const Money written = system.figures()[candidate.figure].amount;
  if (sum.entries.size() > 1 && written.cents() == 2 * candidate.right.cents() && !written.is_zero()) {
    candidate.slip = SlipKind::doubled;
  } else if (const auto lacking = only_entry(system, sum.entries, -change)) {
    candidate.slip = SlipKind::forgotten;
    candidate.entry = lacking;
  } else if (const auto doubled = only_entry(system, sum.entries, change)) {
    candidate.slip = SlipKind::counted_twice;
    candidate.entry = doubled;
  }
}

/// Whether an entry that should not be there stands below another one of the same amount.
void explain_entry(const System& system, std::uint32_t check, Correction& candidate) {
  const std::span<const Term> terms = system.terms_of(check);
  const std::size_t count = system.check(check).actual_term_count;
  const auto is_it = [&](const Term& term) { return term.figure == candidate.figure; };
  const auto actual = terms.first(count);
  const auto side = std::ranges::any_of(actual, is_it) ? actual : terms.subspan(count);
  const auto own = std::ranges::find_if(side, is_it);
  if (own == side.end()) return;
  const auto twin = std::ranges::find_if(side, [&](const Term& term) {
    return term.figure < candidate.figure && contribution(system, term) == contribution(system, *own);
  });
  if (twin == side.end()) return;
  candidate.slip = SlipKind::counted_twice;
  candidate.entry = twin->figure;
}

bool is_weak(SlipKind slip) {
  return slip == SlipKind::none || slip == SlipKind::wrong_digit || slip == SlipKind::transposed_apart;
}

void look_at_entries(const System& system, const std::vector<std::uint32_t>& broken, std::int64_t delta,
                     Correction& candidate) {
  for (const std::uint32_t check : broken) {
    if (system.check(check).relation != Relation::equal) continue;
    const auto sum = as_sum(system, check, candidate.figure);
    candidate.is_total = candidate.is_total || (sum && sum->entries.size() > 1);
    if (!is_weak(candidate.slip)) continue;
    if (sum) {
      explain_total(system, *sum, delta, candidate);
    } else if (candidate.right.is_zero()) {
      explain_entry(system, check, candidate);
    }
  }
}

Money changed(const FigureTable& figures, const Change& change) {
  const Money written = figures[change.figure].amount;
  return Money::from_cents(written.cents() + change.delta).value_or(written);
}

/// Whether each of two figures has the amount that the other one should have.
bool is_exchange(const FigureTable& figures, const ChangeSet& set) {
  return set.size() == 2 && changed(figures, set[0]) == figures[set[1].figure].amount &&
         changed(figures, set[1]) == figures[set[0].figure].amount;
}

Correction candidate_of(const System& system, const Evidence& evidence,
                        const std::vector<std::uint32_t>& broken, const ChangeSet& set) {
  const Change& change = set.front();
  const Money written = system.figures()[change.figure].amount;
  Correction candidate{.figure = change.figure, .right = changed(system.figures(), change)};
  candidate.slip = detect_slip(written, candidate.right);
  candidate.is_rounder = !candidate.right.is_zero() && zeros_gained(written, candidate.right) > 1;
  candidate.fits_years = evidence.of_series(change) >= telling_series;
  look_at_entries(system, broken, change.delta, candidate);
  candidate.support = evidence.weigh(change, candidate.slip);
  // A sum is as round as its entries make it; without other years that is no reason against it.
  if (candidate.is_total && evidence.of_series(change) == 0)
    candidate.support += less_round_weight(written, candidate.right);
  if (is_exchange(system.figures(), set)) candidate.slip = SlipKind::exchanged_rows;
  for (const Change& other : std::span(set).subspan(1)) {
    candidate.others.push_back({other.figure, changed(system.figures(), other)});
    candidate.support += mistake_weight + evidence.weigh(other);
  }
  return candidate;
}

int expectations_met(const System& system, const Correction& candidate) {
  const Money written = system.figures()[candidate.figure].amount;
  return system.expectations_met(candidate.figure, candidate.right.cents() - written.cents());
}

/// Marks runs of candidates that are supported equally well, and puts sums first in each.
void order_equals(const System& system, std::vector<Correction>& candidates) {
  const auto end = candidates.end();
  for (auto first = candidates.begin(); first != end;) {
    const std::int64_t least = first->support - equal_margin;
    const auto last =
        std::find_if(first, end, [&](const Correction& other) { return other.support <= least; });
    std::stable_sort(first, last, [&](const Correction& a, const Correction& b) {
      return std::tuple(a.is_total, expectations_met(system, a), a.support) >
             std::tuple(b.is_total, expectations_met(system, b), b.support);
    });
    for (auto at = first; at + 1 < last; ++at) at->equal_to_next = true;
    first = last;
  }
}

/// Whether identities alone leave a figure no change.
bool is_confirmed(const System& system, FigureId figure) {
  return std::ranges::any_of(system.checks_of(figure), [&](const Incidence& incidence) {
    return system.is_identity(incidence.check) && system.holds(incidence.check);
  });
}

}  // namespace

std::vector<Correction> rank_candidates(const System& system, const Evidence& evidence,
                                        const std::vector<std::uint32_t>& broken,
                                        const std::vector<ChangeSet>& sets) {
  std::vector<Correction> candidates;
  std::ranges::transform(sets, std::back_inserter(candidates),
                         [&](const ChangeSet& set) { return candidate_of(system, evidence, broken, set); });
  std::ranges::stable_sort(candidates, std::ranges::greater{}, &Correction::support);
  order_equals(system, candidates);
  return candidates;
}

bool is_exact_slip(const Correction& candidate) {
  return candidate.slip != SlipKind::none && slip_weight(candidate.slip, 0) >= exact_slip_weight;
}

Correction misplaced_candidate(const FigureTable& figures, const ChangeSet& changes, SlipKind slip,
                               std::optional<FigureId> entry) {
  Correction candidate{.figure = changes.front().figure,
                       .right = changed(figures, changes.front()),
                       .slip = slip,
                       .entry = entry};
  for (const Change& change : std::span(changes).subspan(1))
    candidate.others.push_back({change.figure, changed(figures, change)});
  return candidate;
}

std::size_t confirmed_count(const System& system, const std::vector<std::uint32_t>& broken,
                            const std::vector<Correction>& candidates) {
  return static_cast<std::size_t>(
      std::ranges::count_if(figures_of(system, broken.front()), [&](FigureId figure) {
        const bool is_candidate =
            std::ranges::find(candidates, figure, &Correction::figure) != candidates.end();
        return !is_candidate && takes_part_in_all(system, figure, broken) && is_confirmed(system, figure);
      }));
}

}  // namespace budgetc::causes
