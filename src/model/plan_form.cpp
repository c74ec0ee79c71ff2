#include "model/plan_form.hpp"

#include <algorithm>

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
