#include "rules/engine/run_rules.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/parallel.hpp"
#include "rules/engine/changed_checks.hpp"
#include "rules/engine/changed_rules.hpp"
#include "rules/engine/deviations.hpp"
#include "rules/engine/registry.hpp"
#include "rules/engine/unmade.hpp"

namespace budgetc {
namespace {

const RuleSetting* setting_of(const BudgetPlan& plan, std::string_view code) {
  const auto found = std::ranges::find(plan.rule_settings, code, [](const RuleSetting& setting) {
    return std::string_view(setting.code.value);
  });
  return found == plan.rule_settings.end() ? nullptr : &*found;
}

/// The severity of a finding, or nothing where its rule is switched off. Rules that an administration writes
/// itself bring their own, which only a setting overrides.
std::optional<Severity> severity_of(const BudgetPlan& plan, const Diagnostic& finding) {
  const bool own = finding.code == rules::own_rule_broken && setting_of(plan, finding.code.text()) == nullptr;
  return own ? finding.severity : effective_severity(plan, finding.code);
}

bool all_readable(const BudgetPlan& plan) {
  if (!std::ranges::all_of(plan.nodes, &Node::readable)) return false;
  for (std::size_t i = 0; i < plan.figures.size(); ++i) {
    const Figure& figure = plan.figures[static_cast<FigureId>(i)];
    // Deviations need no amount; one that cannot be read never becomes a deviation.
    if (!figure.readable && figure.kind != FigureKind::accepted_difference) return false;
  }
  return true;
}

/// Turns what the rules emitted into a report.
class Reporter {
 public:
  Reporter(const RuleContext& context, RuleOutput output) : context_(context) {
    report_.checks = std::move(output.checks);
    report_.accepted_differences.resize(report_.checks.checks().size());
    for (Diagnostic& finding : rules::out_of_range_findings(context, report_.checks, output.findings))
      add(std::move(finding));
    for (Diagnostic& finding : output.findings) report_finding(std::move(finding));
    for (Diagnostic& finding : rules::unknown_rule_findings(context.plan)) add(std::move(finding));
    for (Diagnostic& finding : rules::fixed_rule_findings(context.plan)) add(std::move(finding));
    for (Diagnostic& finding : rules::unacceptable_rule_findings(context.plan)) add(std::move(finding));
  }

  RuleReport run() {
    const auto matches = rules::match_deviations(context_, report_.checks);
    std::unordered_map<std::uint32_t, const rules::MatchedDeviation*> match_of;
    for (const rules::MatchedDeviation& match : matches) {
      if (match.state == rules::DeviationState::pointless) {
        report_pointless(match);
      } else {
        match_of[*match.check] = &match;
      }
    }
    report_unused();
    std::uint32_t index = 0;
    for (const Check& check : report_.checks.checks()) {
      const auto match = check.holds() ? match_of.end() : match_of.find(index);
      if (!check.holds()) report_broken(index, match == match_of.end() ? nullptr : match->second);
      ++index;
    }
    return std::move(report_);
  }

 private:
  /// Adds a finding with its rule's severity; nothing where the rule is switched off.
  bool add(Diagnostic finding) {
    const auto severity = severity_of(context_.plan, finding);
    if (!severity) return false;
    finding.severity = *severity;
    report_.findings.push_back(std::move(finding));
    return true;
  }

  /// A finding that is no arithmetic: accepted by a deviation without an amount, or reported.
  void report_finding(Diagnostic finding) {
    const auto severity = effective_severity(context_.plan, finding.code);
    const auto index = rules::deviation_for(context_, finding, used_);
    if (!severity || !index) {
      add(std::move(finding));
      return;
    }
    used_[*index] = true;
    finding.severity = *severity;
    const AcceptedDeviation& deviation = context_.plan.deviations[*index];
    if (rules::has_expired(context_, deviation)) {
      add(rules::expired_finding(context_, deviation, finding));
    } else {
      report_.accepted.push_back({*index, std::move(finding)});
    }
  }

  void report_unused() {
    if (!all_readable_) return;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const AcceptedDeviation& deviation = context_.plan.deviations[i];
      if (used_[i] || rules::names_amount(context_.plan, deviation) ||
          find_rule(deviation.rule.value) == nullptr || !rules::is_acceptable(deviation.rule.value))
        continue;
      add(rules::pointless_finding(context_, deviation));
    }
  }

