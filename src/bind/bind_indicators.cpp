#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "schema/fields.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// A row that is being read, with the table whose columns and other rows it must suit.
struct RowOfTable {
  const IndicatorTable& table;
  Indicator& row;
};

std::optional<IndicatorColumn> parse_indicator_column(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto year = parse_year(text.substr(0, blank));
  const std::string_view kind = text.substr(blank + 1);
  if (!year || (kind != "Ist" && kind != "Plan")) return std::nullopt;
  return IndicatorColumn{.year = *year, .actual = kind == "Ist"};
}

/// How to write a column that is not understood: a year with its kind behind it.
std::string column_help(std::string_view written) {
  const std::size_t digits = written.find_first_of("0123456789");
  const std::string_view year = digits == std::string_view::npos ? "" : written.substr(digits, 4);
  if (!parse_year(year)) return "eine Spalte ist das Jahr mit Ist oder Plan, zum Beispiel 2024 Plan";
  const std::string key = to_key(written);
  for (const std::string_view kind : {"Ist", "Plan"}) {
    if (key.find(to_key(kind)) != std::string::npos) return fmt::format("so schreiben: {} {}", year, kind);
  }
  return fmt::format("ist es erreicht, so schreiben: {} Ist; ist es geplant, so schreiben: {} Plan", year,
                     year);
}

/// Whether a column was understood.
bool is_known(const IndicatorColumn& column) {
  return column.year != 0;
}

/// A column that is not understood still takes its place, so that the values below keep theirs.
void add_column(Context& context, const SourceNode& item, IndicatorTable& table) {
  if (!expect_scalar(context, item)) return;
  const auto column = parse_indicator_column(item.text());
  const auto same = [&](const Located<IndicatorColumn>& other) {
    return column && other.value.year == column->year && other.value.actual == column->actual;
  };
  if (!column) {
    report(context, unknown_column, item.span,
           fmt::format("„{}“ ist keine Spalte von Kennzahlen", item.text()))
        .helps.push_back(column_help(item.text()));
  } else if (std::ranges::any_of(table.columns, same)) {
    report(context, invalid_value, item.span, fmt::format("die Spalte „{}“ steht zweimal", item.text()));
  }
  table.columns.push_back({column.value_or(IndicatorColumn{}), item.span});
}

void read_columns(Context& context, const SourceEntry& entry, IndicatorTable& table) {
  read_items(context, entry.value, [&](const SourceNode& item) { add_column(context, item, table); });
}

template <typename T, OptionalText Indicator::*Member>
void read_row_text(Context& context, const SourceEntry& entry, RowOfTable& target) {
  assign_text(context, entry.value, target.row.*Member);
}

void read_label(Context& context, const SourceEntry& entry, RowOfTable& target) {
  assign_text(context, entry.value, target.row.label);
}

bool is_identifier(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto is_part = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, is_part);
}

void read_id(Context& context, const SourceEntry& entry, RowOfTable& target) {
  if (!expect_scalar(context, entry.value)) return;
  const std::string_view text = entry.value.text();
  if (!is_identifier(text)) {
    report(context, invalid_value, entry.value.span, fmt::format("„{}“ ist keine Kennung", text))
        .helps.emplace_back("eine Kennung besteht aus Kleinbuchstaben ohne Umlaute, Ziffern und „_“");
    return;
  }
  if (const auto other = target.table.find_row(text)) {
    report(context, duplicate_number, entry.value.span,
           fmt::format("die Kennung „{}“ gibt es in dieser Tabelle zweimal", text))
        .related.push_back({target.table.rows[*other].id->span, "zuerst hier"});
    return;
  }
  assign_text(context, entry.value, target.row.id);
}

constexpr std::array<std::string_view, 3> decimal_words{"0", "1", "2"};

void read_decimals(Context& context, const SourceEntry& entry, RowOfTable& target) {
  if (const auto choice = read_choice(context, entry.value, decimal_words))
    target.row.decimals = static_cast<int>(*choice);
}

std::vector<std::string> column_titles(const IndicatorTable& table) {
  std::vector<std::string> titles;
  for (const auto& column : table.columns)
    titles.push_back(fmt::format("{} {}", column.value.year, column.value.actual ? "Ist" : "Plan"));
  return titles;
}

