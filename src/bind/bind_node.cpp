#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "parts/registry.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<Field<Node>, 2> focus_fields{{
    {"titel", Presence::required, text_member<Node, &Node::focus_title>, Below::nothing, text_value,
     "Titel des Schwerpunkts"},
    {"text", Presence::optional, text_member<Node, &Node::focus_text>, Below::nothing, text_value,
     "Text dazu"},
}};

}  // namespace

std::vector<KeyInfo> focus_keys() {
  return keys_of_table<focus_fields>();
}

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

void read_focus(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, focus_fields, "„strategischer_schwerpunkt“", node);
}

void read_indicators(Context& context, const SourceEntry& entry, Node& node) {
  read_indicator_tables(context, entry.value, node.indicators);
}

std::vector<Field<Node>> fields_of_node(const BudgetPlan& plan) {
  std::vector<Field<Node>> fields{{"bezeichnung", Presence::required, text_member<Node, &Node::name>,
                                   Below::nothing, text_value, "Name der Stelle"}};
  for (const NodePart* part : all_parts()) {
    fields.insert(fields.end(), part->fields.begin(), part->fields.end());
    if (part->read_plan == nullptr) continue;
    for (const PlanForm& form : plan.forms)
      fields.push_back({form.key, Presence::optional, part->read_plan, Below::lines, plan_value,
                        "Zeilen des Plans, je Zeile eine Liste mit einem Betrag je Spalte"});
  }
  fields.push_back({"abweichungen", Presence::optional, keep_deviations, Below::lines, deviations_value,
                    "anerkannte Abweichungen der Stelle"});
  return fields;
}

std::vector<KeyInfo> node_file_keys() {
  static const BudgetPlan plan;
  return describe(fields_of_node(plan));
}

void read_node(Context& context, const NodeFile& file, std::span<const Field<Node>> fields) {
  Node& node = context.current_node();
  const std::string what = fmt::format("{} {}", context.plan.levels[node.level], file.number);
  context.swallowed = false;
  read_fields(context, *file.root, fields, what, node, file.level_entry);
  if (context.swallowed) node.readable = false;
}

}  // namespace budgetc::binding
