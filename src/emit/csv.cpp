#include <algorithm>

#include "document/plain_text.hpp"
#include "emit/csv_writer.hpp"
#include "emit/file_names.hpp"
#include "emit/output.hpp"

namespace budgetc {

namespace {

using emit::CsvWriter;
using emit::FileNames;

/// Every row has as many cells as the table has columns, also a group's heading.
void write_row(const TableRow& row, std::size_t columns, CsvWriter& writer) {
  for (std::size_t i = 0; i < columns; ++i) writer.cell(i < row.cells.size() ? row.cells[i] : Blank{});
  writer.end_row();
}

std::string table_csv(const Table& table, CsvDialect dialect) {
  CsvWriter writer(dialect);
  for (const TableColumn& column : table.columns) writer.text(column.key);
  writer.end_row();
  for (const TableRow& row : table.rows) write_row(row, table.columns.size(), writer);
  return writer.take();
}

CellValue prior_amount(const NoteItem& item, std::string_view label) {
  const auto found = std::ranges::find(item.prior, label, &NoteItem::Prior::label);
  if (found == item.prior.end()) return Blank{};
  return AmountValue{found->amount, true};
}

/// The notes on one row as a table: amounts, those of the years before, label, ring, text.
std::string notes_csv(const NoteGroup& group, CsvDialect dialect) {
  CsvWriter writer(dialect);
  for (const std::string& key : group.amount_keys) writer.text(key);
  for (const std::string& key : group.prior_keys) writer.text(key);
  for (const std::string_view key : {"Bezeichnung", "Zweckbindung", "Text"}) writer.text(key);
  writer.end_row();
  for (const NoteItem& item : group.items) {
    for (const CellValue& amount : item.amounts) writer.cell(amount);
    for (const std::string& key : group.prior_keys) writer.cell(prior_amount(item, key));
    writer.text(plain_text(item.label));
    writer.text(item.ring);
    writer.text(plain_text(item.text));
    writer.end_row();
  }
  return writer.take();
}

std::string dataset_csv(const Dataset& dataset, CsvDialect dialect) {
  CsvWriter writer(dialect);
  for (const std::string& name : dataset.header) writer.text(name);
  writer.end_row();
  for (const auto& row : dataset.rows) {
    for (const CellValue& cell : row) writer.cell(cell);
    writer.end_row();
  }
  return writer.take();
}

/// The footnotes of all tables, each with the file of its table; an empty mark speaks of the whole table.
class FootnoteFile {
 public:
  explicit FootnoteFile(CsvDialect dialect) : writer_(dialect) {
    for (const std::string_view key : {"Tabelle", "Zeichen", "Text"}) writer_.text(key);
    writer_.end_row();
  }
  void add(std::string_view file, const Table& table) {
    for (const Table::Note& note : table.footnotes) {
      writer_.text(file);
      writer_.text(note.mark);
      writer_.text(plain_text(note.text));
      writer_.end_row();
      empty_ = false;
    }
  }
  [[nodiscard]] bool empty() const { return empty_; }
  [[nodiscard]] std::string take() { return writer_.take(); }

 private:
  CsvWriter writer_;
  bool empty_ = true;
};

/// Turns the blocks that hold tables into files. Charts have none: their values stand in a table.
class TableFiles {
 public:
  TableFiles(CsvDialect dialect, FileNames& names, FootnoteFile& footnotes, std::vector<OutputFile>& files)
      : dialect_(dialect), names_(names), footnotes_(footnotes), files_(files) {}

  void operator()(const Table& table) { footnotes_.add(add(table.id, table_csv(table, dialect_)), table); }
  void operator()(const NoteGroup& group) { add(group.id, notes_csv(group, dialect_)); }
  template <typename Other>
  void operator()(const Other& /*block*/) {}

 private:
  /// The file's name, without its folder.
  std::string add(std::string_view id, std::string bytes) {
    std::string name = names_.take(id) + ".csv";
    files_.push_back({"csv/" + name, std::move(bytes)});
    return name;
  }

  CsvDialect dialect_;
  FileNames& names_;
  FootnoteFile& footnotes_;
  std::vector<OutputFile>& files_;
};

}  // namespace

std::vector<OutputFile> emit_csv(const Document& document, CsvDialect dialect) {
  std::vector<OutputFile> files;
  FileNames names;
  for (const Dataset& dataset : document.datasets) {
    files.push_back({"csv/" + names.take(dataset.id) + ".csv", dataset_csv(dataset, dialect)});
  }
  const std::string footnotes_name = "csv/" + names.take("fussnoten") + ".csv";
  FootnoteFile footnotes(dialect);
  TableFiles tables(dialect, names, footnotes, files);
  for (const Page& page : document.pages) {
    for (const Block& block : page.blocks) std::visit(tables, block);
  }
  if (!footnotes.empty()) files.push_back({footnotes_name, footnotes.take()});
  return files;
}

}  // namespace budgetc
