#include "emit/latex_table.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "emit/numbers.hpp"

namespace budgetc::emit {
namespace {

/// A plan is called by its key; the class takes what it does not know for one.
std::string plan_word(std::string_view key) {
  std::string word(key.empty() ? "plan" : key);
  std::ranges::replace(word, '_', '-');
  return word;
}

std::string_view kind_word(TableKind kind) {
  switch (kind) {
    case TableKind::plan: return "plan";
    case TableKind::teilfinanzplan_b: return "teilfinanzplan-b";
    case TableKind::investment_list: return "investitionen";
    case TableKind::earmark_ring: return "zweckbindungsring";
    case TableKind::posts: return "planstellen";
    case TableKind::indicators: return "kennzahlen";
    case TableKind::transitions: return "ueberleitung";
    case TableKind::classifications: return "klassifizierung";
    case TableKind::products: return "produkte";
    case TableKind::deviations: return "abweichungen";
    case TableKind::line_notes: return "ansaetze";
    case TableKind::balance: return "haushaltsausgleich";
    case TableKind::listing: return "aufstellung";
  }
  return "produkte";
}

std::string_view role_word(ColumnRole role) {
  switch (role) {
    case ColumnRole::row_number: return "nummer";
    case ColumnRole::label: return "bezeichnung";
    case ColumnRole::amount: return "betrag";
    case ColumnRole::current_amount: return "ansatz";
    case ColumnRole::reference: return "kurz";
    case ColumnRole::text: return "text";
  }
  return "bezeichnung";
}

bool wraps(ColumnRole role) {
  return role == ColumnRole::label || role == ColumnRole::text;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// The longest content of a column as printed: what its width must hold.
std::string widest(const Table& table, std::size_t column) {
  if (wraps(table.columns[column].role)) return {};
  std::string longest;
  for (const TableRow& row : table.rows) {
    if (row.style == TableRowStyle::group || column >= row.cells.size()) continue;
    std::string content = printed(row.cells[column]);
    if (character_count(content) > character_count(longest)) longest = std::move(content);
  }
  return longest;
}

std::string_view row_macro(TableRowStyle style) {
  switch (style) {
    case TableRowStyle::normal: return "HBzeile";
    case TableRowStyle::sum: return "HBsumme";
    case TableRowStyle::result: return "HBergebnis";
    case TableRowStyle::group: return "HBgruppe";
  }
  return "HBzeile";
}

void write_cell(const CellValue& cell, LatexWriter& writer) {
  if (const auto* text = std::get_if<TextValue>(&cell)) {
    writer.text(text->text);
  } else {
    writer.text(printed(cell));
  }
}

void write_row(const TableRow& row, std::size_t columns, LatexWriter& writer) {
  for (const CellValue& cell : row.cells) {
    if (const auto* text = std::get_if<TextValue>(&cell)) writer.origin(text->text.origin);
  }
  if (row.changed) writer.macro("HBgeaendert");
  writer.macro(row_macro(row.style)).name(row.anchor);
  const std::size_t count = row.style == TableRowStyle::group ? 1 : columns;
  for (std::size_t i = 0; i < count; ++i) write_cell(i < row.cells.size() ? row.cells[i] : Blank{}, writer);
}

}  // namespace

void write_table(const Table& table, LatexWriter& writer) {
  writer.macro("begin")
      .word("HBtabelle")
      .word(table.kind == TableKind::plan ? plan_word(table.plan) : std::string(kind_word(table.kind)))
      .name(table.anchor)
      .text(table.title);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const TableColumn& column = table.columns[i];
    writer.macro("HBspalte").word(role_word(column.role)).text(widest(table, i)).lines(column.heading);
  }
  writer.macro("HBkopf");
  for (const TableRow& row : table.rows) write_row(row, table.columns.size(), writer);
  writer.macro("end").word("HBtabelle");
  for (const Table::Note& note : table.footnotes) {
    writer.origin(note.text.origin);
    writer.macro("HBfussnote").text(note.mark).text(note.text);
  }
  writer.end_line();
}

}  // namespace budgetc::emit
