#pragma once

#include <array>
#include <cstddef>
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

  [[nodiscard]] bool contains(char32_t character) const {
    return character < ascii_.size() ? ascii_[character] : is_listed(character);
  }

 private:
  struct Range {
    char32_t first = 0;
    char32_t last = 0;
  };
  [[nodiscard]] bool is_listed(char32_t character) const;

  /// The characters that are asked for most.
  std::array<bool, 128> ascii_{};
  /// Sorted, without overlap.
  std::vector<Range> ranges_;
};

}  // namespace budgetc
