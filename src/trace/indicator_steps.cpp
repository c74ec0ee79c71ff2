#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "evaluate/indicator_lookup.hpp"
#include "parts/figure_place.hpp"
#include "rules/indicator/indicators.hpp"
#include "trace/steps.hpp"

namespace budgetc::tracing {
namespace {

/// Builds the steps below an indicator.
class IndicatorTracer {
 public:
  IndicatorTracer(const BudgetPlan& plan, const Evaluation& evaluation)
      : plan_(plan), evaluation_(evaluation), values_(plan, evaluation) {}

  TraceStep step(const IndicatorPlace& place) {
    const IndicatorTable& table = table_of(place);
    const Indicator& indicator = table.rows[place.row];
    TraceStep step{.label = label(place), .is_indicator = true};
    if (const auto& written = indicator.values[place.column]) step = figure_step(plan_, *written);
    if (const std::string unit = rules::unit_of(table, indicator); unit != "Anzahl") step.unit = unit;
    if (!indicator.formula) return step;
    compute(place, indicator, table, step);
    // Once is enough, and ends formulas that go in circles.
    if (drawn_.insert(place).second) add_parts(place, *indicator.formula, step);
    return step;
  }

 private:
  [[nodiscard]] const IndicatorTable& table_of(const IndicatorPlace& place) const {
    return *indicator_tables(plan_.node(place.node))[place.table];
  }

  [[nodiscard]] std::string label(const IndicatorPlace& place) const {
    const IndicatorTable& table = table_of(place);
    const IndicatorColumn& column = table.columns[place.column].value;
    return fmt::format("{} Kennzahl »{}« {} {}", plan_.node(place.node).number.value,
                       table.rows[place.row].label.value, column.year, column.actual ? "Ist" : "Plan");
  }

  /// The computed value as it would be printed; what is written is its control.
  void compute(const IndicatorPlace& place, const Indicator& indicator, const IndicatorTable& table,
               TraceStep& step) {
    const auto written = step.figure ? step.amount : std::nullopt;
    step.label += " = " + indicator.formula->value;
    step.is_control = step.figure.has_value();
    const auto value = values_.indicator_value(place);
    step.amount = value && *value ? as_printed(**value, indicator, table) : std::nullopt;
    if (written && step.amount != written) step.differing_control = written;
  }

  static std::optional<Money> as_printed(const Rational& value, const Indicator& indicator,
                                         const IndicatorTable& table) {
    const auto scaled =
        is_percentage(table, indicator) ? multiply(value, Rational(100)) : std::optional(value);
    const auto rounded = scaled ? round(*scaled, std::min(indicator.decimals, 2)) : std::nullopt;
    return rounded ? rounded->to_money() : std::nullopt;
  }

  void add_parts(const IndicatorPlace& place, const Text& formula, TraceStep& step) {
    const auto expression = parse_expression(formula.value, Dialect::indicator);
    if (!expression) return;
    for (const ExpressionPart& part : expression->parts) {
      auto below = part_step(place, part);
      if (below && !below->label.empty()) step.contributions.push_back(std::move(*below));
    }
  }

  std::optional<TraceStep> part_step(const IndicatorPlace& place, const ExpressionPart& part) {
    if (const auto* indicator = std::get_if<IndicatorReference>(&part.content)) {
      const auto found = find(place, *indicator);
      return found ? std::optional(step(*found)) : std::nullopt;
    }
    if (const auto* row = std::get_if<RowReference>(&part.content)) return row_step(place, *row);
    if (const auto* ring = std::get_if<RingReference>(&part.content)) {
      const EarmarkRing* found = plan_.find_ring(ring->citation);
      return found != nullptr ? std::optional(ring_step(plan_, {found, {}})) : std::nullopt;
    }
    const auto* posts = std::get_if<PostsReference>(&part.content);
    if (posts == nullptr) return std::nullopt;
    const auto node = node_named(posts->node, place.node);
    const Column column = posts->column.value_or(column_of(place));
    return node ? std::optional(posts_step(plan_, {*node, column})) : std::nullopt;
  }

  [[nodiscard]] Column column_of(const IndicatorPlace& place) const {
    return as_column(table_of(place).columns[place.column].value);
  }

  [[nodiscard]] std::optional<NodeId> node_named(const std::optional<std::string>& number,
                                                 NodeId standard) const {
    return number ? plan_.find_node(*number) : std::optional(standard);
  }

  /// As formulas look names up: in their own table first.
  [[nodiscard]] std::optional<IndicatorPlace> find(const IndicatorPlace& place,
                                                   const IndicatorReference& reference) const {
    const Column column = reference.column.value_or(column_of(place));
    const auto own = reference.node ? std::nullopt : table_of(place).find_row(reference.id);
    if (own) {
      const auto at = find_indicator_column(table_of(place), column);
      return at ? std::optional(IndicatorPlace{place.node, place.table, *own, *at}) : std::nullopt;
    }
    const auto node = node_named(reference.node, place.node);
    const auto row = node ? find_indicator_row(plan_, *node, reference.id) : std::nullopt;
    if (!row) return std::nullopt;
    const auto at = find_indicator_column(*row->table, column);
    return at ? std::optional(IndicatorPlace{*node, row->table_index, row->row_index, *at}) : std::nullopt;
  }

  [[nodiscard]] std::optional<TraceStep> row_step(const IndicatorPlace& place,
                                                  const RowReference& reference) const {
    const auto node = node_named(reference.node, place.node);
    const auto plan = reference.plan ? plan_.find_plan(*reference.plan) : plan_.result_plan;
    const auto row = plan ? plan_.form(*plan).find(reference.first) : std::nullopt;
    const Column wanted = reference.column.value_or(column_of(place));
    const auto column = std::ranges::find_if(plan_.columns, [&](const Column& other) {
      const bool both_ahead = other.kind != ColumnKind::actual && wanted.kind != ColumnKind::actual;
      return other.year == wanted.year && (other.kind == wanted.kind || both_ahead);
    });
    if (!node || !row || reference.is_range() || column == plan_.columns.end()) return std::nullopt;
    const auto index = static_cast<std::uint16_t>(column - plan_.columns.begin());
    return cell_step(plan_, evaluation_, {.node = *node, .plan = *plan, .row = *row, .column = index});
  }

  const BudgetPlan& plan_;
  const Evaluation& evaluation_;
  PlanEnvironment values_;
  std::set<IndicatorPlace> drawn_;
};

}  // namespace

TraceStep indicator_step(const BudgetPlan& plan, const Evaluation& evaluation, const IndicatorPlace& place) {
  return IndicatorTracer(plan, evaluation).step(place);
}

}  // namespace budgetc::tracing
