#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/key_line.hpp"
#include "source/scanner.hpp"

namespace budgetc {
namespace {

/// What spreadsheets show instead of a result, in German and in English.
constexpr std::array<std::string_view, 16> error_values{
    "#WERT!", "#BEZUG!", "#DIV/0!", "#NAME?", "#ZAHL!", "#NULL!",  "#NV",    "#ÜBERLAUF!",
    "#KALK!", "#REF!",   "#VALUE!", "#NUM!",  "#N/A",   "#SPILL!", "#CALC!", "##"};

}  // namespace

/// The error value of a spreadsheet that begins here, or the `####` of a column that is too narrow.
std::string_view Scanner::spreadsheet_word(std::uint32_t at) const {
  const std::string_view line = lines_.between(at, lines_.line_end(at));
  const auto found =
      std::ranges::find_if(error_values, [&](std::string_view value) { return line.starts_with(value); });
  if (found == error_values.end()) return {};
  const std::size_t end = *found == "##" ? line.find_first_not_of('#') : found->size();
  const std::string_view behind = line.substr(std::min(end, line.size()));
  const bool word =
      behind.empty() || std::string_view(" \t,;]}").find(behind.front()) != std::string_view::npos;
  return word ? line.substr(0, end) : std::string_view();
}

/// Where the value that is being read begins: behind the last `: `, `- ` or bracket on this line.
std::uint32_t Scanner::value_begin() const {
  std::uint32_t begin = line_content();
  for (auto token = result_.tokens.rbegin(); token != result_.tokens.rend(); ++token) {
    if (token->begin < line_begin_) break;
    const bool opens = token->kind == TokenKind::colon || token->kind == TokenKind::item;
    if (opens) return std::max(begin, lines_.past_blanks(token->end));
  }
  return begin;
}

/// Whether what the newest key is about follows in the next lines.
bool Scanner::has_lines_below() const {
  const auto next = next_column();
  return next && static_cast<std::int64_t>(*next) > levels_.back().column;
}

/// Whether a `#` cuts off part of a text: nothing separates it from a word behind it, and before it there is
/// a text without quotation marks that is no amount, or nothing but the key.
bool Scanner::cuts_text(std::uint32_t at) const {
  if (result_.tokens.empty() || !flows_.empty() || word_ends(at + 1) || lines_[at + 1] == '#') return false;
  const Token& last = result_.tokens.back();
  if (last.begin < line_begin_) return false;
  if (last.kind == TokenKind::colon) return !has_lines_below();
  const bool amount = last.text.find_first_not_of("0123456789.,-~") == std::string_view::npos;
  return last.kind == TokenKind::scalar && last.style == ScalarStyle::plain && !amount;
}

/// Whether nothing but an error value of a spreadsheet can stand here: where a value is to begin.
bool Scanner::awaits_value() const {
  if (result_.tokens.empty()) return false;
  switch (result_.tokens.back().kind) {
    case TokenKind::colon: return !flows_.empty() || !has_lines_below();
    case TokenKind::comma:
    case TokenKind::open_sequence:
    case TokenKind::item: return true;
    default: return false;
  }
}

/// YAML drops what follows a `#`; where that is no remark but a value, it would be lost without a word.
bool Scanner::reject_lost_comment() {
  const std::string_view word = spreadsheet_word(at_);
  const bool narrow = !word.empty() && word.find_first_not_of('#') == std::string_view::npos;
  const bool behind_text = !result_.tokens.empty() && result_.tokens.back().kind == TokenKind::scalar;
  if (!word.empty() && (awaits_value() || (behind_text && !narrow))) {
    fail_and_recover(
        {.code = unreadable_amount,
         .at = {at_, at_ + static_cast<std::uint32_t>(word.size())},
         .message =
             narrow
                 ? fmt::format("{} zeigt eine Tabelle, deren Spalte zu schmal ist; es ist kein Betrag", word)
                 : fmt::format("{} ist ein Fehlerwert aus einer Tabelle, kein Betrag", word),
         .help = "den Betrag in der Tabelle nachsehen und hier schreiben; ein leeres Feld schreibt man ~"});
    return true;
  }
  if (!cuts_text(at_)) return false;
  const std::uint32_t end = rest_of_line(at_);
  const auto quoted = in_quotes(lines_.between(value_begin(), end));
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {at_, end},
       .message = "ab # gilt der Rest der Zeile als Kommentar und geht verloren",
       .help = quoted ? fmt::format(
                            "den Text in Anführungszeichen setzen; {}; vor einem Kommentar steht # mit einem "
                            "Leerzeichen dahinter",
                            write_instead(*quoted))
                      : "den Text mit | in der nächsten Zeile beginnen, eingerückt"});
  return true;
}

}  // namespace budgetc
