#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/plain_text.hpp"
#include "emit/csv_writer.hpp"
#include "emit/file_names.hpp"
#include "emit/output.hpp"
#include "output/growing_file.hpp"

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

std::string dataset_head(const Dataset& dataset, CsvDialect dialect) {
  CsvWriter writer(dialect);
  for (const std::string& name : dataset.header) writer.text(name);
  writer.end_row();
  return writer.take();
}

std::string dataset_rows(const Dataset& dataset, CsvDialect dialect) {
  CsvWriter writer = CsvWriter::within_file(dialect);
  for (const auto& row : dataset.rows) {
    for (const CellValue& cell : row) writer.cell(cell);
    writer.end_row();
  }
  return writer.take();
}

/// A table's file.
struct TableFile {
  std::string id;
  std::string bytes;
  /// Mark and text; an empty mark speaks of the whole table.
  std::vector<std::pair<std::string, std::string>> footnotes;
};

/// Turns the blocks that hold tables into files. Charts have none: their values stand in a table.
class TableFiles {
 public:
  explicit TableFiles(CsvDialect dialect) : dialect_(dialect) {}

  void operator()(const Table& table) {
    TableFile& file = files_.emplace_back(TableFile{table.id, table_csv(table, dialect_), {}});
    for (const Table::Note& note : table.footnotes)
      file.footnotes.emplace_back(note.mark, plain_text(note.text));
  }
  void operator()(const NoteGroup& group) { files_.push_back({group.id, notes_csv(group, dialect_), {}}); }
  template <typename Other>
  void operator()(const Other& /*block*/) {}

  [[nodiscard]] std::vector<TableFile> take() { return std::move(files_); }

 private:
  CsvDialect dialect_;
  std::vector<TableFile> files_;
};

class CsvEmitter final : public Emitter {
 public:
  CsvEmitter(CsvDialect dialect, OutputSink& out) : dialect_(dialect), out_(out) {}

  std::function<void()> data(const Dataset& piece) override {
    return [this, id = piece.id, head = dataset_head(piece, dialect_), rows = dataset_rows(piece, dialect_)] {
      add_data(id, head, rows);
    };
  }

  std::function<void()> page(const Page& page, std::size_t /*index*/) override {
    TableFiles tables(dialect_);
    for (const Block& block : page.blocks) std::visit(tables, block);
    return [this, files = tables.take()] {
      for (const TableFile& file : files) add_table(file);
    };
  }

  void finish() override {
    if (data_) data_->finish();
    if (footnotes_) footnotes_->finish();
  }

 private:
  static std::string path_of(const std::string& name) { return "csv/" + name + ".csv"; }

  void add_data(const std::string& id, const std::string& head, const std::string& rows) {
    if (!data_ || data_id_ != id) {
      if (data_) data_->finish();
      data_.emplace(out_, path_of(names_.take(id)));
      data_id_ = id;
      data_->append(head);
    }
    data_->append(rows);
  }

  void add_table(const TableFile& file) {
    if (footnotes_name_.empty()) footnotes_name_ = names_.take("fussnoten");
    const std::string name = names_.take(file.id);
    out_.create(path_of(name), file.bytes);
    if (!file.footnotes.empty()) add_footnotes(name + ".csv", file);
  }

  /// The footnotes of all tables, each with the file of its table.
  void add_footnotes(const std::string& table, const TableFile& file) {
    CsvWriter writer = footnotes_ ? CsvWriter::within_file(dialect_) : CsvWriter(dialect_);
    if (!footnotes_) {
      footnotes_.emplace(out_, path_of(footnotes_name_));
      for (const std::string_view key : {"Tabelle", "Zeichen", "Text"}) writer.text(key);
      writer.end_row();
    }
    for (const auto& [mark, text] : file.footnotes) {
      for (const std::string_view cell :
           {std::string_view(table), std::string_view(mark), std::string_view(text)})
        writer.text(cell);
      writer.end_row();
    }
    footnotes_->append(writer.take());
  }

  CsvDialect dialect_;
  OutputSink& out_;
  FileNames names_;
  std::optional<GrowingFile> data_;
  std::string data_id_;
  /// Taken before any table takes it.
  std::string footnotes_name_;
  std::optional<GrowingFile> footnotes_;
};

}  // namespace

std::unique_ptr<Emitter> csv_emitter(CsvDialect dialect, OutputSink& out) {
  return std::make_unique<CsvEmitter>(dialect, out);
}

}  // namespace budgetc
