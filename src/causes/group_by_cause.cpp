#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <budgetc/causes/find_causes.hpp>
#include <budgetc/causes/report_causes.hpp>

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

}  // namespace

std::vector<Diagnostic> group_by_cause(const BudgetPlan& plan, const RuleReport& report) {
  const auto findings = findings_by_check(report);
  std::vector<Cause> causes = find_causes(plan.figures, report.checks, report.accepted_differences);
  keep_reported(causes, findings);
  std::vector<bool> grouped(report.findings.size());
  for (const Cause& cause : causes) {
    for (const std::uint32_t check : cause.checks) grouped[findings.at(check)] = true;
  }
  std::vector<Diagnostic> result =
      report_causes(plan, causes, [&](std::uint32_t check) { return report.findings[findings.at(check)]; });
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (!grouped[i]) result.push_back(report.findings[i]);
  }
  return result;
}

}  // namespace budgetc
