#include <algorithm>

#include <fmt/format.h>

#include "evaluate/indicator_lookup.hpp"
#include "evaluate/plan_environment.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc {
namespace {

/// The value as it is written; percentages become fractions.
Number written_value(const BudgetPlan& plan, const IndicatorTable& table, const Indicator& indicator,
                     std::size_t column) {
  if (column >= indicator.values.size() || !indicator.values[column]) return std::nullopt;
  const Figure& figure = plan.figures[*indicator.values[column]];
  if (!figure.readable) return std::nullopt;
  return Rational::fraction(figure.amount.cents(), is_percentage(table, indicator) ? 10'000 : 100);
}

}  // namespace

/// The plan as the formula of an indicator sees it: names are indicators of its table first.
class PlanEnvironment::TableView final : public Environment {
 public:
  TableView(PlanEnvironment& plan, const IndicatorPlace& place) : plan_(plan), place_(place) {}

  tl::expected<NumberList, ResolveError> rows(const RowReference& reference, const Viewpoint& from) override {
    return plan_.rows(reference, from);
  }
  tl::expected<Number, ResolveError> ring(const RingReference& reference, const Viewpoint& from) override {
    return plan_.ring(reference, from);
  }
  tl::expected<Number, ResolveError> posts(const PostsReference& reference, const Viewpoint& from) override {
    return plan_.posts(reference, from);
  }
  std::vector<NodeId> children(NodeId node) override { return plan_.children(node); }

  // Tables have their own columns: the year before a planned one is a planned one.
  std::optional<Column> prior_year(const Column& column) override {
    return Column{column.kind, column.year - 1};
  }

  tl::expected<Number, ResolveError> indicator(const IndicatorReference& reference,
                                               const Viewpoint& from) override {
    const auto place = plan_.indicator_place(reference, from, place_);
    if (!place) return tl::unexpected(place.error());
    return *place ? plan_.value_in(**place) : Number();
  }

 private:
  PlanEnvironment& plan_;
  const IndicatorPlace place_;
};

tl::expected<Number, ExpressionError> PlanEnvironment::indicator_value(const IndicatorPlace& place) {
  const IndicatorTable& table = *indicator_tables(plan_.node(place.node))[place.table];
  const Indicator& indicator = table.rows[place.row];
  if (!indicator.formula) return written_value(plan_, table, indicator, place.column);
  const auto [known, is_new] = derived_.try_emplace(place);
  if (!is_new) {
    if (known->second) return *known->second;
    return tl::unexpected(ExpressionError{"die Kennzahl wird aus sich selbst berechnet", "", {}});
  }
  if (depth_ >= longest_chain) {
    derived_.erase(place);
    return tl::unexpected(ExpressionError{"zu viele Kennzahlen werden auseinander berechnet", "", {}});
  }
  ++depth_;
  auto value = compute(place, indicator);
  --depth_;
  derived_[place] = value;
  return value;
}

tl::expected<Number, ExpressionError> PlanEnvironment::compute(const IndicatorPlace& place,
                                                               const Indicator& indicator) {
  const auto expression = parse_expression(indicator.formula->value, Dialect::indicator);
  if (!expression) return tl::unexpected(expression.error());
  if (expression->type() != ValueType::number) {
    return tl::unexpected(ExpressionError{"die Formel einer Kennzahl ergibt eine Zahl", "",
                                          expression->part(expression->root).place});
  }
  const IndicatorTable& table = *indicator_tables(plan_.node(place.node))[place.table];
  TableView view(*this, place);
  const auto value = evaluate(*expression, view, {place.node, as_column(table.columns[place.column].value)});
  if (!value) return tl::unexpected(value.error());
  return std::get<Number>(*value);
}

// Only the innermost indicator is named: what is computed from it is not at fault.
tl::expected<Number, ResolveError> PlanEnvironment::value_in(const IndicatorPlace& place) {
  auto value = indicator_value(place);
  if (value) return *value;
  constexpr std::string_view failed = "lässt sich nicht berechnen";
  if (value.error().message.find(failed) != std::string::npos) {
    return tl::unexpected(ResolveError{value.error().message, value.error().help});
  }
  const Indicator& indicator = indicator_tables(plan_.node(place.node))[place.table]->rows[place.row];
  return tl::unexpected(
      ResolveError{fmt::format("„{}“ {}: {}", indicator.id ? indicator.id->value : indicator.label.value,
                               failed, value.error().message),
                   value.error().help});
}

}  // namespace budgetc
