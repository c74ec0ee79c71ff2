#pragma once

#include <map>
#include <optional>
#include <vector>

#include "evaluate/plan_environment.hpp"

namespace budgetc {

/// Σ coefficient · figure + constant, exactly; figures count in hundredths.
struct LinearForm {
  std::map<FigureId, Rational> coefficients;
  Rational constant;
};

/// A quotient of two linear forms.
struct FigureQuotient {
  LinearForm numerator;
  LinearForm denominator;
};

/// What a derived indicator is computed from.
struct IndicatorAnatomy {
  /// Every written figure that the formula reaches, also through other derived indicators.
  std::vector<FigureId> figures;
  /// Derived indicators that the formula names.
  std::vector<IndicatorPlace> derived;
  /// The formula over figures, where it is a quotient of two sums; nothing where it is blank, or anything
  /// else (min, max, runde, wenn, …), or leaves the range.
  std::optional<FigureQuotient> quotient;
};

/// Takes the formula of an indicator apart. References that cannot be resolved count as blank: evaluating the
/// indicator says what is wrong with them. Without a formula, there is nothing.
[[nodiscard]] IndicatorAnatomy take_apart(const BudgetPlan& plan, const Evaluation& evaluation,
                                          const IndicatorPlace& place);

/// Value of a linear form with the figures as they are; nothing when it leaves the range.
[[nodiscard]] std::optional<Rational> value_of(const LinearForm& form, const FigureTable& figures);

/// Factor between an indicator's figure and its value: 1/100, for percentages 1/10.000.
[[nodiscard]] Rational value_per_figure(const IndicatorTable& table, const Indicator& indicator);

}  // namespace budgetc
