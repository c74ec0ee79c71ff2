#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/source_tree.hpp"

namespace budgetc {

/// What a token of YAML is.
enum class TokenKind : std::uint8_t {
  item,            ///< `-`
  colon,           ///< `:` after a key
  comma,           ///< `,`
  open_sequence,   ///< `[`
  close_sequence,  ///< `]`
  open_mapping,    ///< `{`
  close_mapping,   ///< `}`
  key,             ///< a scalar before a colon
  scalar,          ///< any other scalar
  begin_sequence,  ///< before the first `-` of a list without brackets; covers no bytes
  begin_mapping,   ///< before the first key of a mapping without braces; covers no bytes
  end_block,       ///< behind either's last entry; covers no bytes
};

/// A token with the exact bytes it stands on, and for scalars the text they mean.
struct Token {
  TokenKind kind = TokenKind::scalar;
  ScalarStyle style = ScalarStyle::plain;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view text{};
};

/// All tokens of a file in source order, and what stands between them. Incomplete when `sound` is false: then
/// findings say why.
struct TokenList {
  std::vector<Token> tokens;
  std::vector<Trivia> trivia;
  bool sound = true;
};

}  // namespace budgetc
