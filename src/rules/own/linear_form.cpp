#include "rules/own/linear_form.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace budgetc::rules {
namespace {

using Form = std::optional<LinearForm>;

/// Larger coefficients come from odd percentages of odd percentages; then the rule is checked as a whole.
constexpr std::int64_t largest_multiplier = 1'000'000;

bool add_to(LinearForm& target, const LinearForm& summand, int sign) {
  const auto part = multiply(summand.constant, Rational(sign));
  const auto constant = part ? add(target.constant, *part) : std::nullopt;
  if (!constant) return false;
  target.constant = *constant;
  for (const Multiple& multiple : summand.multiples) {
    const auto factor = multiply(multiple.factor, Rational(sign));
    if (!factor) return false;
    target.multiples.push_back({multiple.figure, *factor});
  }
  return true;
}

Form times(const LinearForm& form, const Rational& factor) {
  LinearForm result;
  const auto constant = multiply(form.constant, factor);
  if (!constant) return std::nullopt;
  result.constant = *constant;
  for (const Multiple& multiple : form.multiples) {
    const auto product = multiply(multiple.factor, factor);
    if (!product) return std::nullopt;
    if (!product->is_zero()) result.multiples.push_back({multiple.figure, *product});
  }
  return result;
}

/// Takes an expression apart.
class Linearizer {
 public:
  Linearizer(const Expression& expression, PlanEnvironment& environment)
      : expression_(expression), environment_(environment) {}

  Form of(PartId id, const Viewpoint& from) {
    return std::visit([&](const auto& content) { return form(content, from); }, expression_.part(id).content);
  }

 private:
  static Form form(const Literal& literal, const Viewpoint&) { return LinearForm{literal.value, {}}; }

  template <typename Reference>
  Form form(const Reference& reference, const Viewpoint& from) {
    const WrittenTerms written = environment_.written(reference, from);
    if (written.derived) return std::nullopt;
    LinearForm result;
    for (const Term& term : written.terms) {
      const auto factor = Rational::fraction(term.coefficient, written.divisor);
      if (!factor) return std::nullopt;
      result.multiples.push_back({term.figure, *factor});
    }
    return result;
  }

  Form form(const Operation& operation, const Viewpoint& from) {
    switch (operation.op) {
      case Operator::add:
      case Operator::sum: return sum(operation.operands, from);
      case Operator::subtract: return difference(operation, from);
      case Operator::negate: return scaled(operation.operands[0], Rational(-1), from);
      case Operator::multiply: return product(operation, from);
      case Operator::divide: return quotient(operation, from);
      case Operator::children: return of_children(operation.operands[0], from);
      case Operator::prior_year: return of_prior_year(operation.operands[0], from);
      default: return std::nullopt;
    }
  }

  Form sum(std::span<const PartId> operands, const Viewpoint& from) {
    LinearForm result;
    for (const PartId id : operands) {
      const Form summand = of(id, from);
      if (!summand || !add_to(result, *summand, 1)) return std::nullopt;
    }
    return result;
  }

  Form difference(const Operation& operation, const Viewpoint& from) {
    Form result = of(operation.operands[0], from);
    const Form other = of(operation.operands[1], from);
    if (!result || !other || !add_to(*result, *other, -1)) return std::nullopt;
    return result;
  }

  Form scaled(PartId operand, const Rational& factor, const Viewpoint& from) {
    const Form result = of(operand, from);
    return result ? times(*result, factor) : std::nullopt;
  }

  Form product(const Operation& operation, const Viewpoint& from) {
    const Form a = of(operation.operands[0], from);
    const Form b = of(operation.operands[1], from);
    if (!a || !b) return std::nullopt;
    if (a->multiples.empty()) return times(*b, a->constant);
    return b->multiples.empty() ? times(*a, b->constant) : std::nullopt;
  }

  Form quotient(const Operation& operation, const Viewpoint& from) {
    const Form divisor = of(operation.operands[1], from);
    if (!divisor || !divisor->multiples.empty()) return std::nullopt;
    const auto factor = divide(Rational(1), divisor->constant);
    return factor ? scaled(operation.operands[0], *factor, from) : std::nullopt;
  }

  Form of_children(PartId operand, const Viewpoint& from) {
    LinearForm result;
    for (const NodeId child : environment_.children(from.node)) {
      const Form summand = of(operand, {.node = child, .column = from.column});
      if (!summand || !add_to(result, *summand, 1)) return std::nullopt;
    }
    return result;
  }

  Form of_prior_year(PartId operand, const Viewpoint& from) {
    const auto column = environment_.prior_year(from.column);
    if (!column) return LinearForm{};
    return of(operand, {.node = from.node, .column = *column});
  }

