#include "rules/measures.hpp"

#include <array>

#include <fmt/format.h>

namespace budgetc::rules {

std::string_view line_key(std::size_t line) {
  static constexpr std::array<std::string_view, 3> keys{"ueber", "unter", "summe"};
  return keys[line];
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
