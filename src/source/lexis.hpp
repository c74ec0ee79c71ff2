#pragma once

#include <cstdint>
#include <string_view>

namespace budgetc {

/// Space or tab.
[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// A letter as keys begin with.
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Words that stand for a value that is not there.
[[nodiscard]] constexpr bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// The bytes of a file with bounds kept: past the end there are line feeds, which end every construct.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] char operator[](std::uint32_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  [[nodiscard]] bool at_end(std::uint32_t at) const { return at >= text_.size(); }
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  /// Whether a line ends here: LF, CRLF, or the end of the file.
  [[nodiscard]] bool is_break(std::uint32_t at) const {
    return (*this)[at] == '\n' || ((*this)[at] == '\r' && (*this)[at + 1] == '\n');
  }
  [[nodiscard]] bool is_blank_or_break(std::uint32_t at) const {
    return is_blank((*this)[at]) || is_break(at);
  }
  /// First offset of the next line; `at` is a break.
  [[nodiscard]] std::uint32_t past_break(std::uint32_t at) const {
    if (at_end(at)) return at;
    return at + ((*this)[at] == '\r' ? 2U : 1U);
  }
  /// Offset of the break that ends the line of `at`.
  [[nodiscard]] std::uint32_t line_end(std::uint32_t at) const {
    const std::size_t feed = text_.find('\n', at);
    if (feed == std::string_view::npos) return size();
    return static_cast<std::uint32_t>(feed > at && text_[feed - 1] == '\r' ? feed - 1 : feed);
  }
  [[nodiscard]] std::uint32_t past_spaces(std::uint32_t at) const {
    while ((*this)[at] == ' ') ++at;
    return at;
  }
  [[nodiscard]] std::uint32_t past_blanks(std::uint32_t at) const {
    while (is_blank((*this)[at])) ++at;
    return at;
  }
  /// `---` or `...` as a word at the beginning of a line.
  [[nodiscard]] bool is_document_mark(std::uint32_t line_begin) const {
    const std::string_view mark = text_.substr(line_begin < text_.size() ? line_begin : text_.size(), 3);
    return (mark == "---" || mark == "...") && is_blank_or_break(line_begin + 3);
  }

 private:
  std::string_view text_;
};

}  // namespace budgetc
