#pragma once

#include <span>
#include <vector>

#include "rules/engine/rule.hpp"

namespace budgetc::rules {

/// P04 for checks that could not be made because a sum leaves the range: one finding for each figure that is
/// the largest of such sums, unless one of the findings `known` shows it.
[[nodiscard]] std::vector<Diagnostic> out_of_range_findings(const RuleContext& context,
                                                            const CheckSet& checks,
                                                            std::span<const Diagnostic> known);

}  // namespace budgetc::rules
