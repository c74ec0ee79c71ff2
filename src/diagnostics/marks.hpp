#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// An underlined stretch of one source line: byte offsets within the line, and the words behind it.
struct Mark {
  std::uint32_t line = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool primary = false;
  std::string_view text;
};

/// Marks of one file that are shown in one excerpt, by line; the first says where the excerpt is.
struct Excerpt {
  const SourceFile* file = nullptr;
  LineColumn position;
  std::vector<Mark> marks;
};

/// Excerpts of a finding, the primary place first. Labels on a line that is already shown join it, unless the
/// line is too long to show both. Places outside of `files` are left out.
[[nodiscard]] std::vector<Excerpt> arrange_marks(const Diagnostic& diagnostic, const SourceFiles& files);

}  // namespace budgetc