  const Expression& expression_;
  PlanEnvironment& environment_;
};

/// Collects the figures of every reference, whichever branch is taken.
class Collector {
 public:
  Collector(const Expression& expression, PlanEnvironment& environment)
      : expression_(expression), environment_(environment) {}

  void visit(PartId id, const Viewpoint& from) {
    std::visit([&](const auto& content) { take(content, from); }, expression_.part(id).content);
  }

  WrittenTerms result;

 private:
  void take(const Literal&, const Viewpoint&) {}

  template <typename Reference>
  void take(const Reference& reference, const Viewpoint& from) {
    const WrittenTerms written = environment_.written(reference, from);
    result.terms.insert(result.terms.end(), written.terms.begin(), written.terms.end());
    if (!written.decidable) result.decidable = false;
  }

  void take(const Operation& operation, const Viewpoint& from) {
    if (operation.op == Operator::children) {
      for (const NodeId child : environment_.children(from.node)) {
        visit(operation.operands[0], {.node = child, .column = from.column});
      }
    } else if (operation.op == Operator::prior_year) {
      const auto column = environment_.prior_year(from.column);
      if (column) visit(operation.operands[0], {.node = from.node, .column = *column});
    } else {
      for (const PartId id : operation.operands) visit(id, from);
    }
  }

  const Expression& expression_;
  PlanEnvironment& environment_;
};

/// Least scale that makes all factors, and the constant in hundredths, whole; nothing beyond the largest.
std::optional<std::int64_t> common_scale(const LinearForm& left, const LinearForm& right,
                                         const Rational& limit) {
  Rational::Integer scale = limit.denominator();
  if (scale > largest_multiplier) return std::nullopt;
  for (const LinearForm* form : {&left, &right}) {
    for (const Multiple& multiple : form->multiples) {
      const Rational::Integer denominator = multiple.factor.denominator();
      if (denominator > largest_multiplier) return std::nullopt;
      scale = std::lcm(static_cast<std::int64_t>(scale), static_cast<std::int64_t>(denominator));
      if (scale > largest_multiplier) return std::nullopt;
    }
  }
  return static_cast<std::int64_t>(scale);
}

/// The terms of a scaled form; nothing where they could leave the range of Money together.
std::optional<std::vector<Term>> terms_of(const LinearForm& form, std::int64_t scale,
                                          const FigureTable& figures) {
  std::vector<Term> terms;
  Rational::Integer weight = 0;
  for (const Multiple& multiple : form.multiples) {
    const Rational::Integer coefficient =
        multiple.factor.numerator() * (scale / multiple.factor.denominator());
    if (coefficient > largest_multiplier || coefficient < -largest_multiplier) return std::nullopt;
    const Term term{multiple.figure, static_cast<std::int64_t>(coefficient)};
    weight += coefficient * figures[term.figure].amount.cents() * (coefficient < 0 ? -1 : 1) *
              (figures[term.figure].amount.cents() < 0 ? -1 : 1);
    terms.push_back(term);
  }
  return weight > Money::max_cents ? std::nullopt : std::optional(std::move(terms));
}

}  // namespace

std::optional<LinearForm> linear_form(const Expression& expression, PlanEnvironment& environment,
                                      const Viewpoint& from) {
  return Linearizer(expression, environment).of(expression.root, from);
}

Number value_of(const LinearForm& form, const FigureTable& figures) {
  Number total = form.constant;
  for (const Multiple& multiple : form.multiples) {
    const auto part = multiply(multiple.factor, Rational::euros(figures[multiple.figure].amount));
    total = part ? add(*total, *part) : std::nullopt;
    if (!total) return std::nullopt;
  }
  return total;
}

WrittenTerms written_figures(const Expression& expression, PlanEnvironment& environment,
                             const Viewpoint& from) {
  Collector collector(expression, environment);
  collector.visit(expression.root, from);
  return std::move(collector.result);
}

std::optional<ScaledComparison> scaled(LinearForm left, LinearForm right, const FigureTable& figures) {
  if (left.multiples.empty() && right.multiples.empty()) return std::nullopt;
  const auto constants = subtract(right.constant, left.constant);
  const auto limit = constants ? multiply(*constants, Rational(100)) : std::nullopt;
  const auto scale = limit ? common_scale(left, right, *limit) : std::nullopt;
  if (!scale) return std::nullopt;
  const auto scaled_constants = multiply(*constants, Rational(*scale));
  const auto money = scaled_constants ? scaled_constants->to_money() : std::nullopt;
  auto actual = terms_of(left, *scale, figures);
  auto expected = terms_of(right, *scale, figures);
  if (!money || !actual || !expected) return std::nullopt;
  return ScaledComparison{std::move(left),    std::move(right),     *scale,
                          *std::move(actual), *std::move(expected), *money};
}

}  // namespace budgetc::rules
