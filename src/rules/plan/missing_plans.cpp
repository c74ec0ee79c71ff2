#include "rules/plan/missing_plans.hpp"

namespace budgetc::rules {
namespace {

/// By node: whether it or one below writes a plan, or may have lost one.
std::vector<bool> have_plan(const BudgetPlan& plan) {
  std::vector<bool> have(plan.nodes.size());
  // Parents come before their children.
  for (std::size_t i = plan.nodes.size(); i-- > 0;) {
    const Node& node = plan.nodes[i];
    have[i] = have[i] || node.has_rows(plan.result_plan) || !node.readable;
    if (have[i] && node.parent) have[static_cast<std::size_t>(*node.parent)] = true;
  }
  return have;
}

/// By node: whether one of its children has a plan.
std::vector<bool> have_plan_beneath(const BudgetPlan& plan, const std::vector<bool>& have) {
  std::vector<bool> beneath(plan.nodes.size());
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    if (have[i] && plan.nodes[i].parent) beneath[static_cast<std::size_t>(*plan.nodes[i].parent)] = true;
  }
  return beneath;
}

}  // namespace

std::optional<NodeId> written_above(const BudgetPlan& plan, NodeId node) {
  for (auto above = plan.node(node).parent; above; above = plan.node(*above).parent) {
    if (plan.node(*above).has_rows(plan.result_plan)) return above;
  }
  return std::nullopt;
}

std::vector<NodeId> nodes_without_plan(const BudgetPlan& plan) {
  const std::vector<bool> have = have_plan(plan);
  const std::vector<bool> beneath = have_plan_beneath(plan, have);
  const auto stands_beside = [&](const Node& node) {
    return node.parent && !plan.node(*node.parent).is_root && beneath[static_cast<std::size_t>(*node.parent)];
  };
  std::vector<NodeId> list;
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const Node& node = plan.nodes[i];
    const auto id = static_cast<NodeId>(i);
    if (have[i] || node.is_root) continue;
    const bool due = plan.plan_level
                         ? node.level == *plan.plan_level
                         : node.children.empty() && (written_above(plan, id) || stands_beside(node));
    if (due) list.push_back(id);
  }
  return list;
}

std::vector<NodeId> branches_without_plan_level(const BudgetPlan& plan) {
  std::vector<NodeId> list;
  for (std::size_t i = 0; i < plan.nodes.size() && plan.plan_level; ++i) {
    const Node& node = plan.nodes[i];
    const auto id = static_cast<NodeId>(i);
    const bool ends =
        !node.is_root && node.children.empty() && node.readable && node.level < *plan.plan_level;
    if (ends && (node.has_rows(plan.result_plan) || written_above(plan, id))) list.push_back(id);
  }
  return list;
}

}  // namespace budgetc::rules
