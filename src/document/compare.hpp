#pragma once

#include <cstddef>

#include <budgetc/document/document.hpp>

namespace budgetc {

/// How much of a book differs from an older state of it.
struct ChangeCount {
  std::size_t rows = 0;        ///< rows of tables that are new or say something else
  std::size_t notes = 0;       ///< notes whose amount, label, prior year or ring is new
  std::size_t paragraphs = 0;  ///< paragraphs and lists that are new or reworded
  std::size_t others = 0;      ///< headings, persons, classes, charts, boxes, footnotes: everything else
  std::size_t removed = 0;     ///< of all these, what nothing has taken the place of

  friend bool operator==(const ChangeCount&, const ChangeCount&) = default;
};

/// A book whose `changed` flags are set.
struct ComparedDocument {
  Document document;
  ChangeCount count;
};

/// Compares a book with an older state of it by what is printed: tables by their id, notes by their row,
/// everything else by its page. A place that only moved within its table or page has not changed. What was
/// removed has no place of its own and is only counted.
[[nodiscard]] ComparedDocument mark_changes(Document now, const Document& before);

}  // namespace budgetc
