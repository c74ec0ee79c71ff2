#pragma once

#include <optional>
#include <vector>

#include "base/rational.hpp"
#include "rules/engine/check.hpp"

namespace budgetc::rules {

/// Puts a check together whose amounts and coefficients are fractions, and scales them to whole numbers. Its
/// amounts then are no euros: the rule that describes it computes what to show.
class RationalCheck {
 public:
  // Each takes the result of an operation that may have left the range; then there is no check.
  void set_actual(const std::optional<Rational>& value) { actual_ = value; }
  void set_expected(const std::optional<Rational>& value) { expected_ = value; }
  /// Largest absolute difference allowed.
  void set_tolerance(const std::optional<Rational>& value) { tolerance_ = value; }
  /// Adds a figure and by how much the difference changes with each of its hundredths.
  void add_term(FigureId figure, const std::optional<Rational>& coefficient);

  /// Completes the check and adds it with its trial; false, and nothing added, where the numbers do not fit.
  /// The first term makes up `actual`.
  [[nodiscard]] bool emit(Check check, CheckSet& checks, Trial trial) const;

 private:
  [[nodiscard]] std::optional<Rational::Integer> common_denominator() const;

  std::optional<Rational> actual_;
  std::optional<Rational> expected_;
  std::optional<Rational> tolerance_ = Rational(0);
  struct RationalTerm {
    FigureId figure{};
    std::optional<Rational> coefficient;
  };
  std::vector<RationalTerm> terms_;
};

}  // namespace budgetc::rules
