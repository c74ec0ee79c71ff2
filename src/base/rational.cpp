#include "base/rational.hpp"

#include <algorithm>

namespace budgetc {
namespace {

using Integer = Rational::Integer;
using Unsigned = unsigned __int128;

constexpr int most_decimals = 18;

std::optional<Integer> checked_add(Integer a, Integer b) {
  Integer sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
  return sum;
}

std::optional<Integer> checked_multiply(Integer a, Integer b) {
  Integer product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

Unsigned magnitude(Integer value) {
  return value < 0 ? ~static_cast<Unsigned>(value) + 1 : static_cast<Unsigned>(value);
}

Unsigned greatest_common_divisor(Unsigned a, Unsigned b) {
  while (b != 0) {
    const Unsigned rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// Divides both numbers by what they have in common; `b` is positive.
void cancel(Integer& a, Integer& b) {
  const auto common = static_cast<Integer>(greatest_common_divisor(magnitude(a), magnitude(b)));
  a /= common;
  b /= common;
}

Integer power_of_ten(int exponent) {
  Integer power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Quotient rounded down, and the rest, which is never negative.
struct Division {
  Integer quotient = 0;
  Integer rest = 0;
};

Division divide_down(Integer a, Integer b) {
  Division division{a / b, a % b};
  if (division.rest < 0) {
    division.rest += b;
    --division.quotient;
  }
  return division;
}

std::string digits_of(Unsigned value) {
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  std::ranges::reverse(digits);
  return digits;
}

void group_thousands(std::string& digits) {
  for (std::size_t place = digits.size(); place > 3;) {
    place -= 3;
    digits.insert(place, 1, '.');
  }
}

}  // namespace

std::optional<Rational> Rational::fraction(Integer numerator, Integer denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    const auto turned = checked_multiply(numerator, -1);
    const auto positive = checked_multiply(denominator, -1);
    if (!turned || !positive) return std::nullopt;
    numerator = *turned;
    denominator = *positive;
  }
  cancel(numerator, denominator);
  Rational result;
  result.numerator_ = numerator;
  result.denominator_ = denominator;
  return result;
}

Rational Rational::euros(Money amount) {
  return *fraction(amount.cents(), 100);
}

std::optional<Money> Rational::to_money() const {
  const auto cents = multiply(*this, 100);
  if (!cents || !cents->is_whole()) return std::nullopt;
  if (magnitude(cents->numerator()) > static_cast<Unsigned>(Money::max_cents)) return std::nullopt;
  return Money::from_cents(static_cast<std::int64_t>(cents->numerator()));
}

// Compares whole parts and goes on with the reciprocals of the rests, as in Euclid's algorithm: products of
// numerators and denominators could overflow, this cannot.
std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  Integer a_top = a.numerator_;
  Integer a_bottom = a.denominator_;
  Integer b_top = b.numerator_;
  Integer b_bottom = b.denominator_;
  bool turned = false;
  for (;;) {
    const Division left = divide_down(a_top, a_bottom);
    const Division right = divide_down(b_top, b_bottom);
    auto order = left.quotient <=> right.quotient;
    if (order == 0 && (left.rest == 0 || right.rest == 0)) {
      order = (left.rest == 0 ? 0 : 1) <=> (right.rest == 0 ? 0 : 1);
    } else if (order == 0) {
      a_top = a_bottom;
      a_bottom = left.rest;
      b_top = b_bottom;
      b_bottom = right.rest;
      turned = !turned;
      continue;
    }
    return turned ? 0 <=> order : order;
  }
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
  const auto common =
      static_cast<Integer>(greatest_common_divisor(magnitude(a.denominator()), magnitude(b.denominator())));
  const auto left = checked_multiply(a.numerator(), b.denominator() / common);
  const auto right = checked_multiply(b.numerator(), a.denominator() / common);
  const auto bottom = checked_multiply(a.denominator() / common, b.denominator());
  if (!left || !right || !bottom) return std::nullopt;
  const auto top = checked_add(*left, *right);
  if (!top) return std::nullopt;
  return Rational::fraction(*top, *bottom);
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) {
  const auto negative = multiply(b, -1);
  if (!negative) return std::nullopt;
  return add(a, *negative);
}

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  Integer a_top = a.numerator();
  Integer a_bottom = a.denominator();
  Integer b_top = b.numerator();
  Integer b_bottom = b.denominator();
  cancel(a_top, b_bottom);  // crosswise, so that only results overflow that do not fit
  cancel(b_top, a_bottom);
  const auto top = checked_multiply(a_top, b_top);
  const auto bottom = checked_multiply(a_bottom, b_bottom);
  if (!top || !bottom) return std::nullopt;
  return Rational::fraction(*top, *bottom);
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  const auto reciprocal = Rational::fraction(b.denominator(), b.numerator());
  if (!reciprocal) return std::nullopt;
  return multiply(a, *reciprocal);
}

std::optional<Rational> absolute(const Rational& a) {
  return a.numerator() < 0 ? multiply(a, -1) : a;
}

std::optional<Rational> round(const Rational& a, int decimals) {
  const Integer scale = power_of_ten(std::clamp(decimals, 0, most_decimals));
  const auto scaled = checked_multiply(a.numerator(), scale);
  if (!scaled) return std::nullopt;
  const Unsigned bottom = magnitude(a.denominator());
  const Unsigned quotient = magnitude(*scaled) / bottom;
  const Unsigned rest = magnitude(*scaled) % bottom;
  // rest >= bottom - rest means at least a half; the plainer 2 * rest could overflow
  const auto rounded = static_cast<Integer>(quotient + (rest >= bottom - rest ? 1 : 0));
  return Rational::fraction(*scaled < 0 ? -rounded : rounded, scale);
}

std::string format_german(const Rational& a, int decimals) {
  const int places = std::clamp(decimals, 0, most_decimals);
  const auto rounded = round(a, places);
  const auto shifted =
      rounded ? multiply(*rounded, static_cast<std::int64_t>(power_of_ten(places))) : std::nullopt;
  if (!shifted) {
    return (a.numerator() < 0 ? "-" : "") + digits_of(magnitude(a.numerator())) + " / " +
           digits_of(magnitude(a.denominator()));
  }
  std::string digits = digits_of(magnitude(shifted->numerator()));
  const auto count = static_cast<std::size_t>(places);
  if (digits.size() <= count) digits.insert(0, count + 1 - digits.size(), '0');
  std::string whole = digits.substr(0, digits.size() - count);
  group_thousands(whole);
  if (count > 0) whole += ',' + digits.substr(digits.size() - count);
  return (shifted->numerator() < 0 ? "-" : "") + whole;
}

std::string format_german(const Rational& a) {
  std::string text = format_german(a, 6);
  if (text.find(',') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with(',')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace budgetc
