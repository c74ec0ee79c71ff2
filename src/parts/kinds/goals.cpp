#include <algorithm>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "document/lowering.hpp"
#include "parts/registry.hpp"

// Parts of a node that are lists and pages: its goal scheme, indicators, posts, what it was before, how it is
// organised.
namespace budgetc::parts {
namespace {

using binding::Below;
using binding::Field;
using binding::Presence;
using lowering::print_node;

using Texts = std::vector<PartText>;

bool has_posts(const BudgetPlan& /*plan*/, const Node& node) {
  return std::ranges::any_of(node.posts, [](const Posts& posts) { return posts.value.has_value(); });
}

bool writes_posts(const BudgetPlan& /*plan*/, const Node& node) {
  return !node.posts.empty();
}

constexpr std::array<Field<Node>, 1> posts_fields{
    {{"planstellen", Presence::optional, binding::read_posts, Below::lines, binding::posts_value,
      "Planstellen: ergebnis oder planung mit dem Jahr"}}};
constexpr std::array<PagePart, 1> posts_pages{
    {{.name = "planstellen", .print = print_node<lowering::add_posts>, .written = writes_posts}}};

bool has_transitions(const BudgetPlan& /*plan*/, const Node& node) {
  const auto& transitions = node.transitions;
  return transitions &&
         (transitions->title || lowering::has_prose(transitions->text) || !transitions->products.empty());
}

/// Appends a text that is there.
void add_text(std::string_view name, const Text* mark, const OptionalText& text, bool is_prose,
              Texts& texts) {
  if (text) texts.push_back({.name = name, .mark = mark, .text = &*text, .is_prose = is_prose});
}

void texts_of_transitions(const BudgetPlan& /*plan*/, const Node& node, Texts& texts) {
  if (!node.transitions) return;
  add_text("ueberleitung", nullptr, node.transitions->title, false, texts);
  add_text("ueberleitung", nullptr, node.transitions->text, true, texts);
}

constexpr std::array<Field<Node>, 1> transition_fields{
    {{"ueberleitung", Presence::optional, binding::read_transitions, Below::lines, binding::transitions_value,
      "woraus die Produkte nach einer Umgliederung entstanden sind"}}};
constexpr std::array<PagePart, 1> transition_pages{
    {{.name = "ueberleitung", .print = print_node<lowering::add_transitions>, .written = has_transitions}}};

bool has_org_chart(const BudgetPlan& /*plan*/, const Node& node) {
  return node.org_chart.has_value();
}

void add_unit(const OrgUnit& unit, Texts& texts) {  // NOLINT(misc-no-recursion)
  texts.push_back({.name = "organigramm", .text = &unit.name});
  add_text("organigramm_zusatz", &unit.name, unit.addition, false, texts);
  add_text("organigramm_funktion", &unit.name, unit.role, false, texts);
  add_text("organigramm_person", &unit.name, unit.person, false, texts);
  for (const OrgUnit& below : unit.units) add_unit(below, texts);
}

void texts_of_org_chart(const BudgetPlan& /*plan*/, const Node& node, Texts& texts) {
  if (node.org_chart) add_unit(*node.org_chart, texts);
}

constexpr std::array<Field<Node>, 1> org_chart_fields{
    {{"organigramm", Presence::optional, binding::read_org_chart, Below::lines, binding::org_chart_value,
      "Organigramm"}}};
constexpr std::array<PagePart, 1> org_chart_pages{
    {{.name = "organigramm", .print = print_node<lowering::add_org_chart>, .written = has_org_chart}}};

bool has_table(const std::vector<IndicatorTable>& tables) {
  return std::ranges::any_of(tables, [](const IndicatorTable& table) {
    return !table.rows.empty() || table.title || !table.footnotes.empty() || !table.charts.empty();
  });
}

bool has_goals(const BudgetPlan& /*plan*/, const Node& node) {
  return node.goals.has_value();
}

/// Whether a goal page says something of one of its pieces.
using Says = bool (*)(const GoalPage&);

template <Says Piece>
bool says(const BudgetPlan& /*plan*/, const Node& node) {
  return node.goals && Piece(*node.goals);
}

template <std::vector<Goal> GoalPage::*Member>
bool has_goal(const GoalPage& goals) {
  return !(goals.*Member).empty();
}

template <OptionalText GoalPage::*Member>
bool has_goal_prose(const GoalPage& goals) {
  return lowering::has_prose(goals.*Member);
}

bool has_goal_focus(const GoalPage& goals) {
  return goals.title || goals.focus;
}

bool has_key_product(const GoalPage& goals) {
  return goals.key_product.has_value();
}

bool has_principles(const GoalPage& goals) {
  return !goals.fields_of_action.empty() || !goals.principles.empty() ||
         lowering::has_prose(goals.principles_intro);
}

bool has_goal_indicators(const GoalPage& goals) {
  return has_table(goals.indicators);
}

void add_goal_texts(std::string_view name, const std::vector<Goal>& goals, Texts& texts) {
  for (const Goal& goal : goals) {
    texts.push_back(
        {.name = name, .mark = goal.mark ? &*goal.mark : nullptr, .text = &goal.text, .is_prose = true});
  }
}

void texts_of_goals(const BudgetPlan& /*plan*/, const Node& node, Texts& texts) {
  if (!node.goals) return;
  const GoalPage& goals = *node.goals;
  add_text("zieltitel", nullptr, goals.title, false, texts);
  add_text("zielschwerpunkt", nullptr, goals.focus, false, texts);
  add_goal_texts("wirkungsziele", goals.impact_goals, texts);
  add_goal_texts("leistungsziele", goals.output_goals, texts);
  add_goal_texts("massnahmen", goals.measures, texts);
  add_text("ausgangslage", nullptr, goals.situation, true, texts);
  add_text("schluesselprodukt", nullptr, goals.key_product, false, texts);
  for (const Text& field : goals.fields_of_action)
    texts.push_back({.name = "handlungsfelder", .text = &field});
  add_text("leitsaetze_einleitung", nullptr, goals.principles_intro, false, texts);
  for (const Text& principle : goals.principles) texts.push_back({.name = "leitsaetze", .text = &principle});
  add_text("zielerlaeuterungen", nullptr, goals.explanations, true, texts);
}

constexpr std::array<Field<Node>, 1> goal_fields{
    {{"ziele", Presence::optional, binding::read_goals, Below::lines, binding::goals_value, "Zielseite"}}};
constexpr std::array<PagePart, 9> goal_pages{{
    {.name = "zielschwerpunkt",
     .print = print_node<lowering::add_goal_focus>,
     .written = says<has_goal_focus>},
    {.name = "wirkungsziele",
     .print = print_node<lowering::add_impact_goals>,
     .written = says<has_goal<&GoalPage::impact_goals>>},
    {.name = "leistungsziele",
     .print = print_node<lowering::add_output_goals>,
     .written = says<has_goal<&GoalPage::output_goals>>},
    {.name = "ausgangslage",
     .print = print_node<lowering::add_situation>,
     .written = says<has_goal_prose<&GoalPage::situation>>},
    {.name = "massnahmen",
     .print = print_node<lowering::add_measures>,
     .written = says<has_goal<&GoalPage::measures>>},
    {.name = "schluesselprodukt",
     .print = print_node<lowering::add_key_product>,
     .written = says<has_key_product>},
    {.name = "leitsaetze", .print = print_node<lowering::add_principles>, .written = says<has_principles>},
    {.name = "zielkennzahlen",
     .print = print_node<lowering::add_goal_indicators>,
     .written = says<has_goal_indicators>},
    {.name = "zielerlaeuterungen",
     .print = print_node<lowering::add_goal_explanations>,
     .written = says<has_goal_prose<&GoalPage::explanations>>},
}};

bool has_indicators(const BudgetPlan& /*plan*/, const Node& node) {
  return !node.indicators.empty();
}

bool writes_indicators(const BudgetPlan& /*plan*/, const Node& node) {
  return has_table(node.indicators);
}

/// Their footnotes; all other words of a table stand beside its values in a data file of their own.
void texts_of_indicators(const BudgetPlan& /*plan*/, const Node& node, Texts& texts) {
  const auto add = [&](const std::vector<IndicatorTable>& tables) {
    for (const IndicatorTable& table : tables) {
      for (const Footnote& note : table.footnotes)
        texts.push_back({.mark = &note.mark, .text = &note.text, .is_prose = true});
    }
  };
  add(node.indicators);
  if (node.goals) add(node.goals->indicators);
}

constexpr std::array<Field<Node>, 1> indicator_fields{
    {{"kennzahlen", Presence::optional, binding::read_indicators, Below::lines, binding::indicator_tables,
      "Tabellen von Kennzahlen"}}};
constexpr std::array<PagePart, 1> indicator_pages{
    {{.name = "kennzahlen", .print = print_node<lowering::add_indicators>, .written = writes_indicators}}};

}  // namespace

const NodePart& posts() {
  static constexpr NodePart part{.fields = posts_fields,
                                 .pages = posts_pages,
                                 .required_as = posts_fields.front().key,
                                 .present = has_posts,
                                 .dataset = lowering::posts_dataset,
                                 .always_has_data_file = true};
  return part;
}

const NodePart& transitions() {
  static constexpr NodePart part{.fields = transition_fields,
                                 .pages = transition_pages,
                                 .texts = texts_of_transitions,
                                 .texts_place = 6,
                                 .dataset = lowering::transition_dataset,
                                 .always_has_data_file = true};
  return part;
}

const NodePart& org_chart() {
  static constexpr NodePart part{
      .fields = org_chart_fields, .pages = org_chart_pages, .texts = texts_of_org_chart, .texts_place = 8};
  return part;
}

const NodePart& goals() {
  static constexpr NodePart part{.fields = goal_fields,
                                 .pages = goal_pages,
                                 .required_as = goal_fields.front().key,
                                 .present = has_goals,
                                 .texts = texts_of_goals,
                                 .texts_place = 7};
  return part;
}

/// Their data hold those of the goal scheme, too.
const NodePart& indicators() {
  static constexpr NodePart part{.fields = indicator_fields,
                                 .pages = indicator_pages,
                                 .required_as = indicator_fields.front().key,
                                 .present = has_indicators,
                                 .texts = texts_of_indicators,
                                 .dataset = lowering::indicator_dataset,
                                 .always_has_data_file = true};
  return part;
}

}  // namespace budgetc::parts
