#pragma once

#include <cstddef>
#include <vector>

#include <budgetc/rules/rule.hpp>

namespace budgetc {

/// An accepted deviation that met its finding, for summary, annex and `rules --anerkannt`.
struct AcceptedFinding {
  std::size_t deviation = 0;  ///< index into BudgetPlan::deviations
  Diagnostic finding;
};

/// All that the rules say of a plan.
struct RuleReport {
  CheckSet checks;
  /// Findings left after accepted deviations and severity settings; unsorted.
  std::vector<Diagnostic> findings;
  std::vector<AcceptedFinding> accepted;
};

/// Runs every rule that is switched on, turns broken checks into findings, and sets accepted deviations off
/// against them. A deviation that accepts nothing, or another amount, is itself a finding.
[[nodiscard]] RuleReport run_rules(const RuleContext& context);

}  // namespace budgetc
