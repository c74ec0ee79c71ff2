#include "live/tokens.hpp"

#include <algorithm>
#include <array>

namespace budgetc::live {
namespace {

using std::string_view;

/// A pair of quotation marks, as keyboards and word processors write them.
struct Quotes {
  string_view open;
  string_view close;
};
constexpr std::array quotes{Quotes{"\"", "\""}, Quotes{"'", "'"}, Quotes{"„", "“"}, Quotes{"»", "«"},
                            Quotes{"“", "”"}};

constexpr std::array<string_view, 4> operators_behind{"+", "-", "−", ".."};

bool begins_with_operator(string_view word) {
  return word.starts_with(')') ||
         std::ranges::any_of(operators_behind, [&](string_view sign) { return word.starts_with(sign); });
}

bool ends_with_operator(string_view word) {
  return word.ends_with('(') ||
         std::ranges::any_of(operators_behind, [&](string_view sign) { return word.ends_with(sign); });
}

TextRange range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

/// A word between the quotation marks that open at an offset.
tl::expected<Token, ExpressionError> quoted_word(string_view text, std::size_t at, std::size_t end,
                                                 const Quotes& pair) {
  const std::size_t begin = at + pair.open.size();
  const std::size_t close = text.substr(0, end).find(pair.close, begin);
  if (close == string_view::npos) {
    return tl::unexpected(
        ExpressionError{"das Anführungszeichen wird nicht geschlossen", "", range(at, begin)});
  }
  return Token{{text.substr(begin, close - begin), range(at, close + pair.close.size())}, true};
}

Token bare_word(string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = at;
  while (stop < end && blank_length(text.substr(stop)) == 0) ++stop;
  return {{text.substr(at, stop - at), range(at, stop)}, false};
}

}  // namespace

std::size_t blank_length(string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  constexpr string_view no_break_space = "\u00A0";
  return text.starts_with(no_break_space) ? no_break_space.size() : 0;
}

tl::expected<std::vector<Token>, ExpressionError> tokens_of(string_view text, std::size_t begin,
                                                            std::size_t end) {
  std::vector<Token> tokens;
  for (std::size_t at = begin; at < end;) {
    if (const std::size_t blank = blank_length(text.substr(at))) {
      at += blank;
      continue;
    }
    const auto pair = std::ranges::find_if(
        quotes, [&](const Quotes& one) { return text.substr(at).starts_with(one.open); });
    auto token = pair == quotes.end() ? tl::expected<Token, ExpressionError>(bare_word(text, at, end))
                                      : quoted_word(text, at, end, *pair);
    if (!token) return tl::unexpected(std::move(token.error()));
    at = token->word.place.offset + token->word.place.length;
    tokens.push_back(*token);
  }
  return tokens;
}

Word join(string_view text, const Token& first, const Token& last) {
  const TextRange place = range(first.word.place.offset, last.word.place.offset + last.word.place.length);
  return {first.quoted ? first.word.text : text.substr(place.offset, place.length), place};
}

std::size_t length_of_sum(std::span<const Token> tokens) {
  if (tokens.empty()) return 0;
  std::size_t length = 1;
  while (length < tokens.size() && !tokens[length].quoted &&
         (ends_with_operator(tokens[length - 1].word.text) || begins_with_operator(tokens[length].word.text)))
    ++length;
  return length;
}

}  // namespace budgetc::live
