#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/source_tree.hpp"
#include <budgetc/base/span.hpp>

namespace budgetc {

/// A place in a file as people count: one-based line, one-based column in characters (code points).
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One source file: its name as printed (relative, '/'-separated) and its bytes.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  /// Path as shown in findings, relative to the source root.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The bytes exactly as read.
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Line and column of a zero-based byte offset; an offset past the end gives the end.
  [[nodiscard]] LineColumn position(std::uint32_t offset) const;
  /// The bytes of a one-based line, without its line break; empty when there is no such line.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// Byte offset at which a one-based line begins.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const;
  /// How many lines the file has; a final line break does not begin another line.
  [[nodiscard]] std::uint32_t line_count() const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_begins_;
};

/// All source files of one run, in the order of their `FileId`s. Addresses of texts stay valid while it
/// lives, also when files are added.
class SourceFiles {
 public:
  /// Takes a file over and gives its id.
  FileId add(SourceFile file);
  [[nodiscard]] const SourceFile& operator[](FileId id) const { return files_[static_cast<std::size_t>(id)]; }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  /// The bytes a span covers.
  [[nodiscard]] std::string_view text(Span span) const;
  /// Keeps the tree of a file that is done with, until it has been read a second time.
  void keep(SourceTree tree) { done_.push_back(std::move(tree)); }
  /// Gives the trees that were kept so far, and keeps them no longer.
  [[nodiscard]] std::vector<SourceTree> take_kept() { return std::exchange(done_, {}); }

 private:
  std::deque<SourceFile> files_;
  std::vector<SourceTree> done_;
};

}  // namespace budgetc
