#pragma once

#include <vector>

#include "rules/engine/rule.hpp"

namespace budgetc::rules {

/// The nodes that could have a Teilergebnisplan and have none, at them or below: those of the level that
/// `planebene` names, else nodes without parts of their own that stand below or beside one with a plan. A
/// file that was lost is none of them; it has its finding.
[[nodiscard]] std::vector<NodeId> nodes_without_plan(const BudgetPlan& plan);

/// The nearest node above that writes a Teilergebnisplan, if there is one.
[[nodiscard]] std::optional<NodeId> written_above(const BudgetPlan& plan, NodeId node);

/// Nodes above the level that `planebene` names which have none below, though they or one above write a plan.
[[nodiscard]] std::vector<NodeId> branches_without_plan_level(const BudgetPlan& plan);

}  // namespace budgetc::rules
