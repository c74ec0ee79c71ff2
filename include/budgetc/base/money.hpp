#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace budgetc {

/// An amount of money in whole cents. Its range is ±9·10^15 cents; arithmetic that would leave it gives
/// nothing.
class Money {
 public:
  /// Largest absolute number of cents (9 quadrillion).
  static constexpr std::int64_t max_cents = 9'000'000'000'000'000;

  constexpr Money() = default;
  /// The amount of so many cents; nothing beyond the range.
  [[nodiscard]] static constexpr std::optional<Money> from_cents(std::int64_t cents) {
    if (cents > max_cents || cents < -max_cents) return std::nullopt;
    return Money(cents);
  }
  [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }
  [[nodiscard]] constexpr bool is_zero() const { return cents_ == 0; }
  [[nodiscard]] constexpr Money operator-() const { return Money(-cents_); }
  [[nodiscard]] constexpr Money absolute() const { return Money(cents_ < 0 ? -cents_ : cents_); }
  friend constexpr auto operator<=>(const Money&, const Money&) = default;

 private:
  friend constexpr std::optional<Money> add(Money, Money);
  constexpr explicit Money(std::int64_t cents) : cents_(cents) {}
  std::int64_t cents_ = 0;
};

/// Sum of two amounts; nothing when it leaves the range.
[[nodiscard]] constexpr std::optional<Money> add(Money a, Money b) {
  return Money::from_cents(a.cents() + b.cents());  // cannot wrap: |a| + |b| <= 1.8·10^16 < 2^63
}

/// Difference of two amounts; nothing when it leaves the range.
[[nodiscard]] constexpr std::optional<Money> subtract(Money a, Money b) {
  return add(a, -b);
}

/// German notation: dots group thousands, cents only where there are any: `-1.234,50`, `16.000`. ASCII minus.
[[nodiscard]] std::string format_german(Money amount);

/// As `format_german`, with the unit: `269.836 €` (no-break space).
[[nodiscard]] std::string format_euro(Money amount);

}  // namespace budgetc
