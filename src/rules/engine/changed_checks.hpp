#pragma once

#include "rules/engine/run_rules.hpp"

namespace budgetc::rules {

/// Finds the checks that only change lists broke, and lets their findings point at the change: it is what
/// broke them, wherever the other amounts stand.
void point_at_changes(const BudgetPlan& plan, RuleReport& report);

}  // namespace budgetc::rules
