#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "evaluate/indicator_values.hpp"

namespace budgetc::lowering {

namespace {

/// Units that are printed behind the value; words stand in the heading or behind the label.
bool is_value_unit(std::string_view unit) {
  return unit == "%" || unit == "€";
}

std::string unit_of(const IndicatorTable& table, const Indicator& indicator) {
  const OptionalText& unit = table.unit_of(indicator);
  return unit ? unit->value : std::string();
}

bool has_numbers(const IndicatorTable& table) {
  return std::ranges::any_of(table.rows, [](const Indicator& row) { return row.number.has_value(); });
}

TableColumn value_column(const Context& context, const IndicatorColumn& column) {
  const bool current = !column.actual && context.plan.find_year(column.year);
  return {current ? ColumnRole::current_amount : ColumnRole::amount,
          {column.actual ? "Ist" : "Plan", std::to_string(column.year)},
          indicator_column_name(column)};
}

/// "Kennzahl", with the unit behind it that the table's rows share.
TableColumn label_column(const Context& context, const IndicatorTable& table) {
  TableColumn column = make_column(ColumnRole::label, word(context, Word::indicator_label));
  if (!table.unit || is_value_unit(table.unit->value)) return column;
  // Behind the word and not in it: a bar in a unit breaks no line.
  const std::string unit = fmt::format(" ({})", table.unit->value);
  column.heading.back() += unit;
  column.key += unit;
  return column;
}

std::vector<TableColumn> indicator_columns(const Context& context, const IndicatorTable& table) {
  std::vector<TableColumn> columns;
  if (has_numbers(table)) {
    columns.push_back(make_column(ColumnRole::row_number, word(context, Word::indicator_number)));
  }
  columns.push_back(label_column(context, table));
  for (const auto& column : table.columns) columns.push_back(value_column(context, column.value));
  return columns;
}

/// The label, with the unit behind it where the row has one of its own that is a word.
CellValue label_cell(const IndicatorTable& table, const Indicator& indicator) {
  std::string text = indicator.label.value;
  const bool own_unit = indicator.unit && !is_value_unit(indicator.unit->value) &&
                        !(table.unit && table.unit->value == indicator.unit->value);
  if (own_unit) text += fmt::format(" ({})", indicator.unit->value);
  return text_cell(text, indicator.label.span);
}

TableRow indicator_row(const Context& context, const IndicatorTable& table, const Indicator& indicator) {
  if (indicator.is_group) return {TableRowStyle::group, {text_cell(indicator.label)}, {}};
  TableRow row;
  if (has_numbers(table)) row.cells.push_back(indicator.number ? text_cell(*indicator.number) : Blank{});
  row.cells.push_back(label_cell(table, indicator));
  const int decimals = indicator_decimals(context.plan, table, indicator);
  const std::string unit = unit_of(table, indicator);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto value = shown_indicator(context.plan, table, indicator, column);
    row.cells.push_back(value ? CellValue(QuantityValue{*value, decimals, is_value_unit(unit) ? unit : ""})
                              : Blank{});
  }
  return row;
}

Chart::Kind chart_kind(ChartKind kind) {
  switch (kind) {
    case ChartKind::grouped_bars: return Chart::Kind::grouped_bars;
    case ChartKind::lines: return Chart::Kind::lines;
    case ChartKind::bars: break;
  }
  return Chart::Kind::bars;
}

Chart::Series chart_series(const Context& context, const IndicatorTable& table, const Indicator& indicator) {
  Chart::Series series{one_line(indicator.label.value), {}};
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    series.hundredths.push_back(shown_indicator(context.plan, table, indicator, column));
  }
  return series;
}

Chart make_chart(const Context& context, const IndicatorTable& table, const IndicatorChart& source) {
  Chart chart;
  chart.kind = chart_kind(source.kind);
  chart.title = one_line(source.title.value);
  if (source.missing_note) chart.missing_note = one_line(source.missing_note->value);
  for (const auto& column : table.columns) {
    chart.categories.push_back({indicator_column_name(column.value), column.value.actual});
  }
  for (const Text& id : source.series) {
    const Indicator* indicator = find_indicator(table, id.value);
    if (indicator == nullptr) continue;
    chart.series.push_back(chart_series(context, table, *indicator));
    chart.decimals = std::max(chart.decimals, indicator_decimals(context.plan, table, *indicator));
    const std::string unit = unit_of(table, *indicator);
    if (is_value_unit(unit)) chart.unit = unit;
  }
  return chart;
}

Table make_table(const Context& context, const IndicatorTable& source, const std::string& id) {
  Table table;
  table.kind = TableKind::indicators;
  table.id = id;
  if (source.title) table.title = one_line(source.title->value);
  table.columns = indicator_columns(context, source);
  for (const Indicator& row : source.rows) table.rows.push_back(indicator_row(context, source, row));
  for (const Footnote& note : source.footnotes)
    table.footnotes.push_back({note.mark.value, plain(note.text)});
  return table;
}

}  // namespace

void append_indicator_table(const Context& context, const IndicatorTable& source, const std::string& stem,
                            Blocks& blocks) {
  if (!source.rows.empty() || source.title || !source.footnotes.empty())
    blocks.emplace_back(make_table(context, source, stem));
  for (std::size_t i = 0; i < source.charts.size(); ++i) {
    Chart chart = make_chart(context, source, source.charts[i]);
    chart.id = fmt::format("{}-diagramm-{}", stem, i + 1);
    blocks.emplace_back(std::move(chart));
  }
}

void add_indicators(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  for (std::size_t i = 0; i < node.indicators.size(); ++i) {
    append_indicator_table(context, node.indicators[i],
                           fmt::format("{}-kennzahlen-{}", slug(node.number.value), i + 1), blocks);
  }
}

}  // namespace budgetc::lowering
