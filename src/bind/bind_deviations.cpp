#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "parts/registry.hpp"
#include "schema/fields.hpp"
#include "text/did_you_mean.hpp"
#include "text/reason.hpp"

namespace budgetc::binding {
namespace {

/// What has a place of its own in a node's file beside the plans with rows, and rows of the plan of measures.
constexpr std::array<std::string_view, 2> measure_parts{teil_b_key, measure_list_key};

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
  std::vector<std::string_view> names;
  for (const PlanForm& form : context.plan.forms) names.emplace_back(form.key);
  if (context.plan.measure_plan) names.insert(names.end(), measure_parts.begin(), measure_parts.end());
  names.insert(names.end(), keys_with_totals().begin(), keys_with_totals().end());
  if (read_choice(context, entry.value, names)) assign_text(context, entry.value, deviation.plan);
}

/// The row must be one of the plan named, or of any plan when none is.
void check_row(Context& context, const AcceptedDeviation& deviation) {
  const BudgetPlan& plan = context.plan;
  if (!deviation.row || std::ranges::find(context.form_known, false) != context.form_known.end()) return;
  const std::string& row = deviation.row->value;
  const auto has_row = [&](const PlanForm& form) { return form.find(row).has_value(); };
  const auto named = deviation.plan ? plan.find_plan(deviation.plan->value) : std::nullopt;
  if (!deviation.plan && std::ranges::any_of(plan.forms, has_row)) return;
  const auto rows_of = named ? named : plan.measure_plan;
  if (deviation.plan && rows_of && has_row(plan.form(*rows_of))) return;
  report(context, unknown_row, deviation.row->span,
         fmt::format("eine Zeile {} hat keine der Planformen", row));
}

void check_column(Context& context, const AcceptedDeviation& deviation) {
  if (!deviation.column) return;
  const auto& extras = context.plan.investment_form.extras;
  if (std::ranges::find(extras, deviation.column->value, &ExtraColumn::key) != extras.end()) return;
  SourceNode name;
  name.kind = SourceNode::Kind::scalar;
  name.span = deviation.column->span;
  name.set_text(deviation.column->value);
  static_cast<void>(read_column(context, name));
}

void read_difference(Context& context, const SourceEntry& entry, AcceptedDeviation& deviation) {
  if (const auto figure = read_figure(context, entry.value, FigureKind::accepted_difference)) {
    deviation.difference = *figure;
  }
}

void read_until(Context& context, const SourceEntry& entry, AcceptedDeviation& deviation) {
  if (!expect_scalar(context, entry.value)) return;
  if (!is_date(entry.value.text())) {
    report(context, invalid_value, entry.value.span, fmt::format("„{}“ ist kein Tag", entry.value.text()))
        .helps.emplace_back("ein Tag steht als 31.12.2024");
    return;
  }
  assign_text(context, entry.value, deviation.until);
}

/// Place and reason are required too, and looked at apart.
constexpr std::array<Field<AcceptedDeviation>, 8> deviation_fields{{
    {"regel", Presence::required, text_member<AcceptedDeviation, &AcceptedDeviation::rule>, Below::nothing,
     text_value, "Code der Regel, deren Befund anerkannt wird: P03"},
    {"ort", Presence::optional, text_member<AcceptedDeviation, &AcceptedDeviation::place>, Below::nothing,
     text_value, "Nummer der Stelle, des Rings oder der Maßnahme; neben ihnen selbst unnötig"},
    {"plan", Presence::filled, read_plan_name, Below::nothing, text_value,
     "Plan oder Aufstellung, um die es geht, wenn mehrere in Frage kommen"},
    {"zeile", Presence::filled, text_member<AcceptedDeviation, &AcceptedDeviation::row>, Below::nothing,
     text_value, "Nummer der Zeile"},
    {"spalte", Presence::filled, text_member<AcceptedDeviation, &AcceptedDeviation::column>, Below::nothing,
     text_value, "Spalte: Ansatz 2026"},
    {"differenz", Presence::filled, read_difference, Below::nothing, amount_value,
     "die anerkannte Differenz, auf den Cent"},
    {"grund", Presence::optional, text_member<AcceptedDeviation, &AcceptedDeviation::reason>, Below::nothing,
     text_value, "warum die Abweichung richtig ist"},
    {"bis", Presence::filled, read_until, Below::nothing, text_value,
     "letzter Tag, an dem sie gilt: 31.12.2026"},
}};

constexpr std::string_view what = "einer Abweichung";

/// The node that a deviation's place names: itself, as the home of a ring ("35-02"), or that of a measure.
std::optional<NodeId> node_of(const BudgetPlan& plan, std::string_view place) {
  if (const auto node = plan.find_node(place)) return node;
  const auto measure = std::ranges::find(
      plan.investments, place, [](const Investment& item) { return std::string_view(item.number.value); });
  if (measure != plan.investments.end()) return measure->node;
  return plan.find_node(place.substr(0, place.rfind('-')));
}

/// What a list of deviations stands beside, as a deviation names it; empty for haushalt.yaml.
std::string home_name(const BudgetPlan& plan, const DeviationList& list) {
  switch (list.home) {
    case DeviationHome::ring: return plan.rings[list.index].citation;
    case DeviationHome::measure: return plan.investments[list.index].number.value;
    case DeviationHome::node:
    case DeviationHome::notes: return plan.node(list.node).number.value;
    case DeviationHome::plan: break;
  }
  return {};
}

void report_contradiction(Context& context, Span span, std::string_view key, std::string_view home,
                          std::string_view written) {
  report(context, invalid_value, span,
         fmt::format("die Abweichung steht bei {}, nennt aber {}", home, written))
      .helps.push_back(
          fmt::format("„{}“ streichen, oder die Abweichung dorthin setzen, wozu sie gehört", key));
}

/// A reason without a letter is none.
void check_reason(Context& context, const SourceNode& item, const Text& reason) {
  if (has_letters(reason.value)) return;
  const SourceNode* written = item.find("grund");
  if (written == nullptr || is_empty(*written)) {
    report_missing_key(context, item, what, "grund");
  } else {
    report(context, missing_key, written->span, fmt::format("„grund“ nennt keinen Grund in {}", what));
  }
}

/// Fills in the place that a deviation stands beside, also where it contradicts that.
void default_place(Context& context, const SourceNode& item, const std::string& home,
                   AcceptedDeviation& deviation) {
  if (home.empty()) {
    if (deviation.place.value.empty()) report_missing_key(context, item, what, "ort");
    return;
  }
  if (!deviation.place.value.empty() && deviation.place.value != home)
    report_contradiction(context, deviation.place.span, "ort", home, deviation.place.value);
  deviation.place = {home, item.span};
}

/// The same for the row that notes are about.
void default_row(Context& context, const DeviationList& list, const SourceNode& item,
                 AcceptedDeviation& deviation) {
  if (list.home != DeviationHome::notes) return;
  const std::string& number = context.plan.result_form().rows[list.row].number;
  if (deviation.row && deviation.row->value != number) {
    report_contradiction(context, deviation.row->span, "zeile", "Zeile " + number,
                         "Zeile " + deviation.row->value);
  }
  deviation.row = Text{number, item.span};
}

void read_deviation(Context& context, const DeviationList& list, const SourceNode& item) {
  auto deviation = placed<AcceptedDeviation>(item);
  const std::string home = home_name(context.plan, list);
  const SourceNode* place = item.find("ort");
  const std::string_view named = place != nullptr ? place->text() : std::string_view(home);
  context.node = node_of(context.plan, named).value_or(NodeId{});
  const std::size_t before = context.diagnostics.size();
  read_fields(context, item, deviation_fields, what, deviation);
  // Some findings have no amount. What is not written is a figure that nobody can read.
  const SourceNode* difference = item.find("differenz");
  if (difference == nullptr || is_empty(*difference))
    deviation.difference = unreadable_figure(context, deviation.rule.span, FigureKind::accepted_difference);
  if (!deviation.rule.value.empty()) check_rule_code(context, deviation.rule);
  check_row(context, deviation);
  check_column(context, deviation);
  // A deviation that is not understood accepts nothing. One without a reason, or that names another place
  // than it stands at, has its finding; the check it is about need not have a second one.
  const bool understood = context.diagnostics.size() == before;
  default_place(context, item, home, deviation);
  default_row(context, list, item, deviation);
  check_reason(context, item, deviation.reason);
  if (understood && !deviation.place.value.empty()) context.plan.deviations.push_back(std::move(deviation));
}

void read_list(Context& context, const DeviationList& list) {
  // A ring or a measure without a number has a finding already, and no place that could be named.
  if (list.home != DeviationHome::plan && home_name(context.plan, list).empty()) return;
  context.damaged_file = list.damaged_file;
  read_items(context, *list.list, [&](const SourceNode& item) { read_deviation(context, list, item); });
}

void sort_deviations(BudgetPlan& plan) {
  const auto key = [&](const AcceptedDeviation& deviation) {
    const std::size_t last = plan.nodes.size();
    const auto node = node_of(plan, deviation.place.value);
    return std::tuple(node ? static_cast<std::size_t>(*node) : last, std::string_view(deviation.place.value),
                      deviation.row ? std::string_view(deviation.row->value) : std::string_view());
  };
  std::ranges::stable_sort(plan.deviations, {}, key);
}

void keep(Context& context, const SourceEntry& entry, DeviationHome home, std::size_t index = 0,
          RowIndex row = 0) {
  context.deviation_lists.push_back({.list = &entry.value,
                                     .damaged_file = context.damaged_file,
                                     .home = home,
                                     .node = context.node,
                                     .index = index,
                                     .row = row});
}

}  // namespace

std::vector<KeyInfo> deviation_keys() {
  return keys_of_table<deviation_fields>();
}

void keep_deviations(Context& context, const SourceEntry& entry, PlanFile&) {
  keep(context, entry, DeviationHome::plan);
}

void keep_deviations(Context& context, const SourceEntry& entry, Node&) {
  keep(context, entry, DeviationHome::node);
}

void keep_deviations(Context& context, const SourceEntry& entry, LineNotes& notes) {
  keep(context, entry, DeviationHome::notes, 0, notes.row);
}

// Rings and measures are added to the plan when all of them is read.
void keep_deviations(Context& context, const SourceEntry& entry, EarmarkRing&) {
  keep(context, entry, DeviationHome::ring, context.plan.rings.size());
}

void keep_deviations(Context& context, const SourceEntry& entry, Investment&) {
  keep(context, entry, DeviationHome::measure, context.plan.investments.size());
}

void read_deviations(Context& context) {
  for (const DeviationList& list : context.deviation_lists) read_list(context, list);
  sort_deviations(context.plan);
}

}  // namespace budgetc::binding
