#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "rules/engine/wording.hpp"
#include "rules/own/own_rules.hpp"
#include "source/text_part.hpp"

namespace budgetc::rules {
namespace {

/// What the numbers of an expression count.
enum class Unit : std::uint8_t { plain, percent, euros };

/// Finds out what an expression counts, from what it names and how its numbers are written.
class UnitFinder {
 public:
  explicit UnitFinder(const Expression& expression) : expression_(expression) {}

  Unit of(PartId id) const {
    const ExpressionPart& part = expression_.part(id);
    if (const auto* operation = std::get_if<Operation>(&part.content)) return of_operation(*operation);
    if (std::holds_alternative<RowReference>(part.content) ||
        std::holds_alternative<RingReference>(part.content)) {
      return Unit::euros;
    }
    const std::string_view text =
        std::string_view(expression_.text).substr(part.place.offset, part.place.length);
    const bool percent = std::holds_alternative<Literal>(part.content) && text.ends_with('%');
    return percent ? Unit::percent : Unit::plain;
  }

 private:
  Unit of_operation(const Operation& operation) const {
    if (operation.op == Operator::count) return Unit::plain;
    const std::size_t first = operation.op == Operator::choose ? 1 : 0;
    Unit unit = Unit::plain;
    for (std::size_t i = first; i < operation.operands.size(); ++i) {
      unit = std::max(unit, of(operation.operands[i]));
    }
    if (operation.op == Operator::divide && of(operation.operands[1]) == Unit::euros) return Unit::plain;
    // So many percent of a number are a number.
    if (operation.op == Operator::multiply && unit == Unit::percent) return Unit::plain;
    return unit;
  }

  const Expression& expression_;
};

Unit unit_of(const Expression& expression) {
  return UnitFinder(expression).of(expression.root);
}

std::string in_unit(const Number& value, Unit unit) {
  if (!value) return "leer";
  if (unit == Unit::percent) {
    const auto hundredfold = multiply(*value, Rational(100));
    const auto rounded = hundredfold ? round(*hundredfold, 2) : std::nullopt;
    return rounded ? format_german(*rounded) + "\u00a0%" : format_german(*value);
  }
  if (unit == Unit::plain) return format_german(*value);
  return (value->is_whole() ? format_german(*value) : format_german(*value, 2)) + "\u00a0€";
}

/// Both sides of a comparison with what they come to at a place.
struct Observed {
  Number left;
  Number right;
  Unit unit = Unit::plain;