  void report_pointless(const rules::MatchedDeviation& match) {
    // Where something could not be read, the check may be missing for that reason.
    if (!all_readable_) return;
    if (!add(rules::pointless_finding(context_, report_.checks, match)) || !match.check) return;
    // The difference is as good as broken: what made it disappear may be a mistake elsewhere.
    const AcceptedDeviation& deviation = context_.plan.deviations[match.deviation];
    report_.accepted_differences[*match.check] =
        accepted_in_scale(report_.checks.checks()[*match.check], deviation);
    report_.broken.push_back({*match.check, report_.findings.size() - 1});
  }

  std::int64_t accepted_in_scale(const Check& check, const AcceptedDeviation& deviation) const {
    const Money accepted = context_.plan.figures[deviation.difference].amount;
    return check.in_scale(accepted).value_or(accepted.cents());
  }

  Diagnostic describe(std::uint32_t index) const {
    const Check& check = report_.checks.checks()[index];
    return find_rule(check.rule.text())->describe(context_, check, report_.checks.terms(check));
  }

  void report_broken(std::uint32_t index, const rules::MatchedDeviation* match) {
    Diagnostic finding = describe(index);
    if (match != nullptr) {
      const AcceptedDeviation& deviation = context_.plan.deviations[match->deviation];
      // What is said in whole cents accepts the fraction of a cent that a percentage may leave.
      const Check& check = report_.checks.checks()[index];
      report_.accepted_differences[index] = match->state == rules::DeviationState::exact
                                                ? check.difference()
                                                : accepted_in_scale(check, deviation);
      if (accept(*match, deviation, finding)) return;
      finding = replace(index, *match, deviation, finding);
    }
    if (add(std::move(finding))) report_.broken.push_back({index, report_.findings.size() - 1});
  }

  bool accept(const rules::MatchedDeviation& match, const AcceptedDeviation& deviation, Diagnostic& finding) {
    if (match.state != rules::DeviationState::exact || rules::has_expired(context_, deviation)) return false;
    finding.severity = severity_of(context_.plan, finding).value_or(Severity::error);
    report_.accepted.push_back({match.deviation, std::move(finding)});
    return true;
  }

  Diagnostic replace(std::uint32_t index, const rules::MatchedDeviation& match,
                     const AcceptedDeviation& deviation, const Diagnostic& finding) const {
    if (match.state == rules::DeviationState::exact)
      return rules::expired_finding(context_, deviation, finding);
    return rules::other_difference_finding(context_, deviation, report_.checks.checks()[index], finding);
  }

  const RuleContext& context_;
  std::vector<bool> used_ = std::vector<bool>(context_.plan.deviations.size());
  RuleReport report_;
  bool all_readable_ = all_readable(context_.plan);
};

/// What all rules put out, in the order of the rules.
RuleOutput join(std::vector<RuleOutput> outputs) {
  RuleOutput all;
  std::vector<CheckSet> sets;
  for (RuleOutput& output : outputs) {
    sets.push_back(std::move(output.checks));
    std::ranges::move(output.findings, std::back_inserter(all.findings));
  }
  all.checks = CheckSet::join(std::move(sets));
  return all;
}

}  // namespace

std::optional<Severity> effective_severity(const BudgetPlan& plan, Code code) {
  const RuleSetting* const setting = rules::is_fixed(code.text()) ? nullptr : setting_of(plan, code.text());
  if (setting != nullptr) return setting->severity;
  const Rule* rule = find_rule(code.text());
  return rule == nullptr ? std::nullopt : std::optional(rule->info().severity);
}

RuleReport run_rules(const RuleContext& context, unsigned threads) {
  const std::span<const Rule* const> rules = all_rules();
  std::vector<RuleOutput> outputs(rules.size());
  for_each_index(rules.size(), threads, [&](std::size_t i) {
    if (effective_severity(context.plan, rules[i]->info().code)) rules[i]->run(context, outputs[i]);
  });
  RuleReport report = Reporter(context, join(std::move(outputs))).run();
  rules::point_at_changes(context.plan, report);
  return report;
}

}  // namespace budgetc
