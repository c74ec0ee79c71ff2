#include "source/key_line.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "source/lexis.hpp"

namespace budgetc {
namespace {

using std::string_view;

/// A longer line would bury the rest of the help.
constexpr std::size_t longest_example = 120;

constexpr std::array<string_view, 10> bullets{"*", "•", "·", "‣", "▪", "●", "○", "–", "—", "−"};
constexpr std::array<string_view, 5> hard_blanks{"\u00a0", "\u2007", "\u2009", "\u202f", "\u3000"};
constexpr std::array<string_view, 3> foreign_colons{"\uff1a", "\ufe55", "\u2236"};

bool is_decimal_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

string_view trimmed(string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

string_view unquoted(string_view text) {
  const bool quoted =
      text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// The word that a line begins with: letters, digits, `_`; quotation marks around it count as part of it.
string_view first_word(string_view line) {
  std::size_t end = line.starts_with('"') ? 1 : 0;
  while (end < line.size() && (is_letter(line[end]) || is_decimal_digit(line[end]) || line[end] == '_')) {
    const string_view rest = line.substr(end);
    if (hard_blank_length(rest) > 0) break;
    if (std::ranges::any_of(foreign_colons, [&](string_view colon) { return rest.starts_with(colon); }))
      break;
    ++end;
  }
  if (line.starts_with('"') && line.substr(end).starts_with('"')) ++end;
  return line.substr(0, end);
}

/// Values of a table's row as a list: what is empty is `~`, what has a comma stands in quotation marks.
std::string bracketed(string_view values, char separator) {
  std::string list;
  for (bool more = true; more;) {
    const std::size_t at = values.find(separator);
    more = at != string_view::npos;
    const string_view value = unquoted(trimmed(values.substr(0, at)));
    const string_view shown = value.empty() ? string_view("~") : value;
    const char* const mark = shown.find(',') == string_view::npos ? "" : "\"";
    list += fmt::format("{}{}{}{}", list.empty() ? "" : ", ", mark, shown, mark);
    if (more) values.remove_prefix(at + 1);
  }
  return '[' + list + ']';
}

bool is_row_number(string_view word) {
  return !word.empty() && std::ranges::all_of(word, is_decimal_digit);
}

/// The value as it would stand behind the key: several amounts become a list.
std::string value_of(string_view word, string_view rest) {
  const string_view value = trimmed(rest);
  const bool plain = !value.starts_with('[') && !value.starts_with('{');
  if (!plain || !is_row_number(unquoted(word))) return std::string(value);
  for (const char separator : {';', '\t', ' '}) {
    if (value.find(separator) != string_view::npos) return bracketed(value, separator);
  }
  return std::string(value);
}

std::optional<LineAdvice> advice(std::string message, string_view word, string_view rest) {
  return LineAdvice{std::move(message),
                    write_instead(fmt::format("{}: {}", unquoted(word), value_of(word, rest)))};
}

/// Only punctuation, several times: somebody drew a line.
std::optional<LineAdvice> explain_rule(string_view line) {
  constexpr string_view drawn = "-=_*~#+";
  const bool same = line.find_first_not_of(line.front()) == string_view::npos;
  if (line.size() < 3 || !same || drawn.find(line.front()) == string_view::npos) return std::nullopt;
  return LineAdvice{
      fmt::format("eine Zeile nur aus {} gehört nicht in die Datei", line.front()),
      fmt::format("die Zeile löschen; als Kommentar {}", write_instead(fmt::format("# {}", line)))};
}

/// What stands where the colon should.
std::optional<LineAdvice> explain_separator(string_view word, string_view rest) {
  for (const string_view colon : foreign_colons) {
    if (!rest.starts_with(colon)) continue;
    return advice(fmt::format("hinter {} steht ein fremdes Zeichen, das einem Doppelpunkt gleicht", word),
                  word, rest.substr(colon.size()));
  }
  const std::size_t blanks = rest.size() - trimmed(rest).size();
  const string_view next = rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (rest.starts_with("://")) return std::nullopt;  // an address in a text
  if (rest.starts_with(':')) {
    const std::size_t hard = hard_blank_length(rest.substr(1));
    return advice(hard > 0
                      ? fmt::format("hinter dem Doppelpunkt von {} steht ein geschütztes Leerzeichen", word)
                      : std::string("hinter dem Doppelpunkt fehlt ein Leerzeichen"),
                  word, rest.substr(1 + hard));
  }
  if (next.starts_with(';'))
    return advice(fmt::format("hinter {} steht ein Semikolon statt eines Doppelpunkts", word), word,
                  next.substr(1));
  if (next.starts_with('='))
    return advice(fmt::format("hinter {} steht ein Gleichheitszeichen statt eines Doppelpunkts", word), word,
                  next.substr(1));
  if (rest.starts_with('\t'))
    return advice(fmt::format("hinter {} steht ein Tabulator statt eines Doppelpunkts", word), word, next);
  const bool list = next.starts_with('[') || next.starts_with('{');
  const bool amount =
      is_row_number(word) && !next.empty() && (is_decimal_digit(next.front()) || next.front() == '-');
  if (blanks > 0 && (list || amount))
    return advice(fmt::format("hinter {} fehlt der Doppelpunkt", word), word, next);
  return std::nullopt;
}

/// Length of a number with a point or bracket behind it, and the blank after that: `1. `, `2) `.
std::size_t numbering_length(string_view line) {
  const std::size_t end = line.find_first_not_of("0123456789");
  if (end == 0 || end == string_view::npos || end > 3 || end + 1 >= line.size()) return 0;
  return (line[end] == '.' || line[end] == ')') && line[end + 1] == ' ' ? end + 2 : 0;
}

}  // namespace

std::string write_instead(string_view text) {
  if (text.size() <= longest_example) return fmt::format("so schreiben: {}", text);
  std::size_t end = longest_example;
  while (continues_character(text[end])) --end;
  return fmt::format("so schreiben: {}…", text.substr(0, end));
}

std::optional<std::string> in_quotes(string_view text) {
  if (text.find_first_of("\"\\") == string_view::npos) return fmt::format("\"{}\"", text);
  if (text.find('\'') == string_view::npos) return fmt::format("'{}'", text);
  return std::nullopt;
}

std::optional<std::string> requoted(string_view text) {
  return in_quotes(unquoted(text));
}

std::size_t hard_blank_length(string_view text) {
  const auto blank =
      std::ranges::find_if(hard_blanks, [&](string_view candidate) { return text.starts_with(candidate); });
  return blank == hard_blanks.end() ? 0 : blank->size();
}

std::optional<LineAdvice> explain_bullet(string_view line) {
  for (const string_view bullet : bullets) {
    if (!line.starts_with(bullet)) continue;
    const string_view rest = line.substr(bullet.size());
    if (!rest.starts_with(' ') && hard_blank_length(rest) == 0) continue;
    const string_view item = rest.substr(rest.starts_with(' ') ? 1 : hard_blank_length(rest));
    return LineAdvice{
        fmt::format("ein Eintrag einer Liste beginnt mit einem Strich (-), nicht mit {}", bullet),
        write_instead(fmt::format("- {}", trimmed(item)))};
  }
  if (const std::size_t length = numbering_length(line); length > 0) {
    return LineAdvice{fmt::format("ein Eintrag einer Liste beginnt mit einem Strich (-), nicht mit {}",
                                  trimmed(line.substr(0, length))),
                      write_instead(fmt::format("- {}", trimmed(line.substr(length))))};
  }
  if (line.size() > 1 && line.front() == '-' && (is_letter(line[1]) || line[1] == '{')) {
    return LineAdvice{"hinter dem Strich - des Eintrags fehlt ein Leerzeichen",
                      write_instead(fmt::format("- {}", line.substr(1)))};
  }
  return std::nullopt;
}

std::optional<LineAdvice> explain_key_line(string_view line) {
  line = trimmed(line);
  if (line.empty()) return std::nullopt;
  if (auto rule = explain_rule(line)) return rule;
  const string_view word = first_word(line);
  if (word.empty()) return std::nullopt;
  if (line.size() > 3 && line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == string_view::npos) {
    return LineAdvice{fmt::format("hinter {} fehlt der Doppelpunkt", line),
                      fmt::format("{}: …", write_instead(line))};
  }
  return explain_separator(word, line.substr(word.size()));
}

}  // namespace budgetc
