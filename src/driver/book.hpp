#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/trouble.hpp"
#include "document/compare.hpp"
#include "document/lower.hpp"
#include "driver/compile.hpp"
#include "emit/latex.hpp"
#include "emit/output.hpp"
#include "output/output_sink.hpp"

namespace budgetc {

/// What is to be made of a plan.
struct BookOptions {
  CsvDialect csv_dialect = CsvDialect::german;
  LatexOptions latex;
  LayoutOptions layout;
  unsigned threads = 1;
  /// An older state of the same budget, with its evaluation: what differs from it is marked. Null for none.
  const Compilation* older = nullptr;
};

/// What was found while a book was written.
struct Book {
  std::vector<Diagnostic> diagnostics;
  /// What differs from the older state, where one was given.
  std::optional<ChangeCount> changes;
};

/// Where the book's class and what an administration lays beside it are read from. Paths are absolute.
struct BookFolders {
  std::filesystem::path root;       ///< folder that holds haushalt.yaml
  std::filesystem::path templates;  ///< folder of forms, class and page plans
};

/// Lays the plan out and writes it in every format into `out`, page by page; with older state, as a whole.
/// The evaluation must be there. Whether writing failed, the owner of `out` says.
[[nodiscard]] tl::expected<Book, Trouble> write_book(const Compilation& compilation, const BookFolders& from,
                                                     const BookOptions& options, OutputSink& out);

/// The moment that printed files take for their date: SOURCE_DATE_EPOCH where it is set, else the first day
/// of the fiscal year, so that equal sources give equal bytes.
[[nodiscard]] tl::expected<std::int64_t, Trouble> source_date(int fiscal_year);

}  // namespace budgetc
