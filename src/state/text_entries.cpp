#include <fmt/format.h>

#include "parts/registry.hpp"
#include "state/entries.hpp"

namespace budgetc::state {
namespace {

void add_transitions(const Transitions& transitions, Entries& entries) {
  for (const ProductTransition& product : transitions.products) {
    const std::string words = fmt::format("{} {} {} {} {}", product.old_number.value, product.old_name.value,
                                          product.old_budget ? product.old_budget->value : "",
                                          product.new_number.value, product.new_name.value);
    entries.words({ItemKind::text, "ueberleitung", product.old_number.value, {}}, words);
  }
}

/// Where a unit stands; the registry knows its words.
void add_unit(const OrgUnit& unit, std::string_view above, Entries& entries) {  // NOLINT(misc-no-recursion)
  const std::string_view name = unit.name.value;
  entries.words({ItemKind::text, "organigramm", name, "unter"}, above);
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

void add_parts(const BudgetPlan& plan, const Node& node, Entries& entries) {
  for (const PartText& text : texts_of(plan, node)) {
    const std::string_view mark = text.mark == nullptr ? std::string_view() : text.mark->value;
    entries.words({ItemKind::text, {}, text.name, mark}, text.text == nullptr ? mark : text.text->value);
  }
  for (const PartFigure& figure : part_figures(plan, node))
    entries.figure({ItemKind::text, "aufstellung", figure.words, {}}, figure.figure);
  if (node.transitions) add_transitions(*node.transitions, entries);
  if (node.org_chart) add_unit(*node.org_chart, {}, entries);
}

void add_indicators(const Node& node, Entries& entries) {
  for (const IndicatorTable& table : node.indicators) TableEntries(table, entries).add();
  if (!node.goals) return;
  for (const IndicatorTable& table : node.goals->indicators) TableEntries(table, entries).add();
}

}  // namespace budgetc::state
