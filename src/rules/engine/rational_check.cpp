#include "rules/engine/rational_check.hpp"

#include <algorithm>
#include <utility>

namespace budgetc::rules {
namespace {

using Integer = Rational::Integer;

/// Larger numbers would leave little room for differences.
constexpr Integer largest_scale = 1'000'000'000'000;
constexpr Integer largest_coefficient = Money::max_cents;

Integer greatest_common_divisor(Integer a, Integer b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

std::optional<Integer> least_common_multiple(Integer a, Integer b) {
  if (a > largest_scale || b > largest_scale) return std::nullopt;
  const Integer multiple = a / greatest_common_divisor(a, b) * b;
  return multiple <= largest_scale ? std::optional(multiple) : std::nullopt;
}

/// A fraction times a scale, rounded down; nothing where the result is too large.
std::optional<std::int64_t> scaled(const Rational& value, Integer scale) {
  Integer product = 0;
  if (__builtin_mul_overflow(value.numerator(), scale, &product)) return std::nullopt;
  const Integer result = product / value.denominator();
  if (result > largest_coefficient || result < -largest_coefficient) return std::nullopt;
  return static_cast<std::int64_t>(result);
}

}  // namespace

void RationalCheck::add_term(FigureId figure, const std::optional<Rational>& coefficient) {
  const auto known = std::ranges::find(terms_, figure, &RationalTerm::figure);
  if (known == terms_.end()) {
    terms_.push_back({figure, coefficient});
  } else if (known->coefficient) {
    known->coefficient = coefficient ? add(*known->coefficient, *coefficient) : std::nullopt;
  }
}

std::optional<Rational::Integer> RationalCheck::common_denominator() const {
  std::optional<Integer> scale = least_common_multiple(actual_->denominator(), expected_->denominator());
  for (const RationalTerm& term : terms_) {
    if (scale) scale = least_common_multiple(*scale, term.coefficient->denominator());
  }
  return scale;
}

bool RationalCheck::emit(Check check, CheckSet& checks, Trial trial) const {
  const auto in_range = [](const RationalTerm& term) { return term.coefficient.has_value(); };
  if (!actual_ || !expected_ || !tolerance_ || !std::ranges::all_of(terms_, in_range)) return false;
  const auto scale = common_denominator();
  if (!scale) return false;
  const auto actual = scaled(*actual_, *scale);
  const auto expected = scaled(*expected_, *scale);
  // Differences are whole, so that what exceeds a whole tolerance does not matter.
  const auto tolerance = scaled(*tolerance_, *scale);
  if (!actual || !expected || !tolerance) return false;
  check.actual = Money::from_cents(*actual).value();
  check.expected = Money::from_cents(*expected).value();
  check.tolerance = *tolerance;
  check.actual_term_count = std::min<std::uint32_t>(1, static_cast<std::uint32_t>(terms_.size()));
  std::vector<Term> terms;
  for (const RationalTerm& term : terms_) {
    const auto coefficient = scaled(*term.coefficient, *scale);
    if (!coefficient) return false;
    terms.push_back({term.figure, *coefficient});
  }
  // What the first term adds with each of its hundredths is what people see of the difference.
  if (!terms.empty() && terms.front().coefficient != 0) check.scale = terms.front().coefficient;
  checks.add(check, terms, std::move(trial));
  return true;
}

}  // namespace budgetc::rules
