#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source/source_files.hpp"
#include "source/source_tree.hpp"

namespace budgetc {

/// A stretch of a file, and what it is.
struct SourcePiece {
  enum class Kind : std::uint8_t {
    scalar,      ///< a key or value as it is spelt, quotation marks and all its lines included
    comment,     ///< from `#` to the end of the line
    blank_line,  ///< with its line break
    layout       ///< indentation, blanks, line breaks, and the signs `- : , [ ] { }`
  };

  Kind kind = Kind::layout;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Everything a file consists of, in order and without gaps: from its first byte to its last. `tree` was read
/// from `file` and is flawless.
[[nodiscard]] std::vector<SourcePiece> source_pieces(const SourceTree& tree, const SourceFile& file);

/// Writes a tree: the file it was read from, byte by byte.
[[nodiscard]] std::string write_source_tree(const SourceTree& tree, const SourceFile& file);

}  // namespace budgetc
