#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

void read_classification(Context& context, const SourceEntry& entry, Node& node) {
  assign_text(context, entry.value, node.classification);
  const auto& legend = context.plan.classifications;
  if (!node.classification || legend.empty()) return;
  if (std::ranges::find(legend, node.classification->value, &Classification::key) != legend.end()) return;
  std::vector<std::string_view> keys;
  for (const Classification& item : legend) keys.emplace_back(item.key);
  report(context, invalid_value, entry.value.span,
         fmt::format("die Klassifizierung „{}“ steht nicht in haushalt.yaml", node.classification->value))
      .helps.push_back(fmt::format("möglich sind: {}", fmt::join(keys, ", ")));
}

constexpr std::array<Field<Node>, 2> focus_fields{{
    {"titel", Presence::required, text_member<Node, &Node::focus_title>},
    {"text", Presence::optional, text_member<Node, &Node::focus_text>},
}};

void read_focus(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, focus_fields, "„strategischer_schwerpunkt“", node);
}

void read_indicators(Context& context, const SourceEntry& entry, Node& node) {
  read_indicator_tables(context, entry.value, node.indicators);
}

/// In the order in which files usually have them. Plans come before `teilfinanzplan_b`.
constexpr std::array<Field<Node>, 22> node_fields{{
    {"bezeichnung", Presence::required, text_member<Node, &Node::name>},
    {"bezeichnung_im_verzeichnis", Presence::optional, text_member<Node, &Node::name_in_index>},
    {"verantwortlich", Presence::optional, text_member<Node, &Node::responsible>},
    {"klassifizierung", Presence::optional, read_classification},
    {"auftragsgrundlage", Presence::optional, text_member<Node, &Node::legal_basis>},
    {"beschreibung", Presence::optional, text_member<Node, &Node::description>},
    {"allgemeine_ziele", Presence::optional, text_member<Node, &Node::general_goals>},
    {"zielgruppen", Presence::optional, text_member<Node, &Node::target_groups>},
    {"erlaeuterungen", Presence::optional, text_member<Node, &Node::explanations>},
    {"erlaeuterungen_fussnoten", Presence::optional, texts_member<Node, &Node::explanation_footnotes>,
     Below::lines},
    {"strategischer_schwerpunkt", Presence::optional, read_focus, Below::lines},
    {"planstellen", Presence::optional, read_posts, Below::lines},
    {"teilfinanzplan_b", Presence::optional, read_block_totals, Below::lines},
    {"investitionsliste", Presence::optional, read_list_totals, Below::lines},
    {"investitionen", Presence::optional, read_investments, Below::lines},
    {"ansaetze", Presence::optional, read_line_notes, Below::lines},
    {"zweckbindungsringe", Presence::optional, read_rings, Below::lines},
    {"ueberleitung", Presence::optional, read_transitions, Below::lines},
    {"organigramm", Presence::optional, read_org_chart, Below::lines},
    {"ziele", Presence::optional, read_goals, Below::lines},
    {"kennzahlen", Presence::optional, read_indicators, Below::lines},
    {"abweichungen", Presence::optional, keep_deviations, Below::lines},
}};

/// What haushalt.yaml does not say of the administration: it says it otherwise, or it belongs to a row or a
/// measure of a node.
constexpr auto not_of_root = std::to_array<std::string_view>(
    {"bezeichnung", "bezeichnung_im_verzeichnis", "klassifizierung", "teilfinanzplan_b", "investitionsliste",
     "investitionen", "ansaetze", "zweckbindungsringe", "ueberleitung", "abweichungen"});

/// With the plans that the forms declare.
std::vector<Field<Node>> fields_of_node(const BudgetPlan& plan) {
  std::vector<Field<Node>> fields(node_fields.begin(), node_fields.end());
  auto at = std::ranges::find(fields, "teilfinanzplan_b", &Field<Node>::key);
  for (const PlanForm& form : plan.forms)
    at = std::next(fields.insert(at, {form.key, Presence::optional, read_plan, Below::lines}));
  return fields;
}

}  // namespace

std::vector<std::string_view> root_keys() {
  std::vector<std::string_view> keys;
  for (const Field<Node>& field : node_fields) {
    if (std::ranges::find(not_of_root, field.key) == not_of_root.end()) keys.push_back(field.key);
  }
  return keys;
}

void read_root(Context& context, const SourceNode& root, const PlanFile& file) {
  Node& node = context.current_node();
  const std::vector<Field<Node>> fields = fields_of_node(context.plan);
  std::vector<std::string_view> known = keys_of_plan_file();
  for (const PlanId id : context.plan.plan_ids()) {
    if (context.plan.may_have(context.node, id)) known.emplace_back(context.plan.form(id).key);
  }
  context.swallowed = false;
  for (const auto& [key, entry] : file.root_entries) {
    const auto field = std::ranges::find(fields, key, &Field<Node>::key);
    if (field == fields.end()) {
      report_unknown_key(context, root, *entry, "haushalt.yaml", known);
      continue;
    }
    context.key = field->key;
    field->read(context, *entry, node);
  }
  if (context.swallowed) node.readable = false;
}

void read_node(Context& context, const NodeFile& file) {
  Node& node = context.current_node();
  const std::string what = fmt::format("{} {}", context.plan.levels[node.level], file.number);
  context.swallowed = false;
  read_fields(context, *file.root, fields_of_node(context.plan), what, node, {&file.level_entry, 1});
  if (context.swallowed) node.readable = false;
}

}  // namespace budgetc::binding
