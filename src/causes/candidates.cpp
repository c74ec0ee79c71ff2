#include "causes/candidates.hpp"

#include <algorithm>
#include <iterator>

namespace budgetc::causes {
namespace {

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
  if (const auto lacking = only_entry(system, sum.entries, -change)) {
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

Correction candidate_of(const System& system, const std::vector<std::uint32_t>& broken,
                        const Change& change) {
  const Money written = system.figures()[change.figure].amount;
  Correction candidate{.figure = change.figure,
                       .right = Money::from_cents(written.cents() + change.delta).value_or(written)};
  candidate.slip = detect_slip(written, candidate.right);
  candidate.is_rounder = !candidate.right.is_zero() && zeros_gained(written, candidate.right) > 1;
  look_at_entries(system, broken, change.delta, candidate);
  return candidate;
}

/// What the figure's neighbours in its sums add to the likelihood of the change alone.
std::int64_t weight(const System& system, const Correction& candidate) {
  const Money written = system.figures()[candidate.figure].amount;
  std::int64_t score =
      likelihood(system.figures(), {candidate.figure, candidate.right.cents() - written.cents()});
  if (candidate.entry) score += entry_weight;
  return 2 * score + (candidate.is_total ? 1 : 0);
}

}  // namespace

std::vector<Correction> rank_candidates(const System& system, const std::vector<std::uint32_t>& broken,
                                        const std::vector<Change>& changes) {
  std::vector<Correction> candidates;
  std::ranges::transform(changes, std::back_inserter(candidates),
                         [&](const Change& change) { return candidate_of(system, broken, change); });
  std::ranges::stable_sort(candidates, std::ranges::greater{},
                           [&](const Correction& candidate) { return weight(system, candidate); });
  return candidates;
}

Correction misplaced_candidate(const FigureTable& figures, const Misplacement& misplacement) {
  const auto right = [&](const Change& change) {
    const Money written = figures[change.figure].amount;
    return Money::from_cents(written.cents() + change.delta).value_or(written);
  };
  Correction candidate{.figure = misplacement.changes.front().figure,
                       .right = right(misplacement.changes.front()),
                       .slip = misplacement.slip};
  for (const Change& change : std::span(misplacement.changes).subspan(1))
    candidate.others.push_back({change.figure, right(change)});
  return candidate;
}

std::size_t suspect_count(const System& system, const std::vector<std::uint32_t>& broken) {
  return static_cast<std::size_t>(
      std::ranges::count_if(figures_of(system, broken.front()),
                            [&](FigureId figure) { return takes_part_in_all(system, figure, broken); }));
}

}  // namespace budgetc::causes
