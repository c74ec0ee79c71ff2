#include "expression/lexer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace budgetc::expression {
namespace {

using std::string_view;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters of names; bytes beyond ASCII count as letters, so that umlauts may stand in names.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

struct Symbol {
  string_view text;
  TokenKind kind;
};

/// Longer symbols stand before their beginnings.
constexpr std::array symbols{
    Symbol{"..", TokenKind::range},    Symbol{"<>", TokenKind::unequal}, Symbol{"<=", TokenKind::at_most},
    Symbol{">=", TokenKind::at_least}, Symbol{"≤", TokenKind::at_most},  Symbol{"≥", TokenKind::at_least},
    Symbol{"≠", TokenKind::unequal},   Symbol{"−", TokenKind::minus},    Symbol{"+", TokenKind::plus},
    Symbol{"-", TokenKind::minus},     Symbol{"*", TokenKind::times},    Symbol{"/", TokenKind::over},
    Symbol{"(", TokenKind::open},      Symbol{")", TokenKind::close},    Symbol{";", TokenKind::separator},
    Symbol{",", TokenKind::separator}, Symbol{"%", TokenKind::percent},  Symbol{".", TokenKind::dot},
    Symbol{"=", TokenKind::equal},     Symbol{"<", TokenKind::less},     Symbol{">", TokenKind::greater},
};

struct Mistake {
  string_view text;
  string_view help;
};

/// What other languages, typesetters and spreadsheets write instead.
constexpr std::array mistakes{
    Mistake{"==", "gleich heißt ="},
    Mistake{"!=", "ungleich heißt <>"},
    Mistake{"=<", "höchstens heißt <="},
    Mistake{"=>", "mindestens heißt >="},
    Mistake{"&&", "und heißt „und“"},
    Mistake{"||", "oder heißt „oder“"},
    Mistake{"!", "nicht heißt „nicht“"},
    Mistake{"×", "mal heißt *"},
    Mistake{"·", "mal heißt *"},
    Mistake{"÷", "geteilt heißt /"},
    Mistake{":", "geteilt heißt /, bis heißt .."},
    Mistake{"–", "minus heißt -, bis heißt .."},
    Mistake{"…", "bis heißt .."},
    Mistake{"[", "Klammern sind rund"},
    Mistake{"{", "Klammern sind rund"},
    Mistake{"€", "Beträge stehen ohne Einheit in Euro"},
};

std::size_t character_length(string_view text) {
  std::size_t length = 1;
  while (length < text.size() && continues_character(text[length])) ++length;
  return length;
}

std::size_t blank_length(string_view text) {
  for (const string_view blank : {string_view(" "), string_view("\t"), string_view("\n"), string_view("\r"),
                                  string_view("\u00a0"), string_view("\u202f")}) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

const Mistake* find_mistake(string_view text) {
  const auto found =
      std::ranges::find_if(mistakes, [&](const Mistake& m) { return text.starts_with(m.text); });
  return found == mistakes.end() ? nullptr : &*found;
}

/// Whether a word must end here: signs beyond ASCII that are no letters.
bool ends_word(string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80U)
    return !is_letter(text.front()) && !is_digit(text.front());
  if (blank_length(text) > 0 || find_mistake(text) != nullptr) return true;
  return std::ranges::any_of(symbols, [&](const Symbol& s) { return text.starts_with(s.text); });
}

}  // namespace

TextRange Lexer::here(std::size_t length) const {
  return {static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(length)};
}

void Lexer::skip_blanks() {
  while (const std::size_t length = blank_length(rest())) position_ += length;
}

Token Lexer::take(TokenKind kind, std::size_t length) {
  const Token token{kind, rest().substr(0, length), here(length)};
  position_ += length;
  return token;
}

/// Numbers take every dot and comma that a digit follows, as long as no range begins; whether they are right
/// is found out later. In a form a number is a row, and rows may have letters.
std::size_t Lexer::number_length() const {
  const string_view text = rest();
  std::size_t length = 0;
  for (; length < text.size(); ++length) {
    const char c = text[length];
    const bool row_letter =
        dialect_ == Dialect::form && is_letter(c) && static_cast<unsigned char>(c) < 0x80U;
    if (is_digit(c) || row_letter) continue;
    const bool joins =
        length > 0 && (c == '.' || c == ',') && length + 1 < text.size() && is_digit(text[length + 1]);
    if (!joins || dialect_ == Dialect::form) break;
  }
  return length;
}

/// Whether a row with a letter in front begins here, as E8; a word without a digit is a function.
bool Lexer::begins_row() const {
  if (dialect_ != Dialect::form || !is_letter(rest().front())) return false;
  return std::ranges::any_of(rest().substr(0, word_length()), is_digit);
}

std::size_t Lexer::word_length() const {
  const string_view text = rest();
  std::size_t length = 0;
  while (length < text.size() && !ends_word(text.substr(length)))
    length += character_length(text.substr(length));
  return length;
}

std::optional<Token> Lexer::take_symbol() {
  const auto found =
      std::ranges::find_if(symbols, [&](const Symbol& s) { return rest().starts_with(s.text); });
  if (found == symbols.end()) return std::nullopt;
  return take(found->kind, found->text.size());
}

tl::expected<Token, ExpressionError> Lexer::next() {
  skip_blanks();
  if (rest().empty()) return Token{TokenKind::end, {}, here(0)};
  if (is_digit(rest().front()) || begins_row()) return take(TokenKind::number, number_length());
  if (const Mistake* mistake = find_mistake(rest())) {
    return tl::unexpected(ExpressionError{fmt::format("„{}“ wird hier nicht verstanden", mistake->text),
                                          std::string(mistake->help), here(mistake->text.size())});
  }
  if (auto symbol = take_symbol()) return *symbol;
  if (is_letter(rest().front())) return take(TokenKind::word, word_length());
  return tl::unexpected(unknown_character());
}

ExpressionError Lexer::unknown_character() const {
  const std::size_t length = character_length(rest());
  return {fmt::format("das Zeichen „{}“ wird hier nicht verstanden", rest().substr(0, length)), "",
          here(length)};
}

tl::expected<RawArgument, ExpressionError> Lexer::raw_argument() {
  skip_blanks();
  if (rest().starts_with('"')) {
    const std::size_t close = rest().find('"', 1);
    if (close == string_view::npos) {
      return tl::unexpected(ExpressionError{"das Anführungszeichen wird nicht geschlossen", "", here(1)});
    }
    const RawArgument argument{rest().substr(1, close - 1), here(close + 1)};
    position_ += close + 1;
    skip_blanks();
    return argument;
  }
  const std::size_t length = std::min(rest().find_first_of(";,()"), rest().size());
  const string_view text = rest().substr(0, length);
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  const RawArgument argument{text.substr(0, end), here(end)};
  position_ += length;
  return argument;
}

tl::expected<std::vector<RawArgument>, ExpressionError> Lexer::raw_arguments() {
  std::vector<RawArgument> arguments;
  for (;;) {
    auto argument = raw_argument();
    if (!argument) return tl::unexpected(argument.error());
    arguments.push_back(*argument);
    if (rest().empty())
      return tl::unexpected(ExpressionError{"die Klammer wird nicht geschlossen", "hier fehlt )", here(0)});
    const char c = rest().front();
    if (c != ';' && c != ',' && c != ')') return tl::unexpected(unknown_character());
    ++position_;
    if (c == ')') return arguments;
  }
}

}  // namespace budgetc::expression
