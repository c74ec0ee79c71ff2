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

/// What haushalt.yaml does not say of the administration: it says it otherwise, or it belongs to a row or a
/// measure of a node.
constexpr auto not_of_root = std::to_array<std::string_view>(
    {"bezeichnung", "bezeichnung_im_verzeichnis", "klassifizierung", teil_b_key, measure_list_key,
     "investitionen", "ansaetze", "zweckbindungsringe", "ueberleitung", "abweichungen", "produktbereich"});

/// Reads a plan that has a place in the format, but none in the form.
void refuse_plan(Context& context, const SourceEntry& entry, Node&) {
  std::vector<std::string_view> keys;
  for (const PlanForm& form : context.plan.forms) keys.emplace_back(form.key);
  report(
      context, unknown_key, entry.key.span,
      fmt::format("einen Plan „{}“ hat die Planform {} nicht", context.key, context.plan.result_form().name))
      .helps.push_back(fmt::format("die Pläne dieses Haushalts sind: {}", fmt::join(keys, ", ")));
}

/// The entries of a node's file that only the administration may have; says so.
std::vector<const SourceEntry*> refuse_root_parts(Context& context, const SourceNode& root) {
  std::vector<const SourceEntry*> refused;
  const auto has_key = [](const NodePart& part, std::string_view key) {
    return std::ranges::find(part.fields, key, &Field<Node>::key) != part.fields.end();
  };
  for (const SourceEntry& entry : root.entries()) {
    const std::string_view key = entry.key.text();
    const bool is_of_root = std::ranges::any_of(
        all_parts(), [&](const NodePart* part) { return part->of_administration && has_key(*part, key); });
    if (!is_of_root) continue;
    refused.push_back(&entry);
    report(context, unknown_key, entry.key.span, fmt::format("„{}“ hat nur die ganze Verwaltung", key))
        .helps.push_back(fmt::format("in haushalt.yaml schreiben, oder in {}.yaml daneben", key));
  }
  return refused;
}

/// The keys of such plans.
void add_absent_plans(const BudgetPlan& plan, std::vector<Field<Node>>& fields) {
  static const std::vector<PlanForm> known = statutory_plans();
  for (const PlanForm& form : known) {
    if (!plan.find_plan(form.key))
      fields.push_back({form.key, Presence::optional, refuse_plan, Below::lines});
  }
}

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

void read_product_area(Context& context, const SourceEntry& entry, Node& node) {
  assign_text(context, entry.value, node.product_area);
  const auto& areas = context.plan.product_areas;
  if (!node.product_area || !context.knows_form(context.plan.result_plan)) return;
  if (std::ranges::find(areas, node.product_area->value, &ProductArea::number) != areas.end()) return;
  Diagnostic& finding =
      report(context, invalid_value, entry.value.span,
             areas.empty()
                 ? fmt::format("Produktbereiche nennt die Planform {} nicht", context.plan.result_form().name)
                 : fmt::format("einen Produktbereich „{}“ gibt es nicht", node.product_area->value));
  std::vector<std::string> names;
  for (const ProductArea& area : areas) names.push_back(area.number + " " + area.name);
  finding.helps.push_back(areas.empty()
                              ? std::string("in der Planform unter produktbereiche ihre Nummern und Namen "
                                            "ergänzen, oder den Schlüssel streichen")
                              : fmt::format("möglich sind: {}", fmt::join(names, ", ")));
}

void read_focus(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, focus_fields, "„strategischer_schwerpunkt“", node);
}

void read_indicators(Context& context, const SourceEntry& entry, Node& node) {
  read_indicator_tables(context, entry.value, node.indicators);
}

std::vector<Field<Node>> fields_of_node(const BudgetPlan& plan, bool of_root) {
  std::vector<Field<Node>> fields{{"bezeichnung", Presence::required, text_member<Node, &Node::name>,
                                   Below::nothing, text_value, "Name der Stelle"}};
  for (const NodePart* part : all_parts()) {
    if (!part->of_administration || of_root)
      fields.insert(fields.end(), part->fields.begin(), part->fields.end());
    if (part->read_plan == nullptr) continue;
    for (const PlanForm& form : plan.forms)
      fields.push_back({form.key, Presence::optional, part->read_plan, Below::lines, plan_value,
                        "Zeilen des Plans, je Zeile eine Liste mit einem Betrag je Spalte"});
    add_absent_plans(plan, fields);
  }
  fields.push_back({"abweichungen", Presence::optional, keep_deviations, Below::lines, deviations_value,
                    "anerkannte Abweichungen der Stelle"});
  return fields;
}

std::vector<KeyInfo> node_file_keys() {
  static const BudgetPlan plan;
  return describe(fields_of_node(plan, false));
}

std::vector<KeyInfo> root_part_keys() {
  std::vector<KeyInfo> keys;
  for (const NodePart* part : all_parts()) {
    for (const KeyInfo& key : describe(part->fields)) {
      if (std::ranges::find(not_of_root, key.key) == not_of_root.end()) keys.push_back(key);
    }
  }
  return keys;
}

std::vector<std::string_view> root_keys() {
  std::vector<std::string_view> keys;
  for (const KeyInfo& key : root_part_keys()) keys.push_back(key.key);
  return keys;
}

void read_root(Context& context, const SourceNode& root, const PlanFile& file) {
  Node& node = context.current_node();
  const std::vector<Field<Node>> fields = fields_of_node(context.plan, true);
  std::vector<std::string_view> known = keys_of_plan_file();
  for (const PlanId id : context.plan.plan_ids()) {
    if (context.plan.may_have(context.node, id)) known.emplace_back(context.plan.form(id).key);
  }
  context.swallowed = false;
  const bool damaged_plan_file = context.damaged_file;
  for (const auto& [key, entry, damaged_file] : file.root_entries) {
    context.damaged_file = damaged_file || damaged_plan_file;
    // Of a file that was not read at all nothing is added up.
    if (damaged_file && !entry->value.is_null()) node.readable = false;
    const auto field = std::ranges::find(fields, key, &Field<Node>::key);
    if (field == fields.end()) {
      // A plan of a faulty form is not known; what is wrong is said there.
      if (!file.forms_faulty) report_unknown_key(context, root, *entry, "haushalt.yaml", known);
      continue;
    }
    context.key = field->key;
    context.plan.root_keys.push_back({std::string(field->key), entry->key.span});
    if (!entry->value.is_null()) field->read(context, *entry, node);
  }
  context.damaged_file = damaged_plan_file;
  if (context.swallowed) node.readable = false;
}

void read_node(Context& context, const NodeFile& file, std::span<const Field<Node>> fields) {
  Node& node = context.current_node();
  const std::string what = fmt::format("{} {}", context.plan.levels[node.level], file.number);
  context.swallowed = false;
  std::vector<const SourceEntry*> handled = refuse_root_parts(context, *file.root);
  handled.push_back(file.level_entry);
  read_fields(context, *file.root, fields, what, node, handled);
  if (context.swallowed) node.readable = false;
}

}  // namespace budgetc::binding
