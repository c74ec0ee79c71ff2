#include "rules/engine/rule.hpp"

#include "rules/engine/wording.hpp"

namespace budgetc {

CheckPlace Rule::place(const RuleContext& context, const Check& check) const {
  return rules::place_of_cell(context.plan, check.subject.cell);
}

Diagnostic Rule::describe(const RuleContext& context, const Check& check, std::span<const Term> terms) const {
  Diagnostic finding{.code = check.rule};
  finding.message = info().name;
  rules::add_amounts(finding, check);
  for (const Term& term : terms) rules::add_label(finding, context.plan, term.figure, {});
  return finding;
}

}  // namespace budgetc
