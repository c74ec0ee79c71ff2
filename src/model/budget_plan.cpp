#include <algorithm>

#include <budgetc/model/budget_plan.hpp>

namespace budgetc {

std::optional<NodeId> BudgetPlan::find_node(std::string_view number) const {
  const auto found = node_by_number.find(std::string(number));
  if (found == node_by_number.end()) return std::nullopt;
  return found->second;
}

const EarmarkRing* BudgetPlan::find_ring(std::string_view citation) const {
  const auto found = std::ranges::find(rings, citation, &EarmarkRing::citation);
  return found == rings.end() ? nullptr : &*found;
}

}  // namespace budgetc
