#pragma once

#include <string>
#include <string_view>

#include "emit/output.hpp"

namespace budgetc::emit {

/// Writes one CSV file cell by cell.
class CsvWriter {
 public:
  explicit CsvWriter(CsvDialect dialect);
  /// Writes rows that are to stand further down in a file.
  [[nodiscard]] static CsvWriter within_file(CsvDialect dialect);

  /// A heading or any other words. What a spreadsheet would take for a formula gets an apostrophe in front.
  void text(std::string_view text);
  /// A cell of the document: amounts and quantities as numbers without unit, Blank as an empty cell.
  void cell(const CellValue& cell);
  void end_row();
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void separate();
  void number(std::int64_t hundredths, int decimals);

  CsvDialect dialect_;
  std::string out_;
  bool row_begins_ = true;
};

/// Whether a spreadsheet would compute a cell that holds this text.
[[nodiscard]] bool starts_formula(std::string_view text);

}  // namespace budgetc::emit