  [[nodiscard]] Number difference() const { return left && right ? subtract(*left, *right) : std::nullopt; }
};

Number number_of(const Expression& expression, PlanEnvironment& environment, const Viewpoint& from) {
  const auto value = evaluate(expression, environment, from);
  const Number* const number = value ? std::get_if<Number>(&*value) : nullptr;
  return number == nullptr ? Number() : *number;
}

Observed observe(const RuleContext& context, const Conjunct& conjunct, PlanEnvironment& environment,
                 const Viewpoint& from) {
  Observed observed;
  const Sides& sides = *conjunct.sides;
  observed.unit = std::max(unit_of(sides.left), unit_of(sides.right));
  if (const auto linear = linear_comparison(conjunct, context.plan, environment, from)) {
    observed.left = value_of(linear->left, context.plan.figures);
    observed.right = value_of(linear->right, context.plan.figures);
  } else {
    observed.left = number_of(sides.left, environment, from);
    observed.right = number_of(sides.right, environment, from);
  }
  return observed;
}

std::string_view demand(Operator op) {
  switch (op) {
    case Operator::unequal: return "verlangt ist etwas anderes als";
    case Operator::less: return "verlangt ist weniger als";
    case Operator::at_most: return "verlangt ist höchstens";
    case Operator::greater: return "verlangt ist mehr als";
    case Operator::at_least: return "verlangt ist mindestens";
    default: return "verlangt ist";
  }
}

std::string place_words(const BudgetPlan& plan, const CellRef& place) {
  return fmt::format("{} {}", plan.node(place.node).number.value, column_name(plan.columns[place.column]));
}

/// The rule's own message with its placeholders filled in, and the place before it where it does not say it.
std::string filled(const RuleContext& context, const OwnRule& rule, const CellRef& place,
                   const Observed& observed) {
  const std::array<std::pair<std::string_view, std::string>, 5> values{{
      {"{stelle}", context.plan.node(place.node).number.value},
      {"{spalte}", column_name(context.plan.columns[place.column])},
      {"{links}", in_unit(observed.left, observed.unit)},
      {"{rechts}", in_unit(observed.right, observed.unit)},
      {"{differenz}", in_unit(observed.difference(), observed.unit)},
  }};
  const std::string_view text = rule.message.value;
  std::string result;
  if (text.find("{stelle}") == std::string_view::npos) result = place_words(context.plan, place) + ": ";
  for (std::size_t at = 0; at < text.size();) {
    const auto placeholder = std::ranges::find_if(
        values, [&](const auto& value) { return text.substr(at).starts_with(value.first); });
    if (placeholder == values.end()) {
      result += text[at++];
    } else {
      result += placeholder->second;
      at += placeholder->first.size();
    }
  }
  return result;
}

std::string standard_message(const RuleContext& context, const ParsedOwnRule& rule, const Conjunct& conjunct,
                             const CellRef& place, const Observed& observed) {
  const std::string where =
      fmt::format("{} verletzt die Regel „{}“", place_words(context.plan, place), rule.rule->name.value);
  if (!conjunct.sides) return where;
  return fmt::format("{}: {}, {} {}", where, in_unit(observed.left, observed.unit),
                     demand(conjunct.sides->op), in_unit(observed.right, observed.unit));
}

std::optional<Money> to_cents(const Number& value) {
  const auto rounded = value ? round(*value, 2) : std::nullopt;
  return rounded ? rounded->to_money() : std::nullopt;
}

/// Should-be, is and difference, where the comparison has a should-be.
void add_observed(Diagnostic& finding, Operator op, const Observed& observed) {
  const auto expected = to_cents(observed.right);
  const auto actual = to_cents(observed.left);
  const auto difference = to_cents(observed.difference());
  const bool has_target = op != Operator::unequal && observed.unit == Unit::euros;
  if (has_target && expected && actual && difference) {
    finding.amounts = Amounts{*expected, *actual, *difference};
  }
}

/// The part of the condition that does not hold.
Label label_of(const RuleContext& context, const OwnRule& rule, const Expression& condition) {
  const TextRange part = condition.part(condition.root).place;
  return {text_part(context.files, rule.condition.span, rule.condition.value, part.offset, part.length),
          fmt::format("Regel „{}“", rule.name.value)};
}

void add_places(Diagnostic& finding, const RuleContext& context, const CellRef& place,
                const WrittenTerms& figures) {
  if (figures.terms.empty())
    finding.primary = {context.plan.node(place.node).number.span, "an dieser Stelle"};
  std::vector<Term> once;
  for (const Term& term : figures.terms) {
    if (std::ranges::find(once, term.figure, &Term::figure) == once.end()) once.push_back(term);
    if (once.size() > label_limit) break;
  }
  add_labels(finding, context.plan, std::span<const Term>(once).first(std::min(once.size(), label_limit)));
  if (once.size() > label_limit) finding.notes.emplace_back("und weitere Beträge");
}

}  // namespace

Diagnostic broken_own_rule(const RuleContext& context, const ParsedOwnRule& rule, const Conjunct& conjunct,
                           const CellRef& place, PlanEnvironment& environment) {
  const OwnRule& own = *rule.rule;
  const Viewpoint from = viewpoint_of(context.plan, place);
  const Observed observed = conjunct.sides ? observe(context, conjunct, environment, from) : Observed{};
  Diagnostic finding{.code = own_rule_broken, .severity = own.severity};
  finding.message = own.message.value.empty() ? standard_message(context, rule, conjunct, place, observed)
                                              : filled(context, own, place, observed);
  add_places(finding, context, place, written_figures(conjunct.whole, environment, from));
  finding.related.push_back(label_of(context, own, conjunct.whole));
  if (conjunct.sides) add_observed(finding, conjunct.sides->op, observed);
  if (own.source) finding.notes.push_back(fmt::format("Grundlage: {}", own.source->value));
  if (own.help) finding.helps.push_back(own.help->value);
  return finding;
}

}  // namespace budgetc::rules
