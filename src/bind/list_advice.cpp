#include "bind/list_advice.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "text/amount_guess.hpp"
#include "text/amount_parser.hpp"

namespace budgetc::binding {
namespace {

using std::string_view;

constexpr string_view blanks = " \t";

string_view trimmed(string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Without straight quotation marks around it.
string_view unquoted(string_view text) {
  const bool quoted =
      text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// The parts between separators, without blanks around them.
std::vector<string_view> split(string_view text, string_view separator) {
  std::vector<string_view> parts;
  for (std::size_t at = text.find(separator); at != string_view::npos; at = text.find(separator)) {
    parts.push_back(trimmed(text.substr(0, at)));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(trimmed(text));
  return parts;
}

/// Splits at blanks, with or without a comma before them.
std::vector<string_view> split_at_blanks(string_view text) {
  std::vector<string_view> parts;
  for (string_view part : split(text, " ")) {
    if (part.ends_with(',')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

/// The list that the parts make, if they are as many as there are columns.
std::string fitting_list(const std::vector<string_view>& parts, std::size_t columns) {
  if (parts.size() != columns) return {};
  return write_list(parts).value_or(std::string());
}

/// Two amounts with a blank between them that cannot be one.
ListAdvice find_missing_comma(string_view inner, std::size_t columns) {
  for (const string_view item : split(inner, ",")) {
    const std::size_t blank = item.find(' ');
    if (blank == string_view::npos || certain_amount(item)) continue;
    const string_view before = item.substr(0, blank);
    const string_view after = trimmed(item.substr(blank)).substr(0, trimmed(item.substr(blank)).find(' '));
    if (!certain_amount(before) || !certain_amount(after)) continue;
    const auto offset = static_cast<std::size_t>(item.data() - inner.data());
    const auto end = static_cast<std::size_t>(after.data() + after.size() - inner.data());
    return {.message = fmt::format("zwischen {} und {} fehlt ein Komma", before, after),
            .list = fitting_list(split_at_blanks(inner), columns),
            .offset = offset,
            .length = end - offset};
  }
  return {};
}

/// A decimal comma that separates entries.
ListAdvice find_torn_amount(string_view inner, std::size_t columns, Counted counted) {
  const std::vector<string_view> parts = split(inner, ", ");
  const auto torn = std::ranges::find_if(parts, [](string_view part) {
    return part.find(',') != string_view::npos && part.find_first_of("\"'") == string_view::npos;
  });
  if (torn == parts.end()) return {};
  const auto offset = static_cast<std::size_t>(torn->data() - inner.data());
  const auto amount = parse_amount(*torn, counted);
  const bool rounded = !amount && guess_amounts(*torn, counted).empty();
  return {.message = rounded ? amount.error().message
                             : fmt::format("das Komma in {} trennt hier zwei {}", *torn, plural_of(counted)),
          .list = fitting_list(parts, columns),
          .help = rounded ? amount.error().help : std::string(),
          .offset = offset,
          .length = torn->size()};
}

/// A spreadsheet's formula, whose commas or semicolons are its own.
ListAdvice find_formula_in_list(string_view inner) {
  for (const string_view item : split(inner, ",")) {
    if (!item.starts_with('=')) continue;
    return {.message = fmt::format("„{}“ beginnt wie eine Formel aus einer Tabelle", item),
            .help = "den Betrag schreiben, den die Tabelle dort zeigt",
            .offset = static_cast<std::size_t>(item.data() - inner.data()),
            .length = item.size()};
  }
  return {};
}

bool is_ellipsis(string_view text) {
  return text == "…" || text == "..." || text == "....";
}

ListAdvice find_ellipsis(string_view inner) {
  for (const string_view item : split(inner, ",")) {
    if (!is_ellipsis(item)) continue;
    return {.message = fmt::format("„{}“ steht für Ausgelassenes; hier wird jeder Betrag geschrieben", item),
            .offset = static_cast<std::size_t>(item.data() - inner.data()),
            .length = item.size()};
  }
  return {};
}

}  // namespace

string_view plural_of(Counted counted) {
  return counted == Counted::euros ? "Beträge" : "Werte";
}

std::optional<std::string> write_list(std::span<const string_view> amounts, Counted counted) {
  std::string list;
  for (const string_view amount : amounts) {
    const bool empty = amount.empty() || amount == "~" || amount == "null";
    const auto certain = empty ? std::optional<std::string>("~") : certain_amount(unquoted(amount), counted);
    if (!certain) return std::nullopt;
    list += fmt::format("{}{}", list.empty() ? "" : ", ", as_written(*certain));
  }
  return '[' + list + ']';
}

ListAdvice advise_on_list(string_view inner, std::size_t columns, Counted counted) {
  if (inner.find_first_of("#\n[{") != string_view::npos) return {};
  if (ListAdvice formula = find_formula_in_list(inner); !formula.message.empty()) return formula;
  if (inner.find(';') != string_view::npos) {
    return {.message = "die Beträge sind mit Semikolon getrennt; in […] trennt ein Komma",
            .list = fitting_list(split(inner, ";"), columns)};
  }
  if (inner.find('|') != string_view::npos) {
    return {.message = "die Beträge sind mit | getrennt; in […] trennt ein Komma",
            .list = fitting_list(split(inner, "|"), columns)};
  }
  if (inner.find('\t') != string_view::npos && inner.find(',') == string_view::npos) {
    return {.message = "zwischen den Beträgen stehen Tabulatoren; in […] trennt ein Komma",
            .list = fitting_list(split(inner, "\t"), columns)};
  }
  ListAdvice advice = find_ellipsis(inner);
  if (advice.message.empty()) advice = find_missing_comma(inner, columns);
  const bool too_many = split(inner, ",").size() > columns;
  if (advice.message.empty() && too_many) advice = find_torn_amount(inner, columns, counted);
  return advice;
}

ListAdvice advise_on_text(string_view text, std::size_t columns) {
  const bool round = text.starts_with('(') && text.ends_with(')');
  const bool closed_only = text.ends_with(']');
  string_view inner = round ? text.substr(1, text.size() - 2) : text;
  if (closed_only) inner.remove_suffix(1);
  ListAdvice advice{.message = round         ? "die Beträge stehen in runden Klammern statt in eckigen"
                               : closed_only ? "vor den Beträgen fehlt die öffnende Klammer ["
                                             : "die Beträge stehen nicht in eckigen Klammern"};
  for (const string_view separator :
       {string_view(";"), string_view("\t"), string_view(", "), string_view(",")}) {
    advice.list = fitting_list(split(inner, separator), columns);
    if (!advice.list.empty()) return advice;
  }
  const std::vector<string_view> parts = split_at_blanks(inner);
  if (!certain_amount(inner)) advice.list = fitting_list(parts, columns);
  const bool amounts =
      std::ranges::any_of(parts, [](string_view part) { return certain_amount(part).has_value(); });
  if (!amounts) advice.message.clear();
  return advice;
}

}  // namespace budgetc::binding
