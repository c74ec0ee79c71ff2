#include <algorithm>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "document/lowering.hpp"
#include "parts/registry.hpp"

// Parts of a node that are amounts: its plans, their notes and rings, its measures.
namespace budgetc::parts {
namespace {

using binding::Below;
using binding::Field;
using binding::Presence;
using lowering::print_node;

bool writes_result_plan(const BudgetPlan& plan, const Node& node) {
  return node.has_rows(plan.result_plan);
}

void print_plan(lowering::Sheet& sheet) {
  lowering::add_plan(sheet.context, sheet.node, sheet.spec.plan, sheet.blocks);
}

constexpr std::array<PagePart, 1> plan_pages{{{.name = "plan", .print = print_plan, .takes_plan = true}}};

constexpr std::array<std::string_view, 3> plan_words{"plan_ve", "plan_zeichen", "plan_konten"};

bool has_block_totals(const BudgetPlan& /*plan*/, const Node& node) {
  return std::ranges::any_of(node.investment_totals.blocks, [](const BlockTotals& block) {
    const auto written = [](const std::optional<FigureId>& figure) { return figure.has_value(); };
    return std::ranges::any_of(block.years, written) || std::ranges::any_of(block.extras, written);
  });
}

bool writes_teil_b(const BudgetPlan& plan, const Node& node) {
  return has_block_totals(plan, node) || !node.investments.empty();
}

bool has_list_totals(const BudgetPlan& /*plan*/, const Node& node) {
  return std::ranges::any_of(node.investment_totals.list, [](const ListTotals& line) {
    return has_figure(line.amount) || has_figure(line.grants);
  });
}

constexpr std::array<Field<Node>, 2> total_fields{{
    {teil_b_key, Presence::optional, binding::read_block_totals, Below::lines, binding::block_totals_value,
     "Kontrollsummen von Teil B"},
    {measure_list_key, Presence::optional, binding::read_list_totals, Below::lines,
     binding::list_totals_value, "Kontrollsummen der Liste der geplanten Maßnahmen"},
}};
constexpr std::array<PagePart, 2> total_pages{{
    {.name = teil_b_key,
     .print = print_node<lowering::add_teilfinanzplan_b>,
     .written = writes_teil_b,
     .written_here = has_block_totals,
     .at = PrintedAt::node_or_above},
    {.name = measure_list_key,
     .print = print_node<lowering::add_investment_list>,
     .written = has_list_totals,
     .at = PrintedAt::node_or_above},
}};

bool has_measure_text(const BudgetPlan& plan, const Node& node) {
  return std::ranges::any_of(
      node.investments, [&](std::uint32_t measure) { return plan.investments[measure].text.has_value(); });
}

/// Measures are mostly printed with a node above.
bool no_measure_here(const BudgetPlan& /*plan*/, const Node& /*node*/) {
  return false;
}

void texts_of_measures(const BudgetPlan& plan, const Node& node, std::vector<PartText>& texts) {
  for (const std::uint32_t index : node.investments) {
    const Investment& measure = plan.investments[index];
    if (measure.text)
      texts.push_back(
          {.name = "investitionen", .mark = &measure.number, .text = &*measure.text, .is_prose = true});
  }
}

constexpr std::array<Field<Node>, 1> investment_fields{
    {{"investitionen", Presence::optional, binding::read_investments, Below::lines, binding::measures_value,
      "Investitionsmaßnahmen"}}};
constexpr std::array<PagePart, 1> investment_pages{{{.name = "investitionstexte",
                                                     .print = print_node<lowering::add_investment_texts>,
                                                     .written = has_measure_text,
                                                     .written_here = no_measure_here,
                                                     .at = PrintedAt::node_or_above}}};

bool has_line_notes(const BudgetPlan& /*plan*/, const Node& node) {
  return !node.line_notes.empty();
}

bool writes_notes(const BudgetPlan& /*plan*/, const Node& node) {
  return std::ranges::any_of(node.line_notes, [](const LineNotes& group) { return !group.notes.empty(); });
}

/// They stand beside their amounts in a data file of their own.
void texts_of_notes(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& texts) {
  for (const LineNotes& group : node.line_notes) {
    for (const LineNote& note : group.notes) {
      if (note.text) texts.push_back({.text = &*note.text, .is_prose = true});
    }
  }
}

constexpr std::array<Field<Node>, 1> note_fields{
    {{"ansaetze", Presence::optional, binding::read_line_notes, Below::lines, binding::notes_value,
      "Erläuterungen zu wesentlichen Ansätzen, je Zeile"}}};
constexpr std::array<PagePart, 1> note_pages{
    {{.name = "ansaetze", .print = print_node<lowering::add_line_notes>, .written = writes_notes}}};

bool has_rings(const BudgetPlan& /*plan*/, const Node& node) {
  return !node.rings.empty();
}

constexpr std::array<Field<Node>, 1> ring_fields{
    {{"zweckbindungsringe", Presence::optional, binding::read_rings, Below::lines, binding::rings_value,
      "Erträge, die für bestimmte Aufwendungen gebunden sind"}}};
constexpr std::array<PagePart, 1> ring_pages{
    {{.name = "zweckbindungsringe", .print = print_node<lowering::add_rings>, .written = has_rings}}};

}  // namespace

const NodePart& plans() {
  static constexpr NodePart part{.read_plan = binding::read_plan,
                                 .pages = plan_pages,
                                 .required_as = "teilergebnisplan",
                                 .present = writes_result_plan,
                                 .dataset = lowering::plan_dataset,
                                 .always_has_data_file = true,
                                 .words = plan_words};
  return part;
}

const NodePart& investment_totals() {
  static constexpr NodePart part{.fields = total_fields, .pages = total_pages};
  return part;
}

const NodePart& investments() {
  static constexpr NodePart part{.fields = investment_fields,
                                 .pages = investment_pages,
                                 .texts = texts_of_measures,
                                 .texts_place = 9,
                                 .dataset = lowering::investment_dataset,
                                 .always_has_data_file = true};
  return part;
}

const NodePart& line_notes() {
  static constexpr NodePart part{.fields = note_fields,
                                 .pages = note_pages,
                                 .required_as = note_fields.front().key,
                                 .present = has_line_notes,
                                 .texts = texts_of_notes,
                                 .dataset = lowering::note_dataset,
                                 .always_has_data_file = true};
  return part;
}

const NodePart& rings() {
  static constexpr NodePart part{.fields = ring_fields,
                                 .pages = ring_pages,
                                 .dataset = lowering::ring_dataset,
                                 .always_has_data_file = true};
  return part;
}

}  // namespace budgetc::parts
