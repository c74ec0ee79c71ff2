#pragma once

#include <optional>
#include <string>
#include <vector>

#include <budgetc/rules/rule.hpp>

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

/// Whether no setting may change a rule: it says that something could not be read, understood or computed, or
/// that an accepted deviation does not hold.
[[nodiscard]] bool is_fixed(std::string_view code);

/// S20 for every setting that would change such a rule.
[[nodiscard]] std::vector<Diagnostic> fixed_rule_findings(const BudgetPlan& plan);

/// Whether a finding of this rule says that something could not be checked. No filter hides it.
[[nodiscard]] bool prevents_checking(std::string_view code);

}  // namespace budgetc::rules
