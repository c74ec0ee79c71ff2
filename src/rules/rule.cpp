#include <budgetc/rules/rule.hpp>

namespace budgetc {

Diagnostic Rule::describe(const RuleContext& context, const Check& check, std::span<const Term> terms) const {
  Diagnostic finding{.code = check.rule};
  finding.message = info().name;
  if (!terms.empty()) finding.primary.span = context.plan.figures[terms.front().figure].span;
  finding.amounts = Amounts{check.expected, check.actual, *subtract(check.actual, check.expected)};
  return finding;
}

}  // namespace budgetc
