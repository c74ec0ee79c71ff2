#pragma once

#include <memory>
#include <string>

#include "emit/emitter.hpp"
#include "output/output_sink.hpp"
#include <budgetc/document/document.hpp>

namespace budgetc {

/// Dialects of the CSV files.
enum class CsvDialect : std::uint8_t {
  german,   ///< semicolon, decimal comma, CRLF, UTF-8 with BOM: opens in a German spreadsheet by double click
  rfc4180,  ///< comma, decimal point, CRLF, UTF-8 without BOM: for machines
};

/// `csv/<table id>.csv` for every printed table, `csv/fussnoten.csv` for the footnotes of all of them, and
/// `csv/<dataset id>.csv` for the tidy data.
[[nodiscard]] std::unique_ptr<Emitter> csv_emitter(CsvDialect dialect, OutputSink& out);
/// `markdown/haushaltsband.md`, one file per node with links, `markdown/README.md` as their index, and the
/// charts as `markdown/diagramme/<chart id>.svg`. The book must outlive the emitter.
[[nodiscard]] std::unique_ptr<Emitter> markdown_emitter(const BookSource& book, OutputSink& out);
/// A chart as SVG, from the same geometry as in the printed book.
[[nodiscard]] std::string emit_svg(const Chart& chart);

}  // namespace budgetc
