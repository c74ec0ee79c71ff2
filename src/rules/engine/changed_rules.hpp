#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/engine/rule.hpp"

namespace budgetc::rules {

/// A rule that `regeln` switches off or lowers.
struct ChangedRule {
  const RuleSetting* setting = nullptr;
  const RuleInfo* info = nullptr;
};

/// Those of a plan, in the order of its settings. What is raised, or set to what it is, is none.
[[nodiscard]] std::vector<ChangedRule> changed_rules(const BudgetPlan& plan);

/// "ausgeschaltet", "nur Warnung", "nur Hinweis".
[[nodiscard]] std::string_view state_word(const ChangedRule& rule);
/// "ausgeschaltet: P01 zeilenformel-verletzt (…)", with the reason on one line.
[[nodiscard]] std::string words(const ChangedRule& rule);

/// Whether no setting may change a rule: it says that something could not be read, understood, computed or
/// compared, that an accepted deviation does not hold, or what several findings have in common.
[[nodiscard]] bool is_fixed(std::string_view code);
/// Whether a deviation may accept findings of a rule. Those of a fixed rule may not be; only an own rule that
/// compares nothing can be right as it is.
[[nodiscard]] bool is_acceptable(std::string_view code);

/// S20 for every setting that would change a fixed rule.
[[nodiscard]] std::vector<Diagnostic> fixed_rule_findings(const BudgetPlan& plan);
/// S20 for every deviation from a rule whose findings cannot be accepted.
[[nodiscard]] std::vector<Diagnostic> unacceptable_rule_findings(const BudgetPlan& plan);

/// Whether a finding of this rule says that something could not be checked. No filter hides it.
[[nodiscard]] bool prevents_checking(std::string_view code);

}  // namespace budgetc::rules
