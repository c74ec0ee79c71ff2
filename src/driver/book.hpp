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

namespace budgetc {

/// What is to be made of a plan.
struct BookOptions {
  CsvDialect csv_dialect = CsvDialect::german;
  LatexOptions latex;
  LayoutOptions layout;
  /// An older state of the same budget, with its evaluation: what differs from it is marked. Null for none.
  const Compilation* older = nullptr;
};

/// Every file of the output but the PDF, and what was found on the way.
struct Book {
  std::vector<OutputFile> files;
  std::vector<Diagnostic> diagnostics;
  /// What differs from the older state, where one was given.
  std::optional<ChangeCount> changes;
};

/// Where the book's class and what an administration lays beside it are read from. Paths are absolute.
struct BookFolders {
  std::filesystem::path root;       ///< folder that holds haushalt.yaml
  std::filesystem::path templates;  ///< folder of forms, class and page plans
};

/// Lays the plan out and writes it in every format. The evaluation must be there.
[[nodiscard]] tl::expected<Book, Trouble> make_book(const Compilation& compilation, const BookFolders& from,
                                                    const BookOptions& options);

/// The moment that printed files take for their date: SOURCE_DATE_EPOCH where it is set, else the first day
/// of the fiscal year, so that equal sources give equal bytes.
[[nodiscard]] tl::expected<std::int64_t, Trouble> source_date(int fiscal_year);

}  // namespace budgetc
