#include <algorithm>
#include <cstdlib>
#include <utility>

#include "rules/engine/check.hpp"

namespace budgetc {
namespace {

/// A scaled amount in cents, rounded half away from zero.
std::int64_t unscaled(std::int64_t cents, std::int64_t scale) {
  if (scale < 0) return unscaled(-cents, -scale);
  const std::int64_t rest = cents % scale;
  const std::int64_t whole = cents / scale;
  if (std::abs(rest) < scale - std::abs(rest)) return whole;
  return whole + (cents < 0 ? -1 : 1);
}

}  // namespace

Money Check::shown_expected() const {
  if (shown) return shown->expected;
  return Money::from_cents(unscaled(expected.cents(), scale)).value_or(Money{});
}

Money Check::shown_actual() const {
  if (shown) return shown->actual;
  return Money::from_cents(unscaled(actual.cents(), scale)).value_or(Money{});
}

std::optional<Money> Check::shown_difference() const {
  if (shown) return shown->difference;
  return subtract(shown_actual(), shown_expected());
}

std::optional<std::int64_t> Check::in_scale(Money shown_difference) const {
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(shown_difference.cents(), scale, &scaled)) return std::nullopt;
  return Money::from_cents(scaled) ? std::optional(scaled) : std::nullopt;
}

void CheckSet::add(Check check, std::span<const Term> terms) {
  check.first_term = static_cast<std::uint32_t>(terms_.size());
  check.term_count = static_cast<std::uint32_t>(terms.size());
  checks_.push_back(check);
  terms_.add_together(terms);
}

void CheckSet::add(Check check, std::span<const Term> terms, Trial trial) {
  trials_.emplace_back(static_cast<std::uint32_t>(checks_.size()), std::move(trial));
  add(check, terms);
}

const Trial* CheckSet::trial(std::uint32_t check) const {
  const auto found = std::ranges::lower_bound(trials_, check, {}, &std::pair<std::uint32_t, Trial>::first);
  return found == trials_.end() || found->first != check ? nullptr : &found->second;
}

CheckSet CheckSet::join(std::vector<CheckSet> sets) {
  CheckSet all;
  for (CheckSet& set : sets) all.append(std::move(set));
  return all;
}

void CheckSet::append(CheckSet other) {
  const auto first_check = static_cast<std::uint32_t>(checks_.size());
  const auto first_term = static_cast<std::uint32_t>(terms_.size());
  other.checks_.for_each([first_term](Check& check) { check.first_term += first_term; });
  for (auto& [check, trial] : other.trials_) trials_.emplace_back(check + first_check, std::move(trial));
  checks_.append(std::move(other.checks_));
  terms_.append(std::move(other.terms_));
  unmade_.insert(unmade_.end(), other.unmade_.begin(), other.unmade_.end());
  others_ += other.others_;
}

}  // namespace budgetc
