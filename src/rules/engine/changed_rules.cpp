#include "rules/engine/changed_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "rules/engine/registry.hpp"
#include "text/visible_text.hpp"

namespace budgetc::rules {
namespace {

std::string_view why_fixed(std::string_view code) {
  switch (standing_of(code)) {
    case Standing::cause: return "sie fasst Befunde anderer Regeln zusammen; zu ändern sind deren Regeln";
    case Standing::deviation: return "sie meldet, was eine Abweichung nicht deckt";
    default: return "sie meldet, was nicht geprüft werden konnte";
  }
}

}  // namespace

std::vector<ChangedRule> changed_rules(const BudgetPlan& plan) {
  std::vector<ChangedRule> changed;
  for (const RuleSetting& setting : plan.rule_settings) {
    const Rule* const rule = find_rule(setting.code.value);
    if (rule == nullptr || is_fixed(setting.code.value)) continue;
    const RuleInfo& info = rule->info();
    const bool weaker = !setting.severity || *setting.severity > info.severity;
    if (weaker) changed.push_back({&setting, &info});
  }
  return changed;
}

std::string_view state_word(const ChangedRule& rule) {
  if (!rule.setting->severity) return "ausgeschaltet";
  return *rule.setting->severity == Severity::warning ? "nur Warnung" : "nur Hinweis";
}

std::string words(const ChangedRule& rule) {
  return fmt::format("{}: {} {} ({})", state_word(rule), rule.info->code.text(), rule.info->name,
                     one_line(rule.setting->reason.value));
}

bool is_fixed(std::string_view code) {
  return standing_of(code) != Standing::ordinary;
}

bool is_acceptable(std::string_view code) {
  const Standing standing = standing_of(code);
  return standing == Standing::ordinary || standing == Standing::pointless;
}

std::vector<Diagnostic> fixed_rule_findings(const BudgetPlan& plan) {
  std::vector<Diagnostic> findings;
  for (const RuleSetting& setting : plan.rule_settings) {
    if (!is_fixed(setting.code.value) || find_rule(setting.code.value) == nullptr) continue;
    Diagnostic& finding = findings.emplace_back(Diagnostic{.code = invalid_value});
    finding.message =
        fmt::format("die Regel {} lässt sich weder ausschalten noch ändern", setting.code.value);
    finding.primary.span = setting.code.span;
    finding.notes.emplace_back(std::string(why_fixed(setting.code.value)));
    finding.helps.emplace_back("den Eintrag unter `regeln` streichen");
  }
  return findings;
}

std::vector<Diagnostic> unacceptable_rule_findings(const BudgetPlan& plan) {
  std::vector<Diagnostic> findings;
  for (const AcceptedDeviation& deviation : plan.deviations) {
    const std::string& code = deviation.rule.value;
    if (is_acceptable(code) || find_rule(code) == nullptr) continue;
    Diagnostic& finding = findings.emplace_back(Diagnostic{.code = invalid_value});
    finding.message = fmt::format("ein Befund der Regel {} lässt sich nicht anerkennen", code);
    finding.primary.span = deviation.rule.span;
    finding.notes.emplace_back(std::string(why_fixed(code)));
    finding.helps.emplace_back("beheben, was die Regel meldet, und die Abweichung streichen");
  }
  return findings;
}

bool prevents_checking(std::string_view code) {
  const Standing standing = standing_of(code);
  return standing == Standing::obstacle || standing == Standing::trouble;
}

}  // namespace budgetc::rules
