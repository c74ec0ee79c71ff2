#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "live/live_figure.hpp"

namespace budgetc::live {

/// A word of a reference; a quoted one without its quotation marks.
struct Token {
  Word word;
  bool quoted = false;
  friend bool operator==(const Token& token, std::string_view text) {
    return !token.quoted && token.word.text == text;
  }
};

/// The bytes of the blank, line break or no-break space that a text begins with; 0 where it begins with
/// something else.
[[nodiscard]] std::size_t blank_length(std::string_view text);

/// The words of `text` from `begin` up to `end`, divided by blanks; what stands in quotation marks is one
/// word.
[[nodiscard]] tl::expected<std::vector<Token>, ExpressionError> tokens_of(std::string_view text,
                                                                          std::size_t begin, std::size_t end);

/// The bytes from the first word to the last.
[[nodiscard]] Word join(std::string_view text, const Token& first, const Token& last);

/// How many of the words, from the first on, are one sum of rows: `10 + 19 - 23`.
[[nodiscard]] std::size_t length_of_sum(std::span<const Token> tokens);

}  // namespace budgetc::live
