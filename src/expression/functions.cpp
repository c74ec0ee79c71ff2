#include "expression/functions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace budgetc::expression {
namespace {

using std::string_view;
using Checked = tl::expected<ValueType, ExpressionError>;

constexpr std::array table{
    Function{"summe", Operator::sum, Signature::numbers, "summe(a; b; …)"},
    Function{"min", Operator::minimum, Signature::numbers, "min(a; b; …)"},
    Function{"max", Operator::maximum, Signature::numbers, "max(a; b; …)"},
    Function{"mittelwert", Operator::mean, Signature::numbers, "mittelwert(a; b; …)"},
    Function{"anzahl", Operator::count, Signature::numbers, "anzahl(a; b; …)"},
    Function{"abs", Operator::absolute, Signature::one_number, "abs(a)"},
    Function{"runden", Operator::round, Signature::with_decimals, "runden(a; 2)"},
    Function{"wenn", Operator::choose, Signature::choice, "wenn(bedingung; dann; sonst)"},
    Function{"leer", Operator::is_blank, Signature::test, "leer(a)"},
    Function{"kinder", Operator::children, Signature::of_children, "kinder(a)"},
    Function{"vorjahr", Operator::prior_year, Signature::same, "vorjahr(a)"},
};

constexpr std::array<string_view, table.size() + 4> names = [] {
  std::array<string_view, table.size() + 4> all{"zeile", "ring", "kennzahl", "planstellen"};
  for (std::size_t i = 0; i < table.size(); ++i) all[i + 4] = table[i].name;
  return all;
}();

string_view describe(ValueType type) {
  switch (type) {
    case ValueType::number: return "eine Zahl";
    case ValueType::truth: return "eine Bedingung";
    case ValueType::list: return "eine Liste von Zahlen";
  }
  return {};
}

/// The operand has another type than is needed there.
ExpressionError unfitting(const ExpressionPart& operand, ValueType needed) {
  ExpressionError error{
      fmt::format("hier steht {}, gebraucht wird {}", describe(operand.type), describe(needed)), "",
      operand.place};
  if (operand.type == ValueType::list) error.help = "zusammenzählen mit summe(…)";
  if (operand.type == ValueType::number) error.help = "eine Bedingung vergleicht, etwa … > 0";
  return error;
}

Checked all_of(const Expression& expression, const Operation& operation, ValueType needed, ValueType result) {
  for (const PartId id : operation.operands) {
    const ExpressionPart& operand = expression.part(id);
    if (operand.type != needed) return tl::unexpected(unfitting(operand, needed));
  }
  return result;
}

const Function& function_of(Operator op) {
  return *std::ranges::find(table, op, &Function::op);
}

Checked wrong_count(const Function& function, TextRange place) {
  return tl::unexpected(ExpressionError{fmt::format("„{}“ hat nicht so viele Angaben", function.name),
                                        fmt::format("so wird es geschrieben: {}", function.usage), place});
}

Checked check_numbers(const Expression& expression, const Operation& operation) {
  for (const PartId id : operation.operands) {
    const ExpressionPart& operand = expression.part(id);
    if (operand.type == ValueType::truth) return tl::unexpected(unfitting(operand, ValueType::number));
  }
  return ValueType::number;
}

/// Decimals are written as a number from 0 to 6, so that rounding cannot depend on figures.
Checked check_decimals(const Expression& expression, const Operation& operation) {
  const ExpressionPart& decimals = expression.part(operation.operands[1]);
  const auto* literal = std::get_if<Literal>(&decimals.content);
  if (literal == nullptr || !literal->value.is_whole() || literal->value < Rational(0) ||
      literal->value > Rational(6)) {
    return tl::unexpected(
        ExpressionError{"die Zahl der Nachkommastellen ist nicht 0 bis 6", "", decimals.place});
  }
  const ExpressionPart& number = expression.part(operation.operands[0]);
  if (number.type != ValueType::number) return tl::unexpected(unfitting(number, ValueType::number));
  return ValueType::number;
}

Checked check_choice(const Expression& expression, const Operation& operation) {
  const ExpressionPart& condition = expression.part(operation.operands[0]);
  const ExpressionPart& first = expression.part(operation.operands[1]);
  const ExpressionPart& second = expression.part(operation.operands[2]);
  if (condition.type != ValueType::truth) return tl::unexpected(unfitting(condition, ValueType::truth));
  if (first.type != second.type) return tl::unexpected(unfitting(second, first.type));
  return first.type;
}

Checked check_function(const Expression& expression, const Operation& operation, TextRange place) {
  const Function& function = function_of(operation.op);
  const std::size_t given = operation.operands.size();
  const bool fits = function.signature == Signature::numbers         ? given >= 1
                    : function.signature == Signature::with_decimals ? given == 2
                    : function.signature == Signature::choice        ? given == 3
                                                                     : given == 1;
  if (!fits) return wrong_count(function, place);
  switch (function.signature) {
    case Signature::numbers: return check_numbers(expression, operation);
    case Signature::one_number: return all_of(expression, operation, ValueType::number, ValueType::number);
    case Signature::with_decimals: return check_decimals(expression, operation);
    case Signature::choice: return check_choice(expression, operation);
    case Signature::test: return all_of(expression, operation, ValueType::number, ValueType::truth);
    case Signature::of_children: return all_of(expression, operation, ValueType::number, ValueType::list);
    case Signature::same: return expression.part(operation.operands[0]).type;
  }
  return ValueType::number;
}

}  // namespace

std::span<const Function> functions() {
  return table;
}

const Function* find_function(string_view name) {
  const auto found = std::ranges::find(table, lower_case(name), &Function::name);
  return found == table.end() ? nullptr : &*found;
}

std::span<const string_view> known_names() {
  return names;
}

std::string lower_case(string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

Checked type_of(const Expression& expression, const Operation& operation, TextRange place) {
  switch (operation.op) {
    case Operator::add:
    case Operator::subtract:
    case Operator::multiply:
    case Operator::divide:
    case Operator::negate: return all_of(expression, operation, ValueType::number, ValueType::number);
    case Operator::equal:
    case Operator::unequal:
    case Operator::less:
    case Operator::at_most:
    case Operator::greater:
    case Operator::at_least: return all_of(expression, operation, ValueType::number, ValueType::truth);
    case Operator::both:
    case Operator::either:
    case Operator::negation: return all_of(expression, operation, ValueType::truth, ValueType::truth);
    default: return check_function(expression, operation, place);
  }
}

}  // namespace budgetc::expression
