#include "model/plan_form.hpp"

#include <algorithm>
#include <utility>

namespace budgetc {

std::optional<RowIndex> PlanForm::find(std::string_view number) const {
  const auto found = std::ranges::find(rows, number, &FormRow::number);
  if (found == rows.end()) return std::nullopt;
  return static_cast<RowIndex>(found - rows.begin());
}

const LegalLimit* PlanForm::limit(LimitKind kind, int year) const {
  const auto holds = [=](const LegalLimit& limit) {
    return limit.first_year.value_or(year) <= year && year <= limit.last_year.value_or(year);
  };
  const std::vector<LegalLimit>& known = limits[static_cast<std::size_t>(kind)];
  const auto found = std::ranges::find_if(known, holds);
  return found == known.end() ? nullptr : &*found;
}

int PlanForm::own_sense_sign(RowIndex row) const {
  return expenses_negative && rows[row].nature == RowNature::expense ? -1 : 1;
}

std::string_view PlanForm::operator_of(RowIndex row) const {
  const FormRow& form_row = rows[row];
  if (!form_row.formula.empty()) return "=";
  if (form_row.either_sign) return "+/−";
  return form_row.nature == RowNature::expense ? "−" : "+";
}

bool PlanForm::shows_accounts() const {
  return std::ranges::any_of(rows, [](const FormRow& row) { return !row.accounts.empty(); });
}

std::vector<PlanId> PlanForm::sources() const {
  std::vector<PlanId> plans;
  const auto add = [&](const std::optional<PlanId>& plan) {
    if (plan && std::ranges::find(plans, *plan) == plans.end()) plans.push_back(*plan);
  };
  add(source);
  for (const FormRow& row : rows) add(row.source_plan);
  return plans;
}

std::size_t InvestmentForm::extra(InvestmentColumn kind, std::size_t budget_year) const {
  const auto is_it = [=](const ExtraColumn& column) {
    return column.kind == kind && column.budget_year == budget_year;
  };
  return static_cast<std::size_t>(std::ranges::find_if(extras, is_it) - extras.begin());
}

void InvestmentForm::spread(std::span<const int> years) {
  commitment_key = key_of(InvestmentColumn::commitment);
  if (years.size() < 2) return;
  const std::vector<ExtraColumn> kinds = std::exchange(extras, {});
  std::vector<std::size_t> first;  // of each former column, its place among the new ones
  for (const ExtraColumn& column : kinds) {
    const bool yearly = column.kind == InvestmentColumn::commitment;
    first.push_back(extras.size());
    for (std::size_t i = 0; i < (yearly ? years.size() : 1); ++i)
      extras.push_back({column.kind, i, yearly ? column.key + ' ' + std::to_string(years[i]) : column.key});
  }
  for (const InvestmentFormColumn& column : std::exchange(columns, {})) {
    const bool yearly = !column.year_column && kinds[column.extra].kind == InvestmentColumn::commitment;
    for (std::size_t i = 0; i < (yearly ? years.size() : 1); ++i) {
      InvestmentFormColumn& printed = columns.emplace_back(column);
      if (!column.year_column) printed.extra = first[column.extra] + i;
      if (yearly) printed.heading += '|' + std::to_string(years[i]);
    }
  }
}

std::vector<PlanForm> statutory_plans() {
  std::vector<PlanForm> plans(2);
  plans[0].key = "teilergebnisplan";
  plans[1].key = "teilfinanzplan_a";
  plans[1].short_name = "Teil A";
  plans[1].basis = PlanBasis::payments;
  plans[1].leaves = LeafSource::measures;
  return plans;
}

}  // namespace budgetc
