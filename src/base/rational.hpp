#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include <budgetc/base/money.hpp>

namespace budgetc {

/// An exact fraction on 128-bit integers, always reduced, with a positive denominator. Arithmetic that leaves
/// the range gives nothing; there is no rounding anywhere but in `round` and `format`.
class Rational {
 public:
  using Integer = __int128;

  constexpr Rational() = default;
  /// A whole number.
  constexpr Rational(std::int64_t value) : numerator_(value) {}  // NOLINT(google-explicit-constructor)
  /// A fraction; nothing when the denominator is zero or the sign cannot be turned.
  [[nodiscard]] static std::optional<Rational> fraction(Integer numerator, Integer denominator);
  /// An amount in euros.
  [[nodiscard]] static Rational euros(Money amount);

  [[nodiscard]] constexpr Integer numerator() const { return numerator_; }
  [[nodiscard]] constexpr Integer denominator() const { return denominator_; }
  [[nodiscard]] constexpr bool is_zero() const { return numerator_ == 0; }
  [[nodiscard]] constexpr bool is_whole() const { return denominator_ == 1; }
  /// The amount in euros, if it is one: whole cents within the range of Money.
  [[nodiscard]] std::optional<Money> to_money() const;
  /// Exact order, without overflow.
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
  friend bool operator==(const Rational& a, const Rational& b) = default;

 private:
  Integer numerator_ = 0;
  Integer denominator_ = 1;
};

/// Sum; nothing when it leaves the range.
[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
/// Difference; nothing when it leaves the range.
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
/// Product; nothing when it leaves the range.
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
/// Quotient; nothing when it leaves the range or the divisor is zero.
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);
/// The number without its sign; nothing when it leaves the range.
[[nodiscard]] std::optional<Rational> absolute(const Rational& a);
/// Rounded commercially (half away from zero) to so many decimals, 0 to 18; nothing when it leaves the range.
[[nodiscard]] std::optional<Rational> round(const Rational& a, int decimals);
/// German notation with exactly so many decimals, rounded commercially: `-1.234,50`. Numbers too large for
/// that are written as a fraction.
[[nodiscard]] std::string format_german(const Rational& a, int decimals);
/// German notation with as few decimals as the number has, at most six.
[[nodiscard]] std::string format_german(const Rational& a);

}  // namespace budgetc
