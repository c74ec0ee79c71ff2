#pragma once

#include <compare>
#include <cstdint>

namespace budgetc {

/// Index of a file in `SourceFiles`; assigned in the fixed order in which files are found.
enum class FileId : std::uint32_t {};

/// A stretch of bytes in a source file: zero-based offsets, `end` is one past the last byte.
/// An empty span marks a position, for instance that of a missing value.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// Sorts by file, then by position; the order in which findings are printed.
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A value together with the place in the source it was read from.
template <typename T>
struct Located {
  T value{};
  Span span{};
};

}  // namespace budgetc
