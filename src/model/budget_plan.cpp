#include "model/budget_plan.hpp"

#include <utility>

namespace budgetc {

void IndicatorTable::add(Indicator row) {
  if (row.id) row_by_id.try_emplace(row.id->value, rows.size());
  rows.push_back(std::move(row));
}

std::optional<std::size_t> IndicatorTable::find_row(std::string_view id) const {
  const auto found = row_by_id.find(std::string(id));
  return found == row_by_id.end() ? std::nullopt : std::optional(found->second);
}

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

const EarmarkRing* BudgetPlan::find_ring(std::string_view citation) const {
  const auto found = ring_by_citation.find(std::string(citation));
  return found == ring_by_citation.end() ? nullptr : &rings[found->second];
}

void BudgetPlan::add(EarmarkRing ring) {
  const auto index = static_cast<std::uint32_t>(rings.size());
  nodes[static_cast<std::size_t>(ring.node)].rings.push_back(index);
  ring_by_citation.try_emplace(ring.citation, index);
  rings.push_back(std::move(ring));
}

void BudgetPlan::add(Investment measure) {
  nodes[static_cast<std::size_t>(measure.node)].investments.push_back(
      static_cast<std::uint32_t>(investments.size()));
  investments.push_back(std::move(measure));
}

}  // namespace budgetc
