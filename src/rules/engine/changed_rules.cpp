#include "rules/engine/changed_rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/engine/registry.hpp"
#include "text/visible_text.hpp"

namespace budgetc::rules {
namespace {

constexpr Code invalid_setting{"S20"};
constexpr char source_family = 'S';
constexpr char list_family = 'L';
constexpr char deviation_family = 'D';
/// A rule of the administration's own or a formula that cannot be evaluated, last year's sources that cannot
/// be compared with.
constexpr std::array<std::string_view, 4> obstacles{"P04", "K03", "N02", "V04"};
/// An own rule that compares nothing, and the common cause of findings that have a rule of their own.
constexpr std::string_view compares_nothing = "N03";
constexpr std::string_view common_cause = "X01";

std::string_view why_fixed(std::string_view code) {
  if (code == common_cause) return "sie fasst Befunde anderer Regeln zusammen; zu ändern sind deren Regeln";
  if (code.front() == deviation_family) return "sie meldet, was eine Abweichung nicht deckt";
  return "sie meldet, was nicht geprüft werden konnte";
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
  return !is_acceptable(code) || code == compares_nothing;
}

bool is_acceptable(std::string_view code) {
  const bool of_deviation = !code.empty() && code.front() == deviation_family;
  return !prevents_checking(code) && !of_deviation && code != common_cause;
}

std::vector<Diagnostic> fixed_rule_findings(const BudgetPlan& plan) {
  std::vector<Diagnostic> findings;
  for (const RuleSetting& setting : plan.rule_settings) {
    if (!is_fixed(setting.code.value) || find_rule(setting.code.value) == nullptr) continue;
    Diagnostic& finding = findings.emplace_back(Diagnostic{.code = invalid_setting});
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
    Diagnostic& finding = findings.emplace_back(Diagnostic{.code = invalid_setting});
    finding.message = fmt::format("ein Befund der Regel {} lässt sich nicht anerkennen", code);
    finding.primary.span = deviation.rule.span;
    finding.notes.emplace_back(std::string(why_fixed(code)));
    finding.helps.emplace_back("beheben, was die Regel meldet, und die Abweichung streichen");
  }
  return findings;
}

bool prevents_checking(std::string_view code) {
  const bool lost = !code.empty() && (code.front() == source_family || code.front() == list_family);
  return lost || std::ranges::find(obstacles, code) != obstacles.end();
}

}  // namespace budgetc::rules
