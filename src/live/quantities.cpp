#include "live/quantities.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "evaluate/indicator_lookup.hpp"
#include "evaluate/indicator_values.hpp"
#include "text/german_number.hpp"
#include "text/visible_text.hpp"

namespace budgetc::live {
namespace {

using Printed = tl::expected<std::string, ExpressionError>;

/// The year that a column word begins with; 0 for anything else.
int year_in(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = end == text.data() + text.size() || *end == ' ';
  return error == std::errc() && whole ? year : 0;
}

/// The column of a table that "2024" or "2024 Ist" names.
tl::expected<std::size_t, ExpressionError> find_table_column(const IndicatorTable& table, const Word& word) {
  const std::string text = one_line(word.text);
  std::vector<std::string> names;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    names.push_back(indicator_column_name(table.columns[i].value));
    if (text == names[i]) return i;
    if (text == std::to_string(table.columns[i].value.year)) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return fault(fmt::format("eine Spalte „{}“ hat die Tabelle der Kennzahl nicht", text),
                 fmt::format("sie hat: {}", fmt::join(names, ", ")), word.place);
  return fault(fmt::format("{} steht in der Tabelle als Ist und als Plan", text),
               fmt::format("so schreiben: {0} Ist, oder {0} Plan", text), word.place);
}

/// The value of an indicator in hundredths: the written one, as it is printed in its table, else the computed
/// one.
tl::expected<std::int64_t, ExpressionError> hundredths(const Context& context, const IndicatorPlace& place,
                                                       const IndicatorRow& row, const Word& name) {
  const Indicator& indicator = row.table->rows[row.row_index];
  const bool written = place.column < indicator.values.size() && indicator.values[place.column].has_value();
  if (written) {
    if (const auto value = shown_indicator(context.plan, *row.table, indicator, place.column)) return *value;
    return fault(fmt::format("der Wert der Kennzahl „{}“ ist nicht lesbar", name.text), "", name.place);
  }
  if (!indicator.formula)
    return fault(fmt::format("die Kennzahl „{}“ ist dort leer", name.text), "", name.place);
  PlanEnvironment environment(context.plan, context.evaluation);
  const auto value = environment.indicator_value(place);
  if (!value) return fault(value.error().message, value.error().help, name.place);
  if (!*value) return fault(fmt::format("die Kennzahl „{}“ ist dort leer", name.text), "", name.place);
  const auto unit = multiply(**value, is_percentage(*row.table, indicator) ? 100 : 1);
  const auto rounded =
      unit ? round(*unit, indicator_decimals(context.plan, *row.table, indicator)) : std::nullopt;
  const auto money = rounded ? rounded->to_money() : std::nullopt;
  if (!money) return fault(fmt::format("der Wert der Kennzahl „{}“ ist zu groß", name.text), "", name.place);
  return money->cents();
}

tl::expected<IndicatorRow, ExpressionError> find_indicator_word(const Context& context, NodeId node,
                                                                const Word& name) {
  if (const auto row = find_indicator_row(context.plan, node, name.text)) return *row;
  std::vector<std::string_view> ids;
  for (const IndicatorTable* table : indicator_tables(context.plan.node(node))) append_ids(*table, ids);
  return unknown_word(
      fmt::format("eine Kennzahl „{}“ hat {} nicht", name.text, context.plan.node(node).number.value), name,
      ids);
}

/// The column of a year for which posts are planned.
tl::expected<Column, ExpressionError> planned_column(const Context& context, const Word& word) {
  const int year = year_in(word.text);
  std::vector<std::string> years;
  for (const Column& column : context.plan.columns) {
    if (column.kind == ColumnKind::actual) continue;
    if (column.year == year) return column;
    years.push_back(std::to_string(column.year));
  }
  return fault(fmt::format("für „{}“ plant der Haushalt nichts", one_line(word.text)),
               fmt::format("die Jahre sind: {}", fmt::join(years, ", ")), word.place);
}

}  // namespace

Printed print_indicator(const LiveFigure& figure, const Context& context) {
  const auto& words = figure.operands;
  const std::string usage(usage_of(figure.subject));
  if (words.empty()) return fault("hier fehlt der Name der Kennzahl", usage, figure.place);
  if (words.size() > 2)
    return fault(fmt::format("„{}“ passt hier nicht", words[2].text), usage, words[2].place);
  const Word& name = words.back();
  if (!figure.column) return fault("hinter der Kennzahl fehlt das Jahr", usage, name.place);
  const auto node = words.size() == 2 ? find_node(context, words[0]) : own_node(context, name.place);
  if (!node) return tl::unexpected(node.error());
  const auto row = find_indicator_word(context, *node, name);
  if (!row) return tl::unexpected(row.error());
  const auto column = find_table_column(*row->table, *figure.column);
  if (!column) return tl::unexpected(column.error());
  const auto value = hundredths(context, {*node, row->table_index, row->row_index, *column}, *row, name);
  if (!value) return tl::unexpected(value.error());
  const Indicator& indicator = row->table->rows[row->row_index];
  const OptionalText& unit = row->table->unit_of(indicator);
  // Asterisks would be read as emphasis.
  if (unit && unit->value.find('*') != std::string::npos)
    return fault(fmt::format("die Einheit „{}“ kann in einem Text nicht stehen", unit->value),
                 "die Einheit ohne * schreiben", name.place);
  std::string text = german_number(*value, indicator_decimals(context.plan, *row->table, indicator));
  return unit && !unit->value.empty() ? text + "\u00A0" + one_line(unit->value) : text;
}

Printed print_posts(const LiveFigure& figure, const Context& context) {
  const auto& words = figure.operands;
  const std::string usage(usage_of(figure.subject));
  if (words.size() > 1)
    return fault(fmt::format("„{}“ passt hier nicht", words[1].text), usage, words[1].place);
  if (!figure.column) return fault("hier fehlt das Jahr", usage, figure.place);
  const auto node = words.empty() ? own_node(context, figure.column->place) : find_node(context, words[0]);
  if (!node) return tl::unexpected(node.error());
  const auto column = planned_column(context, *figure.column);
  if (!column) return tl::unexpected(column.error());
  const PlanEnvironment environment(context.plan, context.evaluation);
  const auto figures = environment.posts_figures({}, {*node, *column});
  const TextRange place = words.empty() ? figure.column->place : words[0].place;
  if (!figures) return fault(figures.error().message, figures.error().help, place);
  const std::string name = context.plan.node(*node).number.value;
  if (figures->empty())
    return fault(fmt::format("{} hat für {} keine Planstellen", name, column->year), "", place);
  Money sum;
  for (const FigureId id : *figures) {
    if (!context.plan.figures[id].readable)
      return fault(fmt::format("Planstellen von {} sind nicht lesbar", name), "", place);
    const auto more = add(sum, context.plan.figures[id].amount);
    if (!more) return fault("die Summe der Planstellen ist zu groß", "", place);
    sum = *more;
  }
  return german_number(sum.cents(), 2);
}

}  // namespace budgetc::live
