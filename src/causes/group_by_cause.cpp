#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

#include <budgetc/causes/find_causes.hpp>
#include <budgetc/causes/report_causes.hpp>

namespace budgetc {
namespace {

constexpr std::string_view sum_out_of_range = "P04";

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
bool is_symptom(const BudgetPlan& plan, const Diagnostic& finding, const Cause& cause) {
  if (finding.code.text() != sum_out_of_range || cause.candidates.empty()) return false;
  const Span blamed = plan.figures[cause.candidates.front().figure].span;
  return finding.primary.span == blamed ||
         std::ranges::any_of(finding.related, [&](const Label& label) { return label.span == blamed; });
}

std::vector<Cause> causes_of(const BudgetPlan& plan, const RuleReport& report,
                             const std::unordered_map<std::uint32_t, std::size_t>& findings) {
  if (report.broken.empty()) return {};
  std::vector<Cause> causes =
      find_causes(plan.figures, report.checks, report.accepted_differences, figure_grids(plan));
  keep_reported(causes, findings);
  return causes;
}

}  // namespace

std::vector<Diagnostic> group_by_cause(const BudgetPlan& plan, const RuleReport& report) {
  const auto findings = findings_by_check(report);
  std::vector<bool> grouped(report.findings.size());
  const std::vector<Cause> causes = causes_of(plan, report, findings);
  for (const Cause& cause : causes) {
    for (const std::uint32_t check : cause.checks) grouped[findings.at(check)] = true;
  }
  std::vector<Diagnostic> result;
  for (const Cause& cause : causes) {
    auto reported = report_causes(plan, std::span(&cause, 1),
                                  [&](std::uint32_t check) { return report.findings[findings.at(check)]; });
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      const Diagnostic& finding = report.findings[i];
      if (grouped[i] || !is_symptom(plan, finding, cause)) continue;
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
