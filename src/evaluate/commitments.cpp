#include "evaluate/commitments.hpp"

#include <algorithm>

#include "evaluate/investments.hpp"
#include "evaluate/sum.hpp"

namespace budgetc {
namespace {

std::optional<Money> written_commitment(const BudgetPlan& plan, const InvestmentRow& row,
                                        std::size_t budget_year) {
  const auto figure = written_figure(row, extra_position(plan, InvestmentColumn::commitment, budget_year));
  return figure ? written_value(plan, *figure) : std::nullopt;
}

}  // namespace

std::optional<Money> commitment_of(const BudgetPlan& plan, const Investment& measure,
                                   std::size_t budget_year) {
  Sum sum;
  for (const InvestmentRow& row : measure.rows) {
    if (balance_sign(plan, row) < 0) sum.add(written_commitment(plan, row, budget_year));
  }
  return sum.value();
}

Commitments::Commitments(const BudgetPlan& plan, NodeId node, std::size_t budget_year) : plan_(&plan) {
  if (!plan.measure_plan) return;
  std::vector<Sum> sums(plan.measure_form().rows.size());
  for (const std::uint32_t index : measures_below(plan, node)) {
    for (const InvestmentRow& row : plan.investments[index].rows)
      sums[row.row].add(written_commitment(plan, row, budget_year),
                        plan.measure_form().own_sense_sign(row.row));
  }
  for (const Sum& sum : sums) rows_.push_back(sum.value());
}

bool Commitments::comes_from_measures(PlanId plan, RowIndex row) const {  // NOLINT(misc-no-recursion)
  const FormRow& form_row = plan_->form(plan).rows[row];
  const auto comes = [&](PlanId of) {
    return [this, of](const FormulaTerm& term) { return comes_from_measures(of, term.row); };
  };
  if (!form_row.formula.empty()) return std::ranges::all_of(form_row.formula, comes(plan));
  if (form_row.source_plan) return std::ranges::all_of(form_row.source, comes(*form_row.source_plan));
  return plan_->measure_plan == plan;
}

std::optional<Money> Commitments::row(PlanId plan, RowIndex row) const {  // NOLINT(misc-no-recursion)
  if (!plan_->measure_plan || !comes_from_measures(plan, row)) return std::nullopt;
  const FormRow& form_row = plan_->form(plan).rows[row];
  Sum sum;
  for (const FormulaTerm& term : form_row.formula) sum.add(this->row(plan, term.row), term.sign);
  if (!form_row.formula.empty()) return sum.value();
  if (!form_row.source_plan) return rows_[row];
  for (const FormulaTerm& term : form_row.source)
    sum.add(this->row(*form_row.source_plan, term.row), derived_sign(*plan_, plan, row, term));
  return sum.value();
}

}  // namespace budgetc
