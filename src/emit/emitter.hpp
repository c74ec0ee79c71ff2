#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "document/book_source.hpp"

namespace budgetc {

/// Writes a book in one format. `data` and `page` are called by several threads at once and change nothing;
/// what they return puts the result into the output, and is called in the order of the book, one at a time.
class Emitter {
 public:
  Emitter() = default;
  virtual ~Emitter() = default;
  Emitter(const Emitter&) = delete;
  Emitter& operator=(const Emitter&) = delete;

  /// A piece of a dataset; all data comes before all pages.
  [[nodiscard]] virtual std::function<void()> data(const Dataset& piece);
  /// A page, and its place among the outlines of the book.
  [[nodiscard]] virtual std::function<void()> page(const Page& page, std::size_t index) = 0;
  /// Behind the last page.
  virtual void finish() = 0;
};

/// Writes a book in several formats at once, each of its pages and pieces of data laid out only once for all
/// of them. Up to `threads` threads work; the output does not depend on it.
void emit_book(const BookSource& book, std::span<Emitter* const> emitters, unsigned threads);

}  // namespace budgetc
