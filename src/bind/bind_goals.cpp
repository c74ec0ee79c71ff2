#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<Field<Goal>, 2> goal_fields{{
    {"kennung", Presence::optional, text_member<Goal, &Goal::mark>, Below::nothing, text_value,
     "Kennzeichen, unter dem das Ziel gedruckt und genannt wird: W1"},
    {"text", Presence::required, text_member<Goal, &Goal::text>, Below::nothing, text_value,
     "was erreicht oder getan werden soll"},
}};

template <std::vector<Goal> GoalPage::*Member>
void read_goal_list(Context& context, const SourceEntry& entry, GoalPage& page) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, goal_fields, fmt::format("„{}“", entry.key.text()),
                (page.*Member).emplace_back());
  });
}

constexpr std::array<Field<GoalPage>, 2> principle_fields{{
    {"einleitung", Presence::optional, text_member<GoalPage, &GoalPage::principles_intro>, Below::nothing,
     text_value, "Text über den Leitsätzen"},
    {"saetze", Presence::required, texts_member<GoalPage, &GoalPage::principles>, Below::nothing, texts_value,
     "die Leitsätze"},
}};

void read_principles(Context& context, const SourceEntry& entry, GoalPage& page) {
  read_fields(context, entry.value, principle_fields, "„leitsaetze“", page);
}

void read_page_indicators(Context& context, const SourceEntry& entry, GoalPage& page) {
  read_indicator_tables(context, entry.value, page.indicators);
}

constexpr std::array<Field<GoalPage>, 11> page_fields{{
    {"titel", Presence::optional, text_member<GoalPage, &GoalPage::title>, Below::nothing, text_value,
     "Titel der Zielseite"},
    {"schwerpunkt", Presence::optional, text_member<GoalPage, &GoalPage::focus>, Below::nothing, text_value,
     "strategischer Schwerpunkt, dem die Ziele dienen"},
    {"wirkungsziele", Presence::optional, read_goal_list<&GoalPage::impact_goals>, Below::nothing,
     list_of<block_of<goal_fields>>, "was bei den Menschen bewirkt werden soll"},
    {"leistungsziele", Presence::optional, read_goal_list<&GoalPage::output_goals>, Below::nothing,
     list_of<block_of<goal_fields>>, "was die Verwaltung dafür leisten will"},
    {"ausgangslage", Presence::optional, text_member<GoalPage, &GoalPage::situation>, Below::nothing,
     text_value, "wie es heute ist"},
    {"massnahmen", Presence::optional, read_goal_list<&GoalPage::measures>, Below::nothing,
     list_of<block_of<goal_fields>>, "was dafür getan wird"},
    {"schluesselprodukt", Presence::optional, text_member<GoalPage, &GoalPage::key_product>, Below::nothing,
     text_value, "Nummer des Produkts, um das es vor allem geht"},
    {"handlungsfelder", Presence::optional, texts_member<GoalPage, &GoalPage::fields_of_action>,
     Below::nothing, texts_value, "Handlungsfelder der Verwaltung, zu denen die Ziele gehören"},
    {"leitsaetze", Presence::optional, read_principles, Below::nothing, block_of<principle_fields>,
     "Leitsätze, die für alle Ziele gelten"},
    {"kennzahlen", Presence::optional, read_page_indicators, Below::nothing, indicator_tables,
     "Kennzahlen, an denen die Ziele gemessen werden"},
    {"erlaeuterungen", Presence::optional, text_member<GoalPage, &GoalPage::explanations>, Below::nothing,
     text_value, "Erläuterungen zur Zielseite"},
}};

constexpr std::array<Field<ProductTransition>, 5> transition_fields{{
    {"alt", Presence::required, text_member<ProductTransition, &ProductTransition::old_number>,
     Below::nothing, text_value, "Nummer des früheren Produkts"},
    {"bezeichnung_alt", Presence::required, text_member<ProductTransition, &ProductTransition::old_name>,
     Below::nothing, text_value, "Bezeichnung des früheren Produkts"},
    {"budget_alt", Presence::optional, text_member<ProductTransition, &ProductTransition::old_budget>,
     Below::nothing, text_value, "Budget, zu dem es gehörte"},
    {"neu", Presence::required, text_member<ProductTransition, &ProductTransition::new_number>,
     Below::nothing, text_value, "Nummer des jetzigen Produkts"},
    {"bezeichnung_neu", Presence::required, text_member<ProductTransition, &ProductTransition::new_name>,
     Below::nothing, text_value, "Bezeichnung des jetzigen Produkts"},
}};

void read_products(Context& context, const SourceEntry& entry, Transitions& transitions) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, transition_fields, "einer Zeile der Überleitung",
                transitions.products.emplace_back());
  });
}

constexpr std::array<Field<Transitions>, 3> transitions_fields{{
    {"titel", Presence::optional, text_member<Transitions, &Transitions::title>, Below::nothing, text_value,
     "Überschrift der Überleitung"},
    {"text", Presence::optional, text_member<Transitions, &Transitions::text>, Below::nothing, text_value,
     "Text über der Tabelle"},
    {"produkte", Presence::required, read_products, Below::nothing, list_of<block_of<transition_fields>>,
     "die Produkte, alt und neu"},
}};

void read_units(Context& context, const SourceEntry& entry, OrgUnit& unit);

constexpr std::array<Field<OrgUnit>, 5> unit_fields{{
    {"bezeichnung", Presence::required, text_member<OrgUnit, &OrgUnit::name>, Below::nothing, text_value,
     "Name der Einheit"},
    {"zusatz", Presence::optional, text_member<OrgUnit, &OrgUnit::addition>, Below::nothing, text_value,
     "zweite Zeile unter dem Namen"},
    {"funktion", Presence::optional, text_member<OrgUnit, &OrgUnit::role>, Below::nothing, text_value,
     "Funktion der Person, zum Beispiel Leitung"},
    {"person", Presence::optional, text_member<OrgUnit, &OrgUnit::person>, Below::nothing, text_value,
     "Name der Person"},
    {"einheiten", Presence::optional, read_units, Below::nothing, list_of<org_chart_value>,
     "die Einheiten darunter"},
}};

void read_units(Context& context, const SourceEntry& entry, OrgUnit& unit) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, unit_fields, "einer Einheit des Organigramms", unit.units.emplace_back());
  });
}

}  // namespace

std::vector<KeyInfo> goal_page_keys() {
  return keys_of_table<page_fields>();
}

std::vector<KeyInfo> transitions_keys() {
  return keys_of_table<transitions_fields>();
}

std::vector<KeyInfo> org_chart_keys() {
  return keys_of_table<unit_fields>();
}

void read_goals(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, page_fields, "„ziele“", node.goals.emplace());
}

void read_transitions(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, transitions_fields, "„ueberleitung“", node.transitions.emplace());
}

void read_org_chart(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, unit_fields, "„organigramm“", node.org_chart.emplace());
}

}  // namespace budgetc::binding
