#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluate/plan_environment.hpp"

namespace budgetc::rules {

/// So many times a written figure.
struct Multiple {
  FigureId figure{};
  Rational factor;
};

/// A value as a constant and multiples of written figures, in euros (or whatever the expression counts in);
/// figures are taken as hundredths, divided by 100.
struct LinearForm {
  Rational constant;
  std::vector<Multiple> multiples;
};

/// What a part of an expression is made of, as far as that is a linear form; of a list, the sum. Nothing for
/// what is not linear in the figures (a quotient of two of them, `abs`, `min`, `wenn`, …) or leaves the
/// range.
[[nodiscard]] std::optional<LinearForm> linear_form(const Expression& expression,
                                                    PlanEnvironment& environment, const Viewpoint& from);

/// The value of a form; nothing when it leaves the range.
[[nodiscard]] Number value_of(const LinearForm& form, const FigureTable& figures);

/// All written figures that an expression looks at from there, in the order written; `decidable` as in
/// WrittenTerms.
[[nodiscard]] WrittenTerms written_figures(const Expression& expression, PlanEnvironment& environment,
                                           const Viewpoint& from);

/// A comparison of two forms, scaled so that every coefficient is a whole number.
struct ScaledComparison {
  LinearForm left;
  LinearForm right;
  /// Terms and constant are this times those of the forms.
  std::int64_t scale = 1;
  std::vector<Term> actual;
  std::vector<Term> expected;
  /// Hundredths by which `expected` exceeds its terms.
  Money limit;
};

/// Scales two forms; nothing where they have no figure, or where whole numbers would not do.
[[nodiscard]] std::optional<ScaledComparison> scaled(LinearForm left, LinearForm right,
                                                     const FigureTable& figures);

}  // namespace budgetc::rules
