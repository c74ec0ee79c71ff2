#include "rules/indicator/printed_quotient.hpp"

#include <algorithm>
#include <utility>

namespace budgetc::rules {
namespace {

bool is_multiple(const Rational& value, const Rational& digit) {
  const auto digits = divide(value, digit);
  return digits && digits->is_whole();
}

/// Whether there is nothing to round: a sum of whole values that is printed whole. Rounding would then only
/// hide what an amount must be.
bool is_exact(const PrintedQuotient& quotient, const Rational& sum) {
  const budgetc::LinearForm& denominator = quotient.formula.denominator;
  const bool is_sum = denominator.coefficients.empty() && denominator.constant == Rational(1);
  return is_sum && is_multiple(sum, quotient.digit) &&
         std::ranges::all_of(quotient.formula.numerator.coefficients, [&](const auto& entry) {
           const auto one = multiply(entry.second, 100);
           return one && is_multiple(*one, quotient.digit);
         });
}

}  // namespace

std::optional<QuotientSides> sides_of(const PrintedQuotient& quotient, const FigureTable& figures) {
  const auto shown = multiply(quotient.per_figure, figures[quotient.printed].amount.cents());
  const auto numerator = budgetc::value_of(quotient.formula.numerator, figures);
  const auto denominator = budgetc::value_of(quotient.formula.denominator, figures);
  if (!shown || !numerator || !denominator) return std::nullopt;
  const auto half = is_exact(quotient, *numerator) ? Rational(0) : divide(quotient.digit, 2);
  const auto size = absolute(*denominator);
  const auto product = multiply(*shown, *denominator);
  const auto tolerance = half && size ? multiply(*half, *size) : std::nullopt;
  if (!product || !tolerance) return std::nullopt;
  return QuotientSides{*shown, *numerator, *denominator, *product, *tolerance};
}

Trial printed_as(PrintedQuotient quotient) {
  return [quotient = std::move(quotient)](const Check&, std::span<const Term>, const FigureTable& figures) {
    const auto sides = sides_of(quotient, figures);
    if (!sides || sides->denominator.is_zero() || !is_multiple(sides->shown, quotient.digit)) return false;
    const auto difference = subtract(sides->product, sides->numerator);
    const auto size = difference ? absolute(*difference) : std::nullopt;
    return size && *size <= sides->tolerance;
  };
}

}  // namespace budgetc::rules
