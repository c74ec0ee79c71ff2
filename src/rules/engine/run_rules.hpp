#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rules/engine/rule.hpp"

namespace budgetc {

/// An accepted deviation that met its finding, for summary, annex and `rules --anerkannt`.
struct AcceptedFinding {
  std::size_t deviation = 0;  ///< index into BudgetPlan::deviations
  Diagnostic finding;
};

/// A check that is broken beyond what is accepted, with its finding.
struct BrokenCheck {
  std::uint32_t check = 0;  ///< index into the report's checks
  std::size_t finding = 0;  ///< index into the report's findings
};

/// All that the rules say of a plan.
struct RuleReport {
  CheckSet checks;
  /// By check: the difference that an accepted deviation names for it, 0 for the others.
  std::vector<std::int64_t> accepted_differences;
  /// Findings left after accepted deviations and severity settings; unsorted.
  std::vector<Diagnostic> findings;
  /// The checks behind those findings that are arithmetic, ascending.
  std::vector<BrokenCheck> broken;
  /// Those of them that would hold without the change lists that apply, ascending.
  std::vector<std::uint32_t> broken_by_lists;
  std::vector<AcceptedFinding> accepted;
};

/// The severity of findings with this code: that of the rule, or the one that `regeln` of haushalt.yaml sets;
/// nothing where the rule is switched off there, or unknown.
[[nodiscard]] std::optional<Severity> effective_severity(const BudgetPlan& plan, Code code);

/// Runs every rule that is switched on, turns broken checks into findings, and sets accepted deviations off
/// against them. A deviation that accepts nothing, or another amount, is itself a finding. Up to `threads`
/// rules run at once; the result does not depend on it.
[[nodiscard]] RuleReport run_rules(const RuleContext& context, unsigned threads = 1);

}  // namespace budgetc
