#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

#include "causes/find_causes.hpp"
#include "causes/report_causes.hpp"
#include "rules/engine/registry.hpp"

namespace budgetc {
namespace {

/// Which finding stands for which broken check.
std::unordered_map<std::uint32_t, std::size_t> findings_by_check(const RuleReport& report) {
  std::unordered_map<std::uint32_t, std::size_t> result;
  for (const BrokenCheck& broken : report.broken) result.emplace(broken.check, broken.finding);
  return result;
}

/// Only checks that have a finding can be spoken of; a cause without any is none.
void keep_reported(std::vector<Cause>& causes,
                   const std::unordered_map<std::uint32_t, std::size_t>& findings) {
  for (Cause& cause : causes) {
    std::erase_if(cause.checks, [&](std::uint32_t check) { return !findings.contains(check); });
  }
  std::erase_if(causes, [](const Cause& cause) { return cause.checks.empty(); });
}

/// A sum that leaves the range is a symptom of the figure that a cause blames, if it shows that figure.
bool is_out_of_range_by(const BudgetPlan& plan, const Diagnostic& finding, const Cause& cause) {
  if (suspicion_of(finding) != Suspicion::too_large || cause.candidates.empty()) return false;
  const Span blamed = plan.figures[cause.candidates.front().figure].span;
  return finding.primary.span == blamed ||
         std::ranges::any_of(finding.related, [&](const Label& label) { return label.span == blamed; });
}

/// By how much the likeliest candidate changes a figure, in cents.
std::int64_t change_of(const BudgetPlan& plan, const Correction& candidate, FigureId figure) {
  const auto change = [&](Money right) { return right.cents() - plan.figures[figure].amount.cents(); };
  if (candidate.figure == figure) return change(candidate.right);
  const auto other = std::ranges::find(candidate.others, figure, &Amendment::figure);
  return other == candidate.others.end() ? 0 : change(other->right);
}

/// Findings of what is only expected, by the broken check: they may turn out to be symptoms of a cause.
class Expectations {
 public:
  Expectations(const BudgetPlan& plan, const RuleReport& report) : plan_(plan), report_(report) {
    for (const BrokenCheck& broken : report.broken) {
      const Check& check = report.checks.checks()[broken.check];
      if (check.nature == Nature::expectation) broken_.emplace(broken.finding, broken.check);
    }
  }

  /// Whether the likeliest candidate of a cause meets the expectation as well.
  [[nodiscard]] bool is_met_by(const Cause& cause, std::size_t finding) const {
    const auto found = broken_.find(finding);
    if (found == broken_.end() || cause.candidates.empty()) return false;
    Check check = report_.checks.checks()[found->second];
    std::int64_t change = 0;
    for (const Term& term : report_.checks.terms(check))
      change += term.coefficient * change_of(plan_, cause.candidates.front(), term.figure);
    const auto actual = Money::from_cents(check.actual.cents() + change);
    if (change == 0 || !actual) return false;
    check.actual = *actual;
    return check.holds();
  }

 private:
  const BudgetPlan& plan_;
  const RuleReport& report_;
  std::unordered_map<std::size_t, std::uint32_t> broken_;
};

std::vector<Cause> causes_of(const BudgetPlan& plan, const RuleReport& report, const PriorYear* prior_year,
                             const std::unordered_map<std::uint32_t, std::size_t>& findings) {
  if (report.broken.empty()) return {};
  // What a change list broke has its cause already: the search leaves these checks as they are.
  std::vector<std::int64_t> accepted = report.accepted_differences;
  for (const std::uint32_t check : report.broken_by_lists)
    accepted[check] = report.checks.checks()[check].difference();
  std::vector<Cause> causes =
      find_causes(plan.figures, report.checks, accepted, figure_grids(plan, prior_year));
  keep_reported(causes, findings);
  return causes;
}

/// What change lists broke, one finding for each change: its first check, with the others below.
std::vector<Diagnostic> of_lists(const RuleReport& report,
                                 const std::unordered_map<std::uint32_t, std::size_t>& findings,
                                 std::vector<bool>& grouped) {
  std::vector<Diagnostic> result;
  for (const std::uint32_t check : report.broken_by_lists) {
    const std::size_t index = findings.at(check);
    if (grouped[index]) continue;
    grouped[index] = true;
    const Diagnostic& finding = report.findings[index];
    const auto first = std::ranges::find(result, finding.primary.span,
                                         [](const Diagnostic& other) { return other.primary.span; });
    if (first == result.end()) {
      result.push_back(finding);
    } else {
      first->severity = std::min(first->severity, finding.severity);
      first->notes.push_back(fmt::format("[{}] {}", finding.code.text(), finding.message));
    }
  }
  return result;
}

}  // namespace

std::vector<Diagnostic> group_by_cause(const BudgetPlan& plan, const RuleReport& report,
                                       const PriorYear* prior_year) {
  const auto findings = findings_by_check(report);
  std::vector<bool> grouped(report.findings.size());
  const std::vector<Cause> causes = causes_of(plan, report, prior_year, findings);
  for (const Cause& cause : causes) {
    for (const std::uint32_t check : cause.checks) grouped[findings.at(check)] = true;
  }
  const Expectations expectations(plan, report);
  std::vector<Diagnostic> result = of_lists(report, findings, grouped);
  for (const Cause& cause : causes) {
    auto reported = report_causes(plan, std::span(&cause, 1),
                                  [&](std::uint32_t check) { return report.findings[findings.at(check)]; });
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      const Diagnostic& finding = report.findings[i];
      if (grouped[i] || !(is_out_of_range_by(plan, finding, cause) || expectations.is_met_by(cause, i)))
        continue;
      grouped[i] = true;
      reported.front().notes.push_back(fmt::format("[{}] {}", finding.code.text(), finding.message));
      // What could not be checked weighs more than the warning that explains it.
      reported.front().severity = std::min(reported.front().severity, finding.severity);
    }
    std::ranges::move(reported, std::back_inserter(result));
  }
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (!grouped[i]) result.push_back(report.findings[i]);
  }
  return result;
}

}  // namespace budgetc
