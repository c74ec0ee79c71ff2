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

void append_payments(const BudgetPlan& plan, const Investment& measure, std::size_t column,
                     std::vector<Term>& terms) {
  for (const InvestmentRow& row : measure.rows) {
    if (is_payment(plan, row) && row.years[column]) terms.push_back({*row.years[column], 1});
  }
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
