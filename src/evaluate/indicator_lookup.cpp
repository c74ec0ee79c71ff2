#include "evaluate/indicator_lookup.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace budgetc {

std::vector<const IndicatorTable*> indicator_tables(const Node& node) {
  std::vector<const IndicatorTable*> tables;
  for (const IndicatorTable& table : node.indicators) tables.push_back(&table);
  if (!node.goals) return tables;
  for (const IndicatorTable& table : node.goals->indicators) tables.push_back(&table);
  return tables;
}

std::optional<IndicatorRow> find_indicator_row(const BudgetPlan& plan, NodeId node, std::string_view id) {
  const auto tables = indicator_tables(plan.node(node));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (const auto row = tables[i]->find_row(id)) return IndicatorRow{tables[i], i, *row};
  }
  return std::nullopt;
}

std::optional<IndicatorRow> find_indicator_row(const BudgetPlan& plan, const IndicatorPlace& within,
                                               std::string_view id) {
  const IndicatorTable* table = indicator_tables(plan.node(within.node))[within.table];
  const auto row = table->find_row(id);
  if (!row) return std::nullopt;
  return IndicatorRow{table, within.table, *row};
}

bool is_percentage(const IndicatorTable& table, const Indicator& indicator) {
  const OptionalText& unit = table.unit_of(indicator);
  return unit && unit->value == "%";
}

std::optional<std::size_t> find_indicator_column(const IndicatorTable& table, const Column& wanted) {
  const auto found = std::ranges::find_if(table.columns, [&](const Located<IndicatorColumn>& column) {
    return column.value.year == wanted.year && column.value.actual == (wanted.kind == ColumnKind::actual);
  });
  if (found == table.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.columns.begin());
}

Column as_column(const IndicatorColumn& column) {
  return {.kind = column.actual ? ColumnKind::actual : ColumnKind::planned, .year = column.year};
}

void append_ids(const IndicatorTable& table, std::vector<std::string_view>& ids) {
  for (const Indicator& row : table.rows) {
    if (row.id) ids.emplace_back(row.id->value);
  }
}

ResolveError no_such_column(const IndicatorTable& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) {
    names.push_back(fmt::format("{} {}", column.value.year, column.value.actual ? "Ist" : "Plan"));
  }
  return {"diese Spalte hat die Tabelle der Kennzahl nicht",
          fmt::format("sie hat: {}", fmt::join(names, ", "))};
}

}  // namespace budgetc
