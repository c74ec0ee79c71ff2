#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "model/bind_fields.hpp"
#include "model/bind_parts.hpp"
#include "model/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<std::string_view, 4> plan_names{"teilergebnisplan", "teilfinanzplan_a",
                                                     "teilfinanzplan_b", "investitionsliste"};

std::optional<int> parse_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// A day of the calendar as "31.12.2024".
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return false;
  const auto day = parse_number(text.substr(0, 2));
  const auto month = parse_number(text.substr(3, 2));
  const auto year = parse_year(text.substr(6));
  if (!day || !month || !year || *day < 1 || *month < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

void read_plan_name(Context& context, const SourceEntry& entry, AcceptedDeviation& deviation) {
  if (read_choice(context, entry.value, plan_names)) assign_text(context, entry.value, deviation.plan);
}

/// The row must be one of the plan named, or of any plan when none is.
void check_row(Context& context, const AcceptedDeviation& deviation) {
  if (!deviation.row || !context.form_known[0] || !context.form_known[1]) return;
  const bool any = !deviation.plan;
  const bool result = any || deviation.plan->value == plan_names[0];
  const bool finance = any || !result;
  const std::string& row = deviation.row->value;
  if (result && context.plan.form(PlanKind::teilergebnisplan).find(row)) return;
  if (finance && context.plan.form(PlanKind::teilfinanzplan_a).find(row)) return;
  report(context, unknown_row, deviation.row->span,
         fmt::format("eine Zeile {} hat keine der Planformen", row));
}

void check_column(Context& context, const AcceptedDeviation& deviation) {
  if (!deviation.column) return;
  const auto& extras = context.plan.investment_form.extra_keys;
  if (std::ranges::find(extras, deviation.column->value) != extras.end()) return;
  SourceNode name;
  name.kind = SourceNode::Kind::scalar;
  name.span = deviation.column->span;
  name.text = deviation.column->value;
  static_cast<void>(read_column(context, name));
}

void read_difference(Context& context, const SourceEntry& entry, AcceptedDeviation& deviation) {
  if (const auto figure = read_figure(context, entry.value, FigureKind::accepted_difference)) {
    deviation.difference = *figure;
  }
}

void read_until(Context& context, const SourceEntry& entry, AcceptedDeviation& deviation) {
  if (!expect_scalar(context, entry.value)) return;
  if (!is_date(entry.value.text)) {
    report(context, invalid_value, entry.value.span, fmt::format("„{}“ ist kein Tag", entry.value.text))
        .helps.emplace_back("ein Tag steht als 31.12.2024");
    return;
  }
  assign_text(context, entry.value, deviation.until);
}

constexpr std::array<Field<AcceptedDeviation>, 8> fields{{
    {"regel", Presence::required, text_member<AcceptedDeviation, &AcceptedDeviation::rule>},
    {"ort", Presence::required, text_member<AcceptedDeviation, &AcceptedDeviation::place>},
    {"plan", Presence::optional, read_plan_name},
    {"zeile", Presence::optional, text_member<AcceptedDeviation, &AcceptedDeviation::row>},
    {"spalte", Presence::optional, text_member<AcceptedDeviation, &AcceptedDeviation::column>},
    {"differenz", Presence::required, read_difference},
    {"grund", Presence::required, text_member<AcceptedDeviation, &AcceptedDeviation::reason>},
    {"bis", Presence::optional, read_until},
}};

/// The node that a deviation's place names, itself or as the home of a ring ("35-02").
std::optional<NodeId> node_of(const BudgetPlan& plan, std::string_view place) {
  if (const auto node = plan.find_node(place)) return node;
  return plan.find_node(place.substr(0, place.rfind('-')));
}

void read_deviation(Context& context, const SourceNode& item) {
  auto deviation = placed<AcceptedDeviation>(item);
  const SourceNode* place = item.find("ort");
  if (place != nullptr) context.node = node_of(context.plan, place->text).value_or(NodeId{});
  const std::size_t before = context.diagnostics.size();
  read_fields(context, item, fields, "einer Abweichung", deviation);
  if (!deviation.rule.value.empty()) check_rule_code(context, deviation.rule);
  check_row(context, deviation);
  check_column(context, deviation);
  // A deviation that is not wholly understood accepts nothing.
  if (context.diagnostics.size() == before) context.plan.deviations.push_back(std::move(deviation));
}

}  // namespace

void read_deviations(Context& context, const SourceNode& list) {
  read_items(context, list, [&](const SourceNode& item) { read_deviation(context, item); });
}

}  // namespace budgetc::binding
