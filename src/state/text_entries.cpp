#include <array>

#include <fmt/format.h>

#include "state/entries.hpp"

namespace budgetc::state {
namespace {

struct NamedText {
  std::string_view name;
  OptionalText Node::*member;
};

constexpr std::array<NamedText, 9> node_texts{{
    {"verantwortlich", &Node::responsible},
    {"klassifizierung", &Node::classification},
    {"auftragsgrundlage", &Node::legal_basis},
    {"beschreibung", &Node::description},
    {"allgemeine_ziele", &Node::general_goals},
    {"zielgruppen", &Node::target_groups},
    {"erlaeuterungen", &Node::explanations},
    {"schwerpunkt_titel", &Node::focus_title},
    {"schwerpunkt", &Node::focus_text},
}};

void add_goals(std::string_view name, const std::vector<Goal>& goals, Entries& entries) {
  for (const Goal& goal : goals) {
    const std::string_view mark = goal.mark ? std::string_view(goal.mark->value) : std::string_view();
    entries.words({ItemKind::text, "ziele", name, mark}, goal.text.value);
  }
}

void add_goal_page(const GoalPage& page, Entries& entries) {
  const auto text = [&](std::string_view name, const OptionalText& value) {
    entries.text({ItemKind::text, "ziele", name, {}}, value);
  };
  text("titel", page.title);
  text("schwerpunkt", page.focus);
  text("ausgangslage", page.situation);
  text("schluesselprodukt", page.key_product);
  text("leitsaetze_einleitung", page.principles_intro);
  text("erlaeuterungen", page.explanations);
  add_goals("wirkungsziele", page.impact_goals, entries);
  add_goals("leistungsziele", page.output_goals, entries);
  add_goals("massnahmen", page.measures, entries);
  entries.texts({ItemKind::text, "ziele", "handlungsfelder", {}}, page.fields_of_action);
  entries.texts({ItemKind::text, "ziele", "leitsaetze", {}}, page.principles);
}

void add_transitions(const Transitions& transitions, Entries& entries) {
  entries.text({ItemKind::text, "ueberleitung", "titel", {}}, transitions.title);
  entries.text({ItemKind::text, "ueberleitung", "text", {}}, transitions.text);
  for (const ProductTransition& product : transitions.products) {
    const std::string words = fmt::format("{} {} {} {} {}", product.old_number.value, product.old_name.value,
                                          product.old_budget ? product.old_budget->value : "",
                                          product.new_number.value, product.new_name.value);
    entries.words({ItemKind::text, "ueberleitung", product.old_number.value, {}}, words);
  }
}

void add_unit(const OrgUnit& unit, std::string_view above, Entries& entries) {  // NOLINT(misc-no-recursion)
  const std::string_view name = unit.name.value;
  entries.words({ItemKind::text, "organigramm", name, "unter"}, above);
  entries.text({ItemKind::text, "organigramm", name, "zusatz"}, unit.addition);
  entries.text({ItemKind::text, "organigramm", name, "funktion"}, unit.role);
  entries.text({ItemKind::text, "organigramm", name, "person"}, unit.person);
  for (const OrgUnit& below : unit.units) add_unit(below, name, entries);
}

class TableEntries {
 public:
  TableEntries(const IndicatorTable& table, Entries& entries)
      : table_(table),
        title_(table.title ? std::string_view(table.title->value) : std::string_view()),
        entries_(entries) {}

  void add() {
    words("titel", title_);
    if (table_.unit) words("einheit", table_.unit->value);
    for (const auto& column : table_.columns) words("spalten", name_of(column.value));
    for (const Indicator& row : table_.rows) add_row(row);
    for (const Footnote& note : table_.footnotes)
      words("fussnoten", fmt::format("{} {}", note.mark.value, note.text.value));
    for (const IndicatorChart& chart : table_.charts) add_chart(chart);
  }

 private:
  static std::string name_of(const IndicatorColumn& column) {
    return fmt::format("{} {}", column.year, column.actual ? "Ist" : "Plan");
  }

  void words(std::string_view row, std::string_view text) {
    entries_.words({ItemKind::text, title_, row, {}}, text);
  }

  void add_row(const Indicator& row) {
    const std::string_view label = row.label.value;
    entries_.words({ItemKind::indicator, title_, label, "art"},
                   fmt::format("{} {} {} {}", row.is_group, row.number ? row.number->value : "",
                               row.unit ? row.unit->value : "", row.decimals));
    for (std::size_t i = 0; i < row.values.size() && i < table_.columns.size(); ++i)
      entries_.figure({ItemKind::indicator, title_, label, name_of(table_.columns[i].value)}, row.values[i]);
  }

  void add_chart(const IndicatorChart& chart) {
    std::string text = fmt::format("{} {}", static_cast<int>(chart.kind),
                                   chart.missing_note ? chart.missing_note->value : "");
    for (const Text& series : chart.series) text += " " + series.value;
    words("diagramm " + chart.title.value, text);
  }

  const IndicatorTable& table_;
  std::string_view title_;
  Entries& entries_;
};

}  // namespace

void add_texts(const Node& node, Entries& entries) {
  for (const NamedText& known : node_texts)
    entries.text({ItemKind::text, {}, known.name, {}}, node.*known.member);
  entries.texts({ItemKind::text, {}, "erlaeuterungen_fussnoten", {}}, node.explanation_footnotes);
  if (node.goals) add_goal_page(*node.goals, entries);
  if (node.transitions) add_transitions(*node.transitions, entries);
  if (node.org_chart) add_unit(*node.org_chart, {}, entries);
}

void add_indicators(const Node& node, Entries& entries) {
  for (const IndicatorTable& table : node.indicators) TableEntries(table, entries).add();
  if (!node.goals) return;
  for (const IndicatorTable& table : node.goals->indicators) TableEntries(table, entries).add();
}

}  // namespace budgetc::state
