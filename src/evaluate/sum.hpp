#pragma once

#include <cstdint>
#include <optional>

#include "model/budget_plan.hpp"
#include <budgetc/base/money.hpp>

namespace budgetc {

/// The amount of a figure; blank where it could not be read.
[[nodiscard]] inline std::optional<Money> written_value(const BudgetPlan& plan, FigureId id) {
  const Figure& figure = plan.figures[id];
  if (!figure.readable && figure.amount.is_zero()) return std::nullopt;
  return figure.amount;
}

/// Adds amounts up without regard to their order: only the total must lie in the range of Money. Blank
/// amounts leave the sum as it is; a sum of nothing but blanks is blank.
class Sum {
 public:
  void add(const std::optional<Money>& amount, std::int64_t coefficient = 1) {
    if (!amount) return;
    blank_ = false;
    // |amount| <= 9·10^15, so that only absurdly many or large summands could wrap; then the sum is lost.
    std::int64_t summand = 0;
    wrapped_ |= __builtin_mul_overflow(coefficient, amount->cents(), &summand);
    wrapped_ |= __builtin_add_overflow(cents_, summand, &cents_);
  }
  [[nodiscard]] bool blank() const { return blank_; }
  [[nodiscard]] bool overflow() const { return wrapped_ || !Money::from_cents(cents_); }
  /// The sum; nothing when blank or out of range.
  [[nodiscard]] std::optional<Money> value() const {
    if (blank_ || wrapped_) return std::nullopt;
    return Money::from_cents(cents_);
  }

 private:
  std::int64_t cents_ = 0;
  bool blank_ = true;
  bool wrapped_ = false;
};

}  // namespace budgetc
