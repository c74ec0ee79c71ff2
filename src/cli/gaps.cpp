#include "cli/gaps.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/changed_rules.hpp"
#include "rules/missing_plans.hpp"

namespace budgetc {
namespace {

std::size_t unmade(const Compilation& compilation, Unmade reason) {
  return static_cast<std::size_t>(
      std::ranges::count(compilation.report.checks.unmade(), reason, &UnmadeCheck::reason));
}

std::string form_words(const OwnForm& form) {
  return form.replaces ? fmt::format("eigene Planform: {} ersetzt die mitgelieferte {}", form.file, form.name)
                       : fmt::format("eigene Planform: {}", form.file);
}

}  // namespace

Gaps find_gaps(const Compilation& compilation) {
  Gaps gaps;
  const BudgetPlan& plan = compilation.plan;
  gaps.all = !compilation.evaluation.has_value();
  gaps.lost = unmade(compilation, Unmade::lost);
  gaps.out_of_range = unmade(compilation, Unmade::out_of_range);
  for (const rules::ChangedRule& rule : rules::changed_rules(plan)) gaps.rules.push_back(rules::words(rule));
  for (const OwnForm& form : plan.own_forms) gaps.forms.push_back(form_words(form));
  for (const NodeId node : rules::nodes_without_plan(plan))
    gaps.without_plan.push_back(plan.node(node).number.value);
  gaps.unread = compilation.sources.unread;
  return gaps;
}

}  // namespace budgetc
