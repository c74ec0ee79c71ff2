#pragma once

#include <cstddef>

#include "state/differences.hpp"
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

/// Marks what differs from an older state. The differences of the states decide where: only pages of nodes
/// that differ, or stand above one, are looked at, and a row or note that shows an item of the state has
/// changed where the item has, or where the older book does not have it. Words that show no item by
/// themselves (paragraphs, headings, boxes) are compared there as they are printed: tables by their id, notes
/// by their row, all else by its page. Where settings or names differ, printed words decide everywhere. What
/// only moved within its table or page has not changed. What was removed has no place of its own and is only
/// counted.
[[nodiscard]] ComparedDocument mark_changes(Document now, const Document& before,
                                            const ChangedItems& changed);

}  // namespace budgetc
