#include "expression/evaluate_expression.hpp"

#include <algorithm>
#include <compare>
#include <utility>

#include <fmt/format.h>

namespace budgetc {
namespace {

using Result = tl::expected<Value, ExpressionError>;
using Arithmetic = std::optional<Rational> (*)(const Rational&, const Rational&);

tl::unexpected<ExpressionError> fault(std::string message, TextRange place, std::string help = {}) {
  return tl::unexpected(ExpressionError{std::move(message), std::move(help), place});
}

tl::unexpected<ExpressionError> out_of_range(TextRange place) {
  return fault("das Ergebnis ist zu groß, um genau gerechnet zu werden", place);
}

bool compare(Operator op, std::strong_ordering order) {
  switch (op) {
    case Operator::equal: return order == 0;
    case Operator::unequal: return order != 0;
    case Operator::less: return order < 0;
    case Operator::at_most: return order <= 0;
    case Operator::greater: return order > 0;
    default: return order >= 0;
  }
}

/// "und" and "oder" decide as soon as one side does; what is undecided otherwise stays so.
Truth combine(Operator op, Truth a, Truth b) {
  const bool decisive = op == Operator::either;
  if (a == decisive || b == decisive) return decisive;
  if (!a || !b) return std::nullopt;
  return !decisive;
}

/// Computes one expression, part by part.
class Evaluator {
 public:
  Evaluator(const Expression& expression, Environment& environment)
      : expression_(expression), environment_(environment) {}

  Result evaluate(PartId id, const Viewpoint& from) {
    const ExpressionPart& part = expression_.part(id);
    if (++steps_ > most_evaluation_steps) {
      return fault("die Auswertung dauert zu lange", part.place, "kinder(…) nicht ineinander schachteln");
    }
    return std::visit([&](const auto& content) { return compute(content, part.place, from); }, part.content);
  }

 private:
  Result compute(const Literal& literal, TextRange, const Viewpoint&) { return Value(Number(literal.value)); }

  Result compute(const RowReference& reference, TextRange place, const Viewpoint& from) {
    auto rows = environment_.rows(reference, from);
    if (!rows) return fault(std::move(rows.error().message), place, std::move(rows.error().help));
    if (reference.is_range() && expression_.dialect != Dialect::form) return Value(*std::move(rows));
    return add_up(*rows, place);
  }

  Result compute(const RingReference& reference, TextRange place, const Viewpoint& from) {
    return resolved(environment_.ring(reference, from), place);
  }
  Result compute(const IndicatorReference& reference, TextRange place, const Viewpoint& from) {
    return resolved(environment_.indicator(reference, from), place);
  }
  Result compute(const PostsReference& reference, TextRange place, const Viewpoint& from) {
    return resolved(environment_.posts(reference, from), place);
  }

  static Result resolved(tl::expected<Number, ResolveError> number, TextRange place) {
    if (!number) return fault(std::move(number.error().message), place, std::move(number.error().help));
    return Value(*number);
  }

  Result compute(const Operation& operation, TextRange place, const Viewpoint& from) {
    switch (operation.op) {
      case Operator::choose: return choose(operation, from);
      case Operator::children: return of_children(operation.operands.front(), from);
      case Operator::prior_year: return of_prior_year(operation.operands.front(), from);
      default: break;
    }
    std::vector<Value> operands;
    for (const PartId id : operation.operands) {
      auto operand = evaluate(id, from);
      if (!operand) return operand;
      operands.push_back(*std::move(operand));
    }
    return apply(operation, operands, place);
  }

  Result apply(const Operation& operation, const std::vector<Value>& operands, TextRange place) {
    switch (operation.op) {
      case Operator::add: return sum_of_two(add, operands, place);
      case Operator::subtract: return sum_of_two(subtract, operands, place);
      case Operator::multiply: return product(multiply, operands, place);
      case Operator::divide: return quotient(operation, operands, place);
      case Operator::negate: return product(multiply, {operands.front(), Value(Number(Rational(-1)))}, place);
      case Operator::both:
      case Operator::either: return Value(combine(operation.op, truth(operands[0]), truth(operands[1])));
      case Operator::negation: return Value(negated(truth(operands.front())));
      case Operator::absolute:
      case Operator::round: return one_number(operation.op, operands, place);
      case Operator::is_blank: return Value(Truth(!number(operands.front())));
      case Operator::sum:
      case Operator::minimum:
      case Operator::maximum:
      case Operator::mean:
      case Operator::count: return aggregate(operation.op, flatten(operands), place);
      default: return comparison(operation.op, operands);
    }
  }

  // The parser has typed every part, so the alternatives are known here.
  static const Number& number(const Value& value) { return std::get<Number>(value); }
  static const Truth& truth(const Value& value) { return std::get<Truth>(value); }
  static Truth negated(Truth value) { return value ? Truth(!*value) : std::nullopt; }

