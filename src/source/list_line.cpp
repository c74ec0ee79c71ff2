#include "source/list_line.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "source/lexis.hpp"

namespace budgetc {
namespace {

using std::string_view;

string_view without_blanks(string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Calls `visit` with the offset of each character outside of quotation marks until it returns true; gives
/// that offset, or npos. A quotation mark opens only where a value may begin.
template <typename Visit>
std::size_t find_unquoted(string_view line, Visit visit) {
  char open = '\0';
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool begins = at == 0 || string_view(" \t,[{").find(line[at - 1]) != string_view::npos;
    if (open != '\0') {
      if (c == open) open = '\0';
    } else if ((c == '"' || c == '\'') && begins) {
      open = c;
    } else if (visit(at)) {
      return at;
    }
  }
  return string_view::npos;
}

/// The entries between commas, without blanks around them.
std::vector<string_view> entries_of(string_view line) {
  std::vector<string_view> entries;
  std::size_t begin = 0;
  static_cast<void>(find_unquoted(line, [&](std::size_t at) {
    if (line[at] == ',') {
      entries.push_back(without_blanks(line.substr(begin, at - begin)));
      begin = at + 1;
    }
    return false;
  }));
  entries.push_back(without_blanks(line.substr(begin)));
  return entries;
}

bool in_straight_quotes(string_view text) {
  return text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
}

/// Nothing but digits with the characters that an amount may have, or `~`.
bool is_plain_amount(string_view text) {
  if (in_straight_quotes(text)) text = text.substr(1, text.size() - 2);
  return text == "~" || (text.find_first_of("0123456789") != string_view::npos &&
                         text.find_first_not_of("0123456789.,-\u2212") == string_view::npos);
}

/// The line before a `#`, and the remark behind it.
struct Commented {
  string_view before;
  string_view remark;
};

Commented take_comment(string_view line) {
  const std::size_t at = comment_offset(line);
  if (at == string_view::npos) return {without_blanks(line), {}};
  return {without_blanks(line.substr(0, at)), without_blanks(line.substr(at + 1))};
}

string_view without_last_comma(string_view text) {
  return text.ends_with(',') ? without_blanks(text.substr(0, text.size() - 1)) : text;
}

std::string commented(string_view value, string_view remark) {
  return remark.empty() ? std::string(value) : fmt::format("{} # {}", value, remark);
}

/// A remark without the characters that begin and end one elsewhere: `// x`, `-- x`, `/* x */`.
string_view bare_remark(string_view rest) {
  constexpr std::array<string_view, 10> beginnings{"//", "/*", "<!--", "---", "--", "-", "–", "—", ";", "*"};
  const auto mark =
      std::ranges::find_if(beginnings, [&](string_view candidate) { return rest.starts_with(candidate); });
  string_view bare = mark == beginnings.end() ? rest : without_blanks(rest.substr(mark->size()));
  for (const string_view end : {string_view("*/"), string_view("-->")}) {
    if (bare.ends_with(end)) bare = without_blanks(bare.substr(0, bare.size() - end.size()));
  }
  return bare.empty() ? rest : bare;
}

/// Whether a value in brackets is a list of amounts or a mapping, and no word that a text begins with.
bool is_data(string_view value) {
  if (value.size() < 2) return false;
  return value.find(": ") != string_view::npos ||
         std::ranges::any_of(entries_of(value.substr(1, value.size() - 2)), is_plain_amount);
}

}  // namespace

std::size_t comment_offset(string_view line) {
  return find_unquoted(
      line, [&](std::size_t at) { return line[at] == '#' && (at == 0 || is_blank(line[at - 1])); });
}

std::optional<LineAdvice> explain_hidden_bracket(string_view line, char closing) {
  const auto [before, remark] = take_comment(line);
  const std::size_t bracket = remark.rfind(closing);
  // "s. [1]" is a remark with brackets of its own.
  const bool own = remark.find(closing == ']' ? '[' : '{') != string_view::npos;
  if (bracket == string_view::npos || own) return std::nullopt;
  const string_view inner = without_blanks(remark.substr(0, bracket));
  const bool amounts = before.ends_with(',') && !inner.empty() && is_plain_amount(entries_of(inner).front());
  if (amounts) {
    return LineAdvice{fmt::format("ab # gilt der Rest der Zeile als Kommentar, auch die Klammer {}", closing),
                      fmt::format("das # löschen; {}; soll das Feld leer bleiben, ~ statt des Betrags",
                                  write_instead(fmt::format("{} {}{}", before, inner, closing)))};
  }
  return LineAdvice{
      fmt::format("die Klammer {} steht hinter # und gilt damit als Kommentar", closing),
      write_instead(commented(fmt::format("{}{}", without_last_comma(before), closing), inner))};
}

LineAdvice explain_unclosed(string_view line, bool whole) {
  const char open = line.empty() ? '[' : line.front();
  const char closing = open == '[' ? ']' : '}';
  if (whole) {
    if (auto hidden = explain_hidden_bracket(line, closing)) return *std::move(hidden);
  }
  LineAdvice advice{fmt::format("die Klammer {} wird nicht geschlossen", open), {}};
  const auto [before, remark] = take_comment(line);
  string_view list = without_last_comma(before);
  const char last = list.empty() ? open : list.back();
  const bool other = string_view(")>").find(last) != string_view::npos &&
                     list.find('(') == string_view::npos && list.find('<') == string_view::npos;
  if (whole && other) {
    list = without_blanks(list.substr(0, list.size() - 1));
    advice.message = fmt::format("am Ende der Zeile steht {} statt der Klammer {}", last, closing);
  }
  const bool certain = whole && list.size() > 1;
  if (certain) advice.help = write_instead(commented(fmt::format("{}{}", list, closing), remark));
  return advice;
}

std::optional<LineAdvice> explain_braced_list(string_view line) {
  const std::size_t end = line.find('}');
  if (end == string_view::npos || end == 0) return std::nullopt;
  const string_view inner = line.substr(1, end - 1);
  const string_view behind = without_blanks(line.substr(end + 1));
  if (!std::ranges::all_of(entries_of(inner), is_plain_amount)) return std::nullopt;
  if (!behind.empty() && !behind.starts_with('#')) return std::nullopt;
  return LineAdvice{"die Beträge stehen in geschweiften Klammern statt in eckigen",
                    write_instead(fmt::format("[{}]", inner))};
}

std::optional<LineAdvice> explain_rest(string_view value, string_view rest) {
  const char closing = value.empty() ? ']' : value.back();
  const bool marked = bare_remark(rest).size() < rest.size();
  if (!marked && !is_data(value)) return std::nullopt;
  const bool more = rest.ends_with(closing) && rest.find_first_of("[{#") == string_view::npos;
  if (more && rest.size() > 1) {
    const string_view tail = without_blanks(rest.starts_with(',') ? rest.substr(1) : rest);
    return LineAdvice{
        fmt::format("die Klammer {} schließt, bevor der letzte Wert kommt", closing),
        fmt::format("sie löschen; {}",
                    write_instead(fmt::format("{}, {}", value.substr(0, value.size() - 1), tail)))};
  }
  LineAdvice advice{fmt::format("hinter der Klammer {} steht in derselben Zeile noch etwas", closing), {}};
  const bool list = rest.starts_with('[') || rest.starts_with('{');
  const bool footnote = rest.size() <= 4 && rest.starts_with('[') && rest.ends_with(']');
  advice.help = list && !footnote ? "alle Werte in ein Paar Klammern setzen; eine Bemerkung beginnt mit #"
                                  : fmt::format("eine Bemerkung beginnt mit #; {}",
                                                write_instead(commented(value, bare_remark(rest))));
  return advice;
}

std::optional<LineAdvice> explain_bare_list(string_view line) {
  const auto entries = entries_of(line);
  const bool values = entries.size() > 1 && std::ranges::all_of(entries, [](string_view entry) {
                        return in_straight_quotes(entry) || is_plain_amount(entry);
                      });
  if (!values) return std::nullopt;
  return LineAdvice{"die Werte stehen nicht in eckigen Klammern", write_instead(fmt::format("[{}]", line))};
}

std::optional<LineAdvice> explain_glued_value(string_view key, string_view line) {
  const std::size_t colon = key.find(':');
  if (colon == string_view::npos || colon == 0 || colon + 1 >= key.size()) return std::nullopt;
  if (string_view("[{\"'").find(key[colon + 1]) == string_view::npos) return std::nullopt;
  return LineAdvice{"hinter dem Doppelpunkt fehlt ein Leerzeichen",
                    write_instead(fmt::format("{}: {}", line.substr(0, colon), line.substr(colon + 1)))};
}

}  // namespace budgetc
