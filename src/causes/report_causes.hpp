#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "causes/find_causes.hpp"
#include "model/budget_plan.hpp"
#include "rules/engine/run_rules.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

struct PriorYear;

/// A figure that explains several broken checks at once.
inline constexpr Code single_cause{"X01"};

/// Words of the rule for a broken check, given by its index.
using DescribeCheck = std::function<Diagnostic(std::uint32_t)>;

/// One diagnostic per cause. A cause of several checks names its likeliest figure with the value it should
/// have, and puts the broken checks underneath; a lone check keeps its rule's words and lists the figures
/// that would settle it.
[[nodiscard]] std::vector<Diagnostic> report_causes(const BudgetPlan& plan, std::span<const Cause> causes,
                                                    const DescribeCheck& describe);

/// The findings of a report with the broken checks grouped by cause; findings that are no arithmetic stay as
/// they are. Last year's plan, where there is one, helps to rank.
[[nodiscard]] std::vector<Diagnostic> group_by_cause(const BudgetPlan& plan, const RuleReport& report,
                                                     const PriorYear* prior_year = nullptr);

}  // namespace budgetc
