#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "expression/expression.hpp"

namespace budgetc::expression {

/// Kinds of tokens.
enum class TokenKind : std::uint8_t {
  end,
  number,
  word,
  range,
  plus,
  minus,
  times,
  over,
  open,
  close,
  separator,
  percent,
  dot,
  equal,
  unequal,
  less,
  at_most,
  greater,
  at_least,
};

/// A token; its text points into the expression.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  TextRange place;
};

/// An argument of a reference such as `zeile(016; Ansatz 2023)`, taken as it is written, without quotes and
/// surrounding blanks.
struct RawArgument {
  std::string_view text;
  TextRange place;
};

/// Turns text into tokens, one at a time, so that the parser may also take a reference's arguments raw: in
/// them `35.01` and `35-02` are names, not numbers.
class Lexer {
 public:
  Lexer(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

  /// The next token; at the end always `end`.
  [[nodiscard]] tl::expected<Token, ExpressionError> next();
  /// The arguments up to and including the closing parenthesis; the opening one has been read.
  [[nodiscard]] tl::expected<std::vector<RawArgument>, ExpressionError> raw_arguments();
  /// The bytes from an offset up to where the lexer stands.
  [[nodiscard]] TextRange consumed_since(std::uint32_t begin) const {
    return {begin, static_cast<std::uint32_t>(position_) - begin};
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(position_); }
  [[nodiscard]] TextRange here(std::size_t length) const;
  void skip_blanks();
  [[nodiscard]] Token take(TokenKind kind, std::size_t length);
  [[nodiscard]] std::size_t number_length() const;
  [[nodiscard]] bool begins_row() const;
  [[nodiscard]] std::size_t word_length() const;
  [[nodiscard]] std::optional<Token> take_symbol();
  [[nodiscard]] tl::expected<RawArgument, ExpressionError> raw_argument();
  [[nodiscard]] ExpressionError unknown_character() const;

  std::string_view text_;
  Dialect dialect_;
  std::size_t position_ = 0;
};

}  // namespace budgetc::expression
