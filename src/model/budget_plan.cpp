#include <algorithm>

#include <budgetc/model/budget_plan.hpp>

namespace budgetc {

std::optional<NodeId> BudgetPlan::find_node(std::string_view number) const {
  const auto found = node_by_number.find(std::string(number));
  if (found == node_by_number.end()) return std::nullopt;
  return found->second;
}

std::optional<PlanId> BudgetPlan::find_plan(std::string_view key) const {
  const auto found = std::ranges::find(forms, key, &PlanForm::key);
  if (found == forms.end()) return std::nullopt;
  return static_cast<PlanId>(found - forms.begin());
}

std::vector<PlanId> BudgetPlan::plan_ids() const {
  std::vector<PlanId> ids;
  for (std::size_t i = 0; i < forms.size(); ++i) ids.push_back(static_cast<PlanId>(i));
  return ids;
}

const EarmarkRing* BudgetPlan::find_ring(std::string_view citation) const {
  const auto found = std::ranges::find(rings, citation, &EarmarkRing::citation);
  return found == rings.end() ? nullptr : &*found;
}

}  // namespace budgetc
