#pragma once

#include <optional>
#include <vector>

#include "rules/engine/rule.hpp"

namespace budgetc::rules {

inline constexpr Code pointless_deviation{"D01"};
inline constexpr Code other_difference{"D02"};
inline constexpr Code expired_deviation{"D03"};
inline constexpr Code unknown_rule{"D04"};

/// How an accepted deviation met the checks at its place.
enum class DeviationState : std::uint8_t {
  exact,      ///< a broken check has exactly this difference
  other,      ///< a broken check has another one
  pointless,  ///< no check is broken there
};

/// An accepted deviation and the check it is about, if there is one at its place.
struct MatchedDeviation {
  std::size_t deviation = 0;
  DeviationState state = DeviationState::pointless;
  std::optional<std::uint32_t> check;
};

/// Finds the check that each accepted deviation is about: a broken one with exactly its difference, else a
/// broken one, else any. No two deviations share a broken check. Deviations without a rule or without a
/// readable difference are left out: other findings say so.
[[nodiscard]] std::vector<MatchedDeviation> match_deviations(const RuleContext& context,
                                                             const CheckSet& checks);

/// Whether a deviation names an amount. One without accepts a finding that is no arithmetic.
[[nodiscard]] bool names_amount(const BudgetPlan& plan, const AcceptedDeviation& deviation);
/// The first deviation without an amount that accepts the finding, of those not yet `used`: of its rule, and
/// naming a node in whose file the finding shows a place (or `haushalt`, for haushalt.yaml).
[[nodiscard]] std::optional<std::size_t> deviation_for(const RuleContext& context, const Diagnostic& finding,
                                                       const std::vector<bool>& used);
/// D01 for a deviation without an amount that no finding met.
[[nodiscard]] Diagnostic pointless_finding(const RuleContext& context, const AcceptedDeviation& deviation);

/// Whether the deviation ended before the day of the run.
[[nodiscard]] bool has_expired(const RuleContext& context, const AcceptedDeviation& deviation);

/// D01: nothing is broken where the deviation says so.
[[nodiscard]] Diagnostic pointless_finding(const RuleContext& context, const CheckSet& checks,
                                           const MatchedDeviation& match);
/// D02: the broken check, as its rule describes it, has another difference than accepted.
[[nodiscard]] Diagnostic other_difference_finding(const RuleContext& context,
                                                  const AcceptedDeviation& deviation, const Check& check,
                                                  const Diagnostic& broken);
/// D03: the deviation has ended, the check is still broken.
[[nodiscard]] Diagnostic expired_finding(const RuleContext& context, const AcceptedDeviation& deviation,
                                         const Diagnostic& broken);
/// D04: for every rule that `abweichungen` or `regeln` name and that does not exist.
[[nodiscard]] std::vector<Diagnostic> unknown_rule_findings(const BudgetPlan& plan);

}  // namespace budgetc::rules
