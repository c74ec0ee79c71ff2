#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace budgetc {

/// Characters that a font has. Read from a file and not from the machine's fonts, so that the same sources
/// give the same bytes everywhere.
class CharacterSet {
 public:
  /// Reads ranges of hexadecimal code points ("20-7e a1-ac"), as fontconfig prints a font's charset; lines
  /// that begin with `#` are comments. The error is the one-based line that cannot be read.
  [[nodiscard]] static tl::expected<CharacterSet, std::size_t> parse(std::string_view text);

  [[nodiscard]] bool contains(char32_t character) const;

 private:
  struct Range {
    char32_t first = 0;
    char32_t last = 0;
  };
  /// Sorted, without overlap.
  std::vector<Range> ranges_;
};

}  // namespace budgetc
