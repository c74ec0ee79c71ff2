#include <algorithm>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "document/lowering.hpp"
#include "parts/registry.hpp"
#include "text/reason.hpp"

// Parts of a node that are texts.
namespace budgetc::parts {
namespace {

using binding::Below;
using binding::Field;
using binding::Presence;
using binding::text_member;
using binding::texts_member;
using lowering::print_node;

using NodeText = OptionalText Node::*;

template <NodeText Member>
bool has_words(const BudgetPlan& /*plan*/, const Node& node) {
  const auto& text = node.*Member;
  return text &&
         (binding::has_letters(text->value) || text->value.find_first_of("0123456789") != std::string::npos);
}

template <NodeText Member>
bool is_written(const BudgetPlan& /*plan*/, const Node& node) {
  return (node.*Member).has_value();
}

template <NodeText Member>
bool holds_prose(const BudgetPlan& /*plan*/, const Node& node) {
  return lowering::has_prose(node.*Member);
}

/// The texts of a part that is one text, under the first of its keys.
template <NodeText Member, const auto& Fields, bool IsProse>
void text_of(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& texts) {
  if (node.*Member)
    texts.push_back({.name = Fields.front().key, .text = &*(node.*Member), .is_prose = IsProse});
}

/// A part that is one piece of prose.
template <NodeText Member, const auto& Fields, const auto& Pages>
constexpr NodePart prose_part() {
  return {.fields = Fields,
          .pages = Pages,
          .required_as = Fields.front().key,
          .present = has_words<Member>,
          .texts = text_of<Member, Fields, true>,
          .texts_place = 5};
}

constexpr std::array<Field<Node>, 1> index_fields{
    {{"bezeichnung_im_verzeichnis", Presence::optional, text_member<Node, &Node::name_in_index>,
      Below::nothing, binding::text_value,
      "Name im Verzeichnis der Stelle darüber, wenn er ein anderer ist"}}};
constexpr std::array<PagePart, 1> index_pages{{{.name = "produkte",
                                                .print = print_node<lowering::add_products>,
                                                .written = is_written<&Node::name_in_index>,
                                                .at = PrintedAt::parent}}};

constexpr std::array<Field<Node>, 1> responsible_fields{
    {{"verantwortlich", Presence::optional, text_member<Node, &Node::responsible>, Below::nothing,
      binding::text_value, "verantwortliche Person"}}};
constexpr std::array<PagePart, 1> responsible_pages{{{.name = "verantwortlich",
                                                      .print = print_node<lowering::add_responsible>,
                                                      .written = is_written<&Node::responsible>}}};

constexpr std::array<Field<Node>, 1> classification_fields{
    {{"klassifizierung", Presence::optional, binding::read_classification, Below::nothing,
      binding::text_value, "Klasse, die haushalt.yaml erklärt"}}};
constexpr std::array<PagePart, 1> classification_pages{{{.name = "klassifizierung",
                                                         .print = print_node<lowering::add_classification>,
                                                         .written = is_written<&Node::classification>}}};

constexpr std::array<Field<Node>, 1> legal_basis_fields{
    {{"auftragsgrundlage", Presence::optional, text_member<Node, &Node::legal_basis>, Below::nothing,
      binding::text_value, "Gesetze und Beschlüsse, auf denen die Aufgabe beruht"}}};
constexpr std::array<PagePart, 1> legal_basis_pages{{{.name = "auftragsgrundlage",
                                                      .print = print_node<lowering::add_legal_basis>,
                                                      .written = holds_prose<&Node::legal_basis>}}};

constexpr std::array<Field<Node>, 1> description_fields{
    {{"beschreibung", Presence::optional, text_member<Node, &Node::description>, Below::nothing,
      binding::text_value, "was getan wird"}}};
constexpr std::array<PagePart, 1> description_pages{{{.name = "beschreibung",
                                                      .print = print_node<lowering::add_description>,
                                                      .written = holds_prose<&Node::description>}}};

constexpr std::array<Field<Node>, 1> general_goals_fields{
    {{"allgemeine_ziele", Presence::optional, text_member<Node, &Node::general_goals>, Below::nothing,
      binding::text_value, "allgemeine Ziele"}}};
constexpr std::array<PagePart, 1> general_goals_pages{{{.name = "allgemeine_ziele",
                                                        .print = print_node<lowering::add_general_goals>,
                                                        .written = holds_prose<&Node::general_goals>}}};

constexpr std::array<Field<Node>, 1> target_groups_fields{
    {{"zielgruppen", Presence::optional, text_member<Node, &Node::target_groups>, Below::nothing,
      binding::text_value, "für wen es getan wird"}}};
constexpr std::array<PagePart, 1> target_groups_pages{{{.name = "zielgruppen",
                                                        .print = print_node<lowering::add_target_groups>,
                                                        .written = holds_prose<&Node::target_groups>}}};

bool has_explanations(const BudgetPlan& /*plan*/, const Node& node) {
  return lowering::has_prose(node.explanations) ||
         std::ranges::any_of(node.explanation_footnotes,
                             [](const Text& note) { return lowering::has_prose(note); });
}

void texts_of_explanations(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& texts) {
  if (node.explanations)
    texts.push_back({.name = "erlaeuterungen", .text = &*node.explanations, .is_prose = true});
  for (const Text& note : node.explanation_footnotes)
    texts.push_back({.name = "erlaeuterungen_fussnoten", .text = &note, .is_prose = true});
}

constexpr std::array<Field<Node>, 2> explanation_fields{{
    {"erlaeuterungen", Presence::optional, text_member<Node, &Node::explanations>, Below::nothing,
     binding::text_value, "Erläuterungen; [1] verweist auf eine Fußnote"},
    {"erlaeuterungen_fussnoten", Presence::optional, texts_member<Node, &Node::explanation_footnotes>,
     Below::lines, binding::texts_value, "Fußnoten der Erläuterungen, in ihrer Reihenfolge"},
}};
constexpr std::array<PagePart, 1> explanation_pages{{{.name = "erlaeuterungen",
                                                      .print = print_node<lowering::add_explanations>,
                                                      .written = has_explanations}}};

bool has_focus(const BudgetPlan& /*plan*/, const Node& node) {
  return node.focus_title || lowering::has_prose(node.focus_text);
}

/// The data file names the title beside its text; a text alone has lost it, and a finding says so.
void texts_of_focus(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& texts) {
  if (!node.focus_title && !node.focus_text) return;
  texts.push_back({.name = node.focus_title ? "strategischer_schwerpunkt" : "",
                   .mark = node.focus_title ? &*node.focus_title : nullptr,
                   .text = node.focus_text ? &*node.focus_text : nullptr,
                   .is_prose = true});
}

constexpr std::array<Field<Node>, 1> focus_fields{
    {{"strategischer_schwerpunkt", Presence::optional, binding::read_focus, Below::lines,
      binding::focus_value, "strategischer Schwerpunkt"}}};
constexpr std::array<PagePart, 1> focus_pages{
    {{.name = "strategischer_schwerpunkt", .print = print_node<lowering::add_focus>, .written = has_focus}}};

}  // namespace

const NodePart& name_in_index() {
  static constexpr NodePart part{.fields = index_fields,
                                 .pages = index_pages,
                                 .texts = text_of<&Node::name_in_index, index_fields, false>,
                                 .texts_place = 1};
  return part;
}

const NodePart& responsible() {
  static constexpr NodePart part{.fields = responsible_fields,
                                 .pages = responsible_pages,
                                 .required_as = responsible_fields.front().key,
                                 .present = has_words<&Node::responsible>,
                                 .texts = text_of<&Node::responsible, responsible_fields, false>,
                                 .texts_place = 3};
  return part;
}

const NodePart& classification() {
  static constexpr NodePart part{.fields = classification_fields,
                                 .pages = classification_pages,
                                 .texts = text_of<&Node::classification, classification_fields, false>,
                                 .texts_place = 2};
  return part;
}

const NodePart& legal_basis() {
  static constexpr NodePart part = prose_part<&Node::legal_basis, legal_basis_fields, legal_basis_pages>();
  return part;
}

const NodePart& description() {
  static constexpr NodePart part = prose_part<&Node::description, description_fields, description_pages>();
  return part;
}

const NodePart& general_goals() {
  static constexpr NodePart part =
      prose_part<&Node::general_goals, general_goals_fields, general_goals_pages>();
  return part;
}

const NodePart& target_groups() {
  static constexpr NodePart part =
      prose_part<&Node::target_groups, target_groups_fields, target_groups_pages>();
  return part;
}

const NodePart& explanations() {
  static constexpr NodePart part{.fields = explanation_fields,
                                 .pages = explanation_pages,
                                 .required_as = explanation_fields.front().key,
                                 .present = has_words<&Node::explanations>,
                                 .texts = texts_of_explanations,
                                 .texts_place = 5};
  return part;
}

const NodePart& focus() {
  static constexpr NodePart part{
      .fields = focus_fields, .pages = focus_pages, .texts = texts_of_focus, .texts_place = 4};
  return part;
}

}  // namespace budgetc::parts
