#include "model/budget_plan.hpp"

#include <algorithm>
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

const Text* BudgetPlan::product_area_of(NodeId id) const {
  for (std::optional<NodeId> at = id; at; at = node(*at).parent) {
    if (node(*at).product_area) return &*node(*at).product_area;
  }
  return nullptr;
}

bool BudgetPlan::has_product_areas() const {
  return std::ranges::any_of(nodes, [](const Node& node) { return node.product_area.has_value(); });
}

std::string_view BudgetPlan::level_name(const Node& node) const {
  if (node.is_root) return "Verwaltung";
  return node.level < levels.size() ? std::string_view(levels[node.level]) : std::string_view();
}

std::optional<PlanId> BudgetPlan::find_plan(std::string_view key) const {
  const auto found = std::ranges::find(forms, key, &PlanForm::key);
  if (found == forms.end()) return std::nullopt;
  return static_cast<PlanId>(found - forms.begin());
}

std::vector<int> BudgetPlan::year_numbers() const {
  std::vector<int> numbers;
  for (const BudgetYear& budget : years) numbers.push_back(budget.year);
  return numbers;
}

std::string BudgetPlan::years_text() const {
  std::string text;
  for (const BudgetYear& budget : years) text += (text.empty() ? "" : "/") + std::to_string(budget.year);
  return text;
}

std::optional<std::size_t> BudgetPlan::find_year(int year) const {
  const auto found = std::ranges::find(years, year, &BudgetYear::year);
  if (found == years.end()) return std::nullopt;
  return static_cast<std::size_t>(found - years.begin());
}

std::optional<std::size_t> BudgetPlan::year_of(std::size_t column) const {
  const auto found = std::ranges::find(years, column, &BudgetYear::column);
  if (found == years.end()) return std::nullopt;
  return static_cast<std::size_t>(found - years.begin());
}

std::size_t BudgetPlan::deciding_year(std::size_t column) const {
  std::size_t deciding = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (years[i].year <= columns[column].year) deciding = i;
  }
  return deciding;
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

bool is_planning_column(const BudgetPlan& plan, std::size_t column) {
  const Column& at = plan.columns[column];
  const bool later = at.kind == ColumnKind::planned && at.year > plan.last_year();
  return later || plan.year_of(column);
}

std::optional<std::size_t> BudgetPlan::preceding_column(std::size_t column) const {
  if (!is_planning_column(*this, column)) return std::nullopt;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].year == columns[column].year - 1 && is_planning_column(*this, i)) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> planning_columns(const BudgetPlan& plan) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (is_planning_column(plan, i)) columns.push_back(i);
  }
  std::ranges::sort(columns, {}, [&](std::size_t column) { return plan.columns[column].year; });
  return columns;
}

}  // namespace budgetc