void read_values(Context& context, const SourceEntry& entry, RowOfTable& target) {
  target.row.values.resize(target.table.columns.size());
  if (!expect_sequence(context, entry.value)) return;
  const auto items = entry.value.items();
  const std::size_t columns = target.table.columns.size();
  const bool good = items.size() == columns;
  if (!good) report_wrong_count(context, entry.value, column_titles(target.table), Counted::indicator);
  FigureList figures(context, entry.value, FigureKind::indicator_value);
  for (std::size_t i = 0; i < columns; ++i) {
    if (good && (is_known(target.table.columns[i].value) || items[i].is_null()))
      target.row.values[i] = figures.read(items[i]);
    else
      target.row.values[i] =
          unreadable_figure(context, good ? items[i].span : entry.value.span, FigureKind::indicator_value);
  }
}

constexpr std::array<Field<RowOfTable>, 7> row_fields{{
    {"bezeichnung", Presence::required, read_label, Below::nothing, text_value,
     "was die Kennzahl zählt oder misst"},
    {"kennung", Presence::filled, read_id, Below::nothing, text_value,
     "Name für Formeln, Regeln und Diagramme"},
    {"nummer", Presence::optional, read_row_text<RowOfTable, &Indicator::number>, Below::nothing, text_value,
     "gedruckte Nummer: K1"},
    {"einheit", Presence::optional, read_row_text<RowOfTable, &Indicator::unit>, Below::nothing, text_value,
     "Einheit, wenn sie eine andere als die der Tabelle ist"},
    {"formel", Presence::filled, read_row_text<RowOfTable, &Indicator::formula>, Below::nothing, text_value,
     "Formel, aus der sich die Werte ergeben"},
    {"nachkommastellen", Presence::optional, read_decimals, Below::nothing, choice_of<decimal_words>,
     "gedruckte Nachkommastellen der Werte"},
    {"werte", Presence::optional, read_values, Below::nothing, amounts_value,
     "ein Wert je Spalte der Tabelle"},
}};

constexpr std::array<Field<RowOfTable>, 1> group_fields{{
    {"gruppe", Presence::required, read_label, Below::nothing, text_value,
     "Überschrift über den folgenden Zeilen"},
}};

void add_row(Context& context, const SourceNode& item, IndicatorTable& table) {
  auto row = placed<Indicator>(item);
  row.is_group = item.is_mapping() && item.find("gruppe") != nullptr;
  row.values.resize(row.is_group ? 0 : table.columns.size());
  RowOfTable target{table, row};
  if (row.is_group)
    read_fields(context, item, group_fields, "einer Gruppe von Kennzahlen", target);
  else
    read_fields(context, item, row_fields, "einer Kennzahl", target);
  table.add(std::move(row));
}

void read_rows(Context& context, const SourceEntry& entry, IndicatorTable& table) {
  read_items(context, entry.value, [&](const SourceNode& item) { add_row(context, item, table); });
}

constexpr Value row_or_group = or_else(block_of<row_fields>, block_of<group_fields>);
constexpr Value rows_value = list_of<row_or_group>;

constexpr std::array<Field<Footnote>, 2> footnote_fields{{
    {"zeichen", Presence::optional, text_member<Footnote, &Footnote::mark>, Below::nothing, text_value,
     "Zeichen der Fußnote: *"},
    {"text", Presence::required, text_member<Footnote, &Footnote::text>, Below::nothing, text_value,
     "Text der Fußnote"},
}};

void read_footnotes(Context& context, const SourceEntry& entry, IndicatorTable& table) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    read_fields(context, item, footnote_fields, "einer Fußnote", table.footnotes.emplace_back());
  });
}

constexpr std::array<std::string_view, 3> chart_words{"balken", "gruppierte_balken", "linien"};

void read_chart_kind(Context& context, const SourceEntry& entry, IndicatorChart& chart) {
  if (const auto choice = read_choice(context, entry.value, chart_words))
    chart.kind = static_cast<ChartKind>(*choice);
}

