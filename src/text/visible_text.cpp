#include "text/visible_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

namespace budgetc {
namespace {

constexpr utf8proc_int32_t first_printable = 0x20;
constexpr utf8proc_int32_t delete_character = 0x7F;

bool may_mislead(utf8proc_int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return true;
    default: return false;
  }
}

VisibleCharacter stand_in(std::string text, std::size_t bytes) {
  const std::size_t width = text.size();
  return {.text = std::move(text), .width = width, .bytes = bytes};
}

VisibleCharacter stand_in_for(utf8proc_int32_t character, std::size_t bytes) {
  const bool ascii = character < first_printable || character == delete_character;
  return stand_in(ascii ? fmt::format("<{:02X}>", character) : fmt::format("<U+{:04X}>", character), bytes);
}

}  // namespace

VisibleCharacter first_visible(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_int32_t character = -1;
  const auto length = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
  const utf8proc_ssize_t read = utf8proc_iterate(bytes, length, &character);
  if (read <= 0 || character < 0) {
    return stand_in(fmt::format("<{:02X}>", static_cast<unsigned char>(text.front())), 1);
  }
  const auto count = static_cast<std::size_t>(read);
  if (may_mislead(character)) return stand_in_for(character, count);
  return {.text = std::string(text.substr(0, count)),
          .width = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character))),
          .bytes = count};
}

std::string make_visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const VisibleCharacter character = first_visible(text);
    result += character.text;
    text.remove_prefix(character.bytes);
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const VisibleCharacter character = first_visible(text);
    width += character.width;
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string format_count(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, 1, '.');
  return digits;
}

}  // namespace budgetc
