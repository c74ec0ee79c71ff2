#pragma once

#include <string>
#include <string_view>

#include "rules/engine/rule.hpp"

// What the rules on transitions (Überleitung ALT -> NEU) share.
namespace budgetc::rules {

/// Calls `visit(NodeId, const Transitions&)` for every node that has transitions.
template <typename Visit>
void visit_transitions(const BudgetPlan& plan, Visit visit) {
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    if (plan.nodes[i].transitions) visit(static_cast<NodeId>(i), *plan.nodes[i].transitions);
  }
}

/// Whether a node is another one or lies below it.
[[nodiscard]] bool is_at_or_below(const BudgetPlan& plan, NodeId node, NodeId ancestor);
/// Whether a number is that of a node or of one below it, by its segments: 35.01 and 35.01.02, not 35.010.
[[nodiscard]] bool is_number_below(std::string_view number, std::string_view ancestor);
/// Fewest letters to change, add or take away to turn one text into the other.
[[nodiscard]] std::size_t letters_apart(std::string_view a, std::string_view b);

}  // namespace budgetc::rules
