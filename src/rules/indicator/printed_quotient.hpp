#pragma once

#include <optional>

#include "evaluate/linear_indicator.hpp"
#include "rules/engine/check.hpp"

namespace budgetc::rules {

/// A quotient of two sums and the figure that prints its value.
struct PrintedQuotient {
  FigureQuotient formula;
  FigureId printed{};
  /// Factor between the printed figure and its value.
  Rational per_figure;
  /// What one of the last printed digit is worth: of 12,34 %, that is 1/10.000.
  Rational digit;
};

/// |Q - N/D| <= p/2 with given amounts, without the division: |Q·D - N| <= p/2·|D|.
struct QuotientSides {
  Rational shown;
  Rational numerator;
  Rational denominator;
  Rational product;
  Rational tolerance;
};

/// Both sides of the comparison; nothing where a number leaves the range.
[[nodiscard]] std::optional<QuotientSides> sides_of(const PrintedQuotient& quotient,
                                                    const FigureTable& figures);

/// Compares the printed figure with its quotient anew. A figure with more decimals than were printed does not
/// hold: the other values of its row would be printed with as many.
[[nodiscard]] Trial printed_as(PrintedQuotient quotient);

}  // namespace budgetc::rules
