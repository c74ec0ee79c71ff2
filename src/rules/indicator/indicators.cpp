#include "rules/indicator/indicators.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace budgetc::rules {

IndicatorAt indicator_at(const BudgetPlan& plan, const IndicatorPlace& place) {
  const IndicatorTable* table = indicator_tables(plan.node(place.node))[place.table];
  return {place, table, &table->rows[place.row]};
}

IndicatorPlace in_column(IndicatorPlace place, std::size_t column) {
  place.column = column;
  return place;
}

std::optional<FigureId> written_value(const Indicator& indicator, std::size_t column) {
  return column < indicator.values.size() ? indicator.values[column] : std::nullopt;
}

int printed_decimals(const BudgetPlan& plan, const Indicator& indicator) {
  int decimals = indicator.decimals;
  for (const auto& value : indicator.values) {
    if (!value) continue;
    const std::int64_t hundredths = plan.figures[*value].amount.cents();
    if (hundredths % 100 != 0) decimals = std::max(decimals, hundredths % 10 != 0 ? 2 : 1);
  }
  return decimals;
}

std::string unit_of(const IndicatorTable& table, const Indicator& indicator) {
  const OptionalText& unit = table.unit_of(indicator);
  return unit ? unit->value : std::string();
}

std::string indicator_name(const BudgetPlan& plan, const IndicatorPlace& place) {
  const IndicatorAt at = indicator_at(plan, place);
  const IndicatorColumn& column = at.table->columns[place.column].value;
  return fmt::format("{} Kennzahl »{}« {} {}", plan.node(place.node).number.value, at.indicator->label.value,
                     column.year, column.actual ? "Ist" : "Plan");
}

Span span_in(const SourceFiles& files, const Text& expression, TextRange range) {
  const std::string_view raw = files.text(expression.span);
  const std::size_t quote = raw.size() == expression.value.size() + 2 ? 1 : 0;
  if (raw.substr(std::min(quote, raw.size()), expression.value.size()) != expression.value)
    return expression.span;
  const auto begin = expression.span.begin + static_cast<std::uint32_t>(quote) + range.offset;
  return {expression.span.file, begin, std::min(begin + range.length, expression.span.end)};
}

bool reads_nothing_yet(const RuleContext& context, const IndicatorAnatomy& anatomy,
                       const std::optional<FigureId>& printed) {
  const FigureTable& figures = context.plan.figures;
  if (printed && !figures[*printed].amount.is_zero()) return false;
  if (!anatomy.quotient) return false;
  const auto numerator = value_of(anatomy.quotient->numerator, figures);
  const auto denominator = value_of(anatomy.quotient->denominator, figures);
  return numerator && denominator && numerator->is_zero() && denominator->is_zero();
}

}  // namespace budgetc::rules