constexpr std::array<Field<IndicatorChart>, 4> chart_fields{{
    {"titel", Presence::required, text_member<IndicatorChart, &IndicatorChart::title>, Below::nothing,
     text_value, "Überschrift des Diagramms"},
    {"art", Presence::required, read_chart_kind, Below::nothing, choice_of<chart_words>,
     "wie es gezeichnet wird"},
    {"reihen", Presence::optional, texts_member<IndicatorChart, &IndicatorChart::series>, Below::nothing,
     texts_value, "Kennungen der Kennzahlen, die es zeigt"},
    {"ohne_werte", Presence::optional, text_member<IndicatorChart, &IndicatorChart::missing_note>,
     Below::nothing, text_value, "Hinweis anstelle des Diagramms, solange es keine Werte gibt"},
}};

void check_series(Context& context, const IndicatorTable& table, const Text& series) {
  if (table.find_row(series.value)) return;
  std::vector<std::string_view> ids;
  for (const Indicator& row : table.rows) {
    if (row.id) ids.emplace_back(row.id->value);
  }
  suggest(report(context, invalid_value, series.span,
                 fmt::format("eine Kennung „{}“ gibt es in dieser Tabelle nicht", series.value)),
          series.value, ids);
}

void add_chart(Context& context, const SourceNode& item, IndicatorTable& table) {
  IndicatorChart& chart = table.charts.emplace_back(placed<IndicatorChart>(item));
  read_fields(context, item, chart_fields, "einem Diagramm", chart);
  for (const Text& series : chart.series) check_series(context, table, series);
  const bool says_nothing =
      item.is_mapping() && item.find("reihen") == nullptr && item.find("ohne_werte") == nullptr;
  if (says_nothing) report_missing_key(context, item, "einem Diagramm", "reihen");
}

void read_charts(Context& context, const SourceEntry& entry, IndicatorTable& table) {
  read_items(context, entry.value, [&](const SourceNode& item) { add_chart(context, item, table); });
}

/// Columns come before the rows that need them, and rows before charts, wherever they are written.
constexpr std::array<Field<IndicatorTable>, 6> table_fields{{
    {"titel", Presence::optional, text_member<IndicatorTable, &IndicatorTable::title>, Below::nothing,
     text_value, "Überschrift der Tabelle"},
    {"spalten", Presence::required, nullptr, Below::nothing, texts_value,
     "die Jahre der Tabelle: 2024 Ist, 2026 Plan"},
    {"einheit", Presence::optional, text_member<IndicatorTable, &IndicatorTable::unit>, Below::nothing,
     text_value, "Einheit aller Zeilen, die keine eigene haben"},
    {"zeilen", Presence::required, nullptr, Below::nothing, rows_value,
     "die Kennzahlen, und Überschriften dazwischen"},
    {"fussnoten", Presence::optional, read_footnotes, Below::nothing, list_of<block_of<footnote_fields>>,
     "Fußnoten unter der Tabelle"},
    {"diagramme", Presence::optional, nullptr, Below::nothing, list_of<block_of<chart_fields>>,
     "Diagramme unter der Tabelle"},
}};

using ReadPart = void (*)(Context&, const SourceEntry&, IndicatorTable&);

void read_part(Context& context, const SourceNode& mapping, std::string_view key, IndicatorTable& table,
               ReadPart read) {
  for (const SourceEntry& entry : mapping.entries()) {
    if (entry.key.text() == key) read(context, entry, table);
  }
}

void read_table(Context& context, const SourceNode& item, IndicatorTable& table) {
  read_fields(context, item, table_fields, "einer Tabelle von Kennzahlen", table);
  read_part(context, item, "spalten", table, read_columns);
  read_part(context, item, "zeilen", table, read_rows);
  read_part(context, item, "diagramme", table, read_charts);
}

}  // namespace

std::vector<KeyInfo> indicator_table_keys() {
  return keys_of_table<table_fields>();
}

void read_indicator_tables(Context& context, const SourceNode& list, std::vector<IndicatorTable>& tables) {
  read_items(context, list, [&](const SourceNode& item) {
    read_table(context, item, tables.emplace_back(placed<IndicatorTable>(item)));
  });
}

}  // namespace budgetc::binding
