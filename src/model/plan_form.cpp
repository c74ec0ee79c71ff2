#include <algorithm>

#include <budgetc/model/plan_form.hpp>

namespace budgetc {

std::optional<RowIndex> PlanForm::find(std::string_view number) const {
  const auto found = std::ranges::find(rows, number, &FormRow::number);
  if (found == rows.end()) return std::nullopt;
  return static_cast<RowIndex>(found - rows.begin());
}

int PlanForm::own_sense_sign(RowIndex row) const {
  return expenses_negative && rows[row].nature == RowNature::expense ? -1 : 1;
}

}  // namespace budgetc
