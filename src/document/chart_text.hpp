#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace budgetc::charts {

/// Width that a text takes at a font size, estimated from its characters, on the safe side.
[[nodiscard]] int text_width(std::string_view text, int font_size);
/// Breaks a text between words into lines of at most `width`; a longer word stands alone.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int font_size, int width);

}  // namespace budgetc::charts
