#include "rules/own/own_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "source/text_part.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::rules {
namespace {

Expression part_as_whole(const Expression& expression, PartId part) {
  Expression whole = expression;
  whole.root = part;
  return whole;
}

bool is_comparison(Operator op) {
  return op >= Operator::equal && op <= Operator::at_least;
}

/// Takes a condition apart where `und` joins it.
void append_conjuncts(const Expression& expression, PartId id, std::vector<Conjunct>& conjuncts) {
  const auto* operation = std::get_if<Operation>(&expression.part(id).content);
  if (operation != nullptr && operation->op == Operator::both) {
    for (const PartId operand : operation->operands) append_conjuncts(expression, operand, conjuncts);
    return;
  }
  Conjunct& conjunct = conjuncts.emplace_back(part_as_whole(expression, id), std::nullopt);
  if (operation == nullptr || !is_comparison(operation->op)) return;
  conjunct.sides = Sides{part_as_whole(expression, operation->operands[0]),
                         part_as_whole(expression, operation->operands[1]), operation->op};
}

std::optional<Expression> parse_condition(const Text& text, std::vector<OwnRuleFault>& faults) {
  auto expression = parse_expression(text.value, Dialect::rule);
  if (!expression) {
    faults.push_back({&text, std::move(expression.error())});
    return std::nullopt;
  }
  if (expression->type() == ValueType::truth) return *std::move(expression);
  faults.push_back({&text,
                    {"hier steht keine Bedingung", "eine Bedingung vergleicht, etwa zeile(016) >= -50.000",
                     expression->part(expression->root).place}});
  return std::nullopt;
}

bool is_named(const std::vector<Text>& names, std::string_view name) {
  return std::ranges::any_of(names, [&](const Text& text) { return to_key(text.value) == to_key(name); });
}

bool is_self_or_below(const BudgetPlan& plan, NodeId node, const std::vector<Text>& tops) {
  for (std::optional<NodeId> id = node; id; id = plan.node(*id).parent) {
    if (std::ranges::find(tops, plan.node(*id).number.value, &Text::value) != tops.end()) return true;
  }
  return false;
}

bool applies_at(const OwnRule& rule, const BudgetPlan& plan, NodeId node) {
  if (!rule.levels.empty() && !is_named(rule.levels, plan.level_name(plan.node(node)))) return false;
  // What is to hold everywhere holds at nodes; the administration must be named.
  if (plan.node(node).is_root && rule.levels.empty()) {
    return std::ranges::find(rule.nodes, root_number, &Text::value) != rule.nodes.end();
  }
  return rule.nodes.empty() || is_self_or_below(plan, node, rule.nodes);
}

bool applies_in(const OwnRule& rule, std::size_t column) {
  return rule.columns.empty() ||
         std::ranges::find(rule.columns, column, &Located<std::size_t>::value) != rule.columns.end();
}

}  // namespace

std::optional<ParsedOwnRule> parse_own_rule(const OwnRule& rule, std::vector<OwnRuleFault>& faults) {
  ParsedOwnRule parsed{.rule = &rule, .when = {}, .conjuncts = {}};
  const std::size_t before = faults.size();
  if (rule.when) parsed.when = parse_condition(*rule.when, faults);
  const auto condition = parse_condition(rule.condition, faults);
  if (faults.size() != before) return std::nullopt;
  append_conjuncts(*condition, condition->root, parsed.conjuncts);
  return parsed;
}

std::vector<CellRef> places_of(const OwnRule& rule, const BudgetPlan& plan) {
  std::vector<CellRef> places;
  for (std::size_t node = 0; node < plan.nodes.size(); ++node) {
    if (!applies_at(rule, plan, static_cast<NodeId>(node))) continue;
    for (std::size_t column = 0; column < plan.columns.size(); ++column) {
      if (!applies_in(rule, column)) continue;
      places.push_back({.node = static_cast<NodeId>(node), .column = static_cast<std::uint16_t>(column)});
    }
  }
  return places;
}

Viewpoint viewpoint_of(const BudgetPlan& plan, const CellRef& place) {
  return {.node = place.node, .column = plan.columns[place.column]};
}

std::optional<ScaledComparison> linear_comparison(const Conjunct& conjunct, const BudgetPlan& plan,
                                                  PlanEnvironment& environment, const Viewpoint& from) {
  if (!conjunct.sides) return std::nullopt;
  const Operator op = conjunct.sides->op;
  if (op != Operator::equal && op != Operator::at_most && op != Operator::at_least) return std::nullopt;
  auto left = linear_form(conjunct.sides->left, environment, from);
  auto right = left ? linear_form(conjunct.sides->right, environment, from) : std::nullopt;
  return right ? scaled(*std::move(left), *std::move(right), plan.figures) : std::nullopt;
}

Diagnostic faulty_own_rule(const SourceFiles& files, const OwnRule& rule, const Text& text,
                           const ExpressionError& error) {
  Diagnostic finding{.code = own_rule_faulty};
  finding.message = fmt::format("eigene Regel „{}“: {}", rule.name.value, error.message);
  finding.primary.span = text_part(files, text.span, text.value, error.place.offset, error.place.length);
  if (!error.help.empty()) finding.helps.push_back(error.help);
  return finding;
}

}  // namespace budgetc::rules