  /// A blank counts as nothing; two blanks are blank.
  static Result sum_of_two(Arithmetic arithmetic, const std::vector<Value>& operands, TextRange place) {
    const Number& a = number(operands[0]);
    const Number& b = number(operands[1]);
    if (!a && !b) return Value(Number());
    const auto result = arithmetic(a.value_or(Rational(0)), b.value_or(Rational(0)));
    if (!result) return out_of_range(place);
    return Value(Number(*result));
  }

  static Result product(Arithmetic arithmetic, const std::vector<Value>& operands, TextRange place) {
    const Number& a = number(operands[0]);
    const Number& b = number(operands[1]);
    if (!a || !b) return Value(Number());
    const auto result = arithmetic(*a, *b);
    if (!result) return out_of_range(place);
    return Value(Number(*result));
  }

  Result quotient(const Operation& operation, const std::vector<Value>& operands, TextRange place) {
    const Number& divisor = number(operands[1]);
    if (divisor && divisor->is_zero()) {
      return fault("hier wird durch null geteilt", expression_.part(operation.operands[1]).place);
    }
    return product(divide, operands, place);
  }

  static Result comparison(Operator op, const std::vector<Value>& operands) {
    const Number& a = number(operands[0]);
    const Number& b = number(operands[1]);
    if (!a || !b) return Value(Truth());
    return Value(Truth(compare(op, *a <=> *b)));
  }

  static Result one_number(Operator op, const std::vector<Value>& operands, TextRange place) {
    const Number& value = number(operands.front());
    if (!value) return Value(Number());
    const auto result = op == Operator::absolute
                            ? absolute(*value)
                            : round(*value, static_cast<int>(number(operands[1])->numerator()));
    if (!result) return out_of_range(place);
    return Value(Number(*result));
  }

  /// All numbers that are not blank.
  static std::vector<Rational> flatten(const std::vector<Value>& operands) {
    std::vector<Rational> numbers;
    const auto take = [&](const Number& value) {
      if (value) numbers.push_back(*value);
    };
    for (const Value& operand : operands) {
      if (const auto* list = std::get_if<NumberList>(&operand)) {
        std::ranges::for_each(*list, take);
      } else {
        take(number(operand));
      }
    }
    return numbers;
  }

  static Result add_up(const NumberList& list, TextRange place) {
    return aggregate(Operator::sum, flatten({Value(list)}), place);
  }

  static Result aggregate(Operator op, const std::vector<Rational>& numbers, TextRange place) {
    if (op == Operator::count) return Value(Number(Rational(static_cast<std::int64_t>(numbers.size()))));
    if (numbers.empty()) return Value(Number());
    if (op == Operator::minimum) return Value(Number(std::ranges::min(numbers)));
    if (op == Operator::maximum) return Value(Number(std::ranges::max(numbers)));
    Number total = Rational(0);
    for (const Rational& value : numbers) {
      total = add(*total, value);
      if (!total) return out_of_range(place);
    }
    if (op == Operator::mean) total = divide(*total, static_cast<std::int64_t>(numbers.size()));
    if (!total) return out_of_range(place);
    return Value(total);
  }

  /// Only the chosen branch is computed, so that the other may be one that cannot.
  Result choose(const Operation& operation, const Viewpoint& from) {
    const auto condition = evaluate(operation.operands[0], from);
    if (!condition) return condition;
    const Truth decided = truth(*condition);
    if (decided) return evaluate(operation.operands[*decided ? 1 : 2], from);
    return blank(expression_.part(operation.operands[1]).type);
  }

  Result of_children(PartId operand, const Viewpoint& from) {
    NumberList list;
    for (const NodeId child : environment_.children(from.node)) {
      auto value = evaluate(operand, {.node = child, .column = from.column});
      if (!value) return value;
      list.push_back(number(*value));
    }
    return Value(std::move(list));
  }

  Result of_prior_year(PartId operand, const Viewpoint& from) {
    const auto column = environment_.prior_year(from.column);
    if (!column) return blank(expression_.part(operand).type);
    return evaluate(operand, {.node = from.node, .column = *column});
  }

  static Result blank(ValueType type) {
    switch (type) {
      case ValueType::number: return Value(Number());
      case ValueType::truth: return Value(Truth());
      case ValueType::list: return Value(NumberList());
    }
    return Value(Number());
  }

  const Expression& expression_;
  Environment& environment_;
  std::size_t steps_ = 0;
};

}  // namespace

tl::expected<Value, ExpressionError> evaluate(const Expression& expression, Environment& environment,
                                              const Viewpoint& from) {
  return Evaluator(expression, environment).evaluate(expression.root, from);
}

}  // namespace budgetc
