#include "document/chart_text.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace budgetc::charts {

namespace {

/// Average width of a letter in percent of the font size; digits are a little narrower than this.
constexpr int letter_percent = 51;

int columns_of(std::string_view text) {
  int columns = 0;
  while (!text.empty()) {
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    columns += point < 0 ? 1 : utf8proc_charwidth(point);
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return columns;
}

}  // namespace

int text_width(std::string_view text, int font_size) {
  return columns_of(text) * font_size * letter_percent / 100;
}

std::vector<std::string> wrap(std::string_view text, int font_size, int width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && text_width(longer, font_size) > width) {
      lines.push_back(std::move(line));
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace budgetc::charts
