#include "rules/finance/measures.hpp"

#include <array>

#include <fmt/format.h>

namespace budgetc::rules {

std::string_view line_key(std::size_t line) {
  static constexpr std::array<std::string_view, 3> keys{"ueber", "unter", "summe"};
  return keys[line];
}

bool is_payment(const BudgetPlan& plan, const InvestmentRow& row) {
  return plan.measure_form().rows[row.row].nature == RowNature::expense;
}

void append_payments(const BudgetPlan& plan, const Investment& measure, const InvestmentPosition& position,
                     std::vector<Term>& terms) {
  for (const InvestmentRow& row : measure.rows) {
    const auto figure = written_figure(row, position);
    if (figure && is_payment(plan, row)) terms.push_back({*figure, 1});
  }
}

std::string commitment_name(const BudgetPlan& plan, std::size_t budget_year) {
  return plan.years.size() < 2 ? std::string("VE") : fmt::format("VE {}", plan.years[budget_year].year);
}

std::size_t budget_year_of(const BudgetPlan& plan, const Check& check) {
  return plan.year_of(check.subject.cell.column).value_or(0);
}

std::string_view commitment_column(const BudgetPlan& plan, const Check& check) {
  if (plan.years.size() < 2) return {};
  return plan.investment_form.key_of(InvestmentColumn::commitment, budget_year_of(plan, check));
}

CheckPlace MeasureRule::place(const RuleContext& context, const Check& check) const {
  return {.place = context.plan.investments[check.subject.index].number.value,
          .other_place = context.plan.node(check.subject.cell.node).number.value,
          .plan = teil_b_key};
}

CheckPlace MeasureRowRule::place(const RuleContext& context, const Check& check) const {
  CheckPlace place = MeasureRule::place(context, check);
  place.row = context.plan.form(check.subject.cell.plan).rows[check.subject.cell.row].number;
  return place;
}

std::string MeasureRowRule::name(const RuleContext& context, const Check& check) {
  return fmt::format("Maßnahme {} Zeile {}", context.plan.investments[check.subject.index].number.value,
                     context.plan.form(check.subject.cell.plan).rows[check.subject.cell.row].number);
}

}  // namespace budgetc::rules
