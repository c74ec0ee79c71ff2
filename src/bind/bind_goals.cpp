#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<Field<Goal>, 2> goal_fields{{
    {"kennung", Presence::optional, text_member<Goal, &Goal::mark>},
    {"text", Presence::required, text_member<Goal, &Goal::text>},
}};

template <std::vector<Goal> GoalPage::*Member>
void read_goal_list(Context& context, const SourceEntry& entry, GoalPage& page) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, goal_fields, fmt::format("„{}“", entry.key.text),
                (page.*Member).emplace_back());
  });
}

constexpr std::array<Field<GoalPage>, 2> principle_fields{{
    {"einleitung", Presence::optional, text_member<GoalPage, &GoalPage::principles_intro>},
    {"saetze", Presence::required, texts_member<GoalPage, &GoalPage::principles>},
}};

void read_principles(Context& context, const SourceEntry& entry, GoalPage& page) {
  read_fields(context, entry.value, principle_fields, "„leitsaetze“", page);
}

void read_page_indicators(Context& context, const SourceEntry& entry, GoalPage& page) {
  read_indicator_tables(context, entry.value, page.indicators);
}

constexpr std::array<Field<GoalPage>, 11> page_fields{{
    {"titel", Presence::optional, text_member<GoalPage, &GoalPage::title>},
    {"schwerpunkt", Presence::optional, text_member<GoalPage, &GoalPage::focus>},
    {"wirkungsziele", Presence::optional, read_goal_list<&GoalPage::impact_goals>},
    {"leistungsziele", Presence::optional, read_goal_list<&GoalPage::output_goals>},
    {"ausgangslage", Presence::optional, text_member<GoalPage, &GoalPage::situation>},
    {"massnahmen", Presence::optional, read_goal_list<&GoalPage::measures>},
    {"schluesselprodukt", Presence::optional, text_member<GoalPage, &GoalPage::key_product>},
    {"handlungsfelder", Presence::optional, texts_member<GoalPage, &GoalPage::fields_of_action>},
    {"leitsaetze", Presence::optional, read_principles},
    {"kennzahlen", Presence::optional, read_page_indicators},
    {"erlaeuterungen", Presence::optional, text_member<GoalPage, &GoalPage::explanations>},
}};

constexpr std::array<Field<ProductTransition>, 5> transition_fields{{
    {"alt", Presence::required, text_member<ProductTransition, &ProductTransition::old_number>},
    {"bezeichnung_alt", Presence::required, text_member<ProductTransition, &ProductTransition::old_name>},
    {"budget_alt", Presence::optional, text_member<ProductTransition, &ProductTransition::old_budget>},
    {"neu", Presence::required, text_member<ProductTransition, &ProductTransition::new_number>},
    {"bezeichnung_neu", Presence::required, text_member<ProductTransition, &ProductTransition::new_name>},
}};

void read_products(Context& context, const SourceEntry& entry, Transitions& transitions) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, transition_fields, "einer Zeile der Überleitung",
                transitions.products.emplace_back());
  });
}

constexpr std::array<Field<Transitions>, 3> transitions_fields{{
    {"titel", Presence::optional, text_member<Transitions, &Transitions::title>},
    {"text", Presence::optional, text_member<Transitions, &Transitions::text>},
    {"produkte", Presence::required, read_products},
}};

void read_units(Context& context, const SourceEntry& entry, OrgUnit& unit);

constexpr std::array<Field<OrgUnit>, 5> unit_fields{{
    {"bezeichnung", Presence::required, text_member<OrgUnit, &OrgUnit::name>},
    {"zusatz", Presence::optional, text_member<OrgUnit, &OrgUnit::addition>},
    {"funktion", Presence::optional, text_member<OrgUnit, &OrgUnit::role>},
    {"person", Presence::optional, text_member<OrgUnit, &OrgUnit::person>},
    {"einheiten", Presence::optional, read_units},
}};

void read_units(Context& context, const SourceEntry& entry, OrgUnit& unit) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, unit_fields, "einer Einheit des Organigramms", unit.units.emplace_back());
  });
}

}  // namespace

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
