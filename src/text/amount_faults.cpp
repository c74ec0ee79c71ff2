#include "text/amount_faults.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "text/amount_guess.hpp"

namespace budgetc::amount_faults {
namespace {

using std::string_view;

constexpr string_view digit_characters = "0123456789";

constexpr Words euro_words{
    .counted = Counted::euros,
    .none = "kein Betrag",
    .it = "der Betrag",
    .of_it = "dem Betrag",
    .in_it = "im Betrag",
    .object = "den Betrag",
    .all = "die Beträge",
    .decimals = "die Cent",
    .of_decimals = "der Cent",
    .into_none = "in keinen",
    .without_unit = "Beträge stehen ohne Einheit in Euro",
    .notation = "Der Punkt trennt Tausender, das Komma die Cent: 1.234,56",
};

constexpr Words number_words{
    .counted = Counted::indicator,
    .none = "keine Zahl",
    .it = "die Zahl",
    .of_it = "der Zahl",
    .in_it = "in der Zahl",
    .object = "die Zahl",
    .all = "die Zahlen",
    .decimals = "die Stellen",
    .of_decimals = "der Nachkommastellen",
    .into_none = "in keine",
    .without_unit = "nur die Zahl schreiben; ihre Einheit nennt „einheit“",
    .notation = "Der Punkt trennt Tausender, das Komma die Nachkommastellen: 1.234,56",
};

constexpr Words posts_words = [] {
  Words words = number_words;
  words.counted = Counted::posts;
  words.without_unit = "nur die Zahl der Stellen schreiben";
  return words;
}();

string_view trimmed_end(string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

bool is_number(string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         text.find_first_not_of(digit_characters) == string_view::npos;
}

/// `01.12.2025`, `1.12.25`, `2025-12-01`: three numbers, of which one is long enough for a year.
bool has_date_digits(string_view text) {
  for (const char separator : {'.', '-', '/'}) {
    const std::size_t first = text.find(separator);
    const std::size_t second = first == string_view::npos ? first : text.find(separator, first + 1);
    if (second == string_view::npos) continue;
    const string_view a = text.substr(0, first);
    const string_view b = text.substr(first + 1, second - first - 1);
    const string_view c = text.substr(second + 1);
    const bool year_last =
        is_number(a, 1, 2) && is_number(b, 1, 2) && (is_number(c, 4, 4) || is_number(c, 2, 2));
    const bool year_first = is_number(a, 4, 4) && is_number(b, 1, 2) && is_number(c, 1, 2);
    if (year_last || year_first) return true;
  }
  return false;
}

/// `Dez 25`, `1. Mrz`: what spreadsheets make of what looks like a date to them.
bool has_month_name(string_view text) {
  constexpr std::array months{"Jan", "Feb", "Mrz", "Mär", "Apr", "Mai", "Jun",
                              "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"};
  return text.find_first_of(digit_characters) != string_view::npos &&
         std::ranges::any_of(months, [&](string_view month) {
           const std::size_t at = text.find(month);
           return at != string_view::npos && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '.');
         });
}

/// Where a unit begins behind a number: past blanks and punctuation.
std::size_t unit_offset(string_view behind) {
  constexpr string_view hard_blank = "\u00a0";
  std::size_t begin = 0;
  while (begin < behind.size()) {
    if (behind.substr(begin).starts_with(hard_blank)) {
      begin += hard_blank.size();
    } else if (string_view(" .,-").find(behind[begin]) != string_view::npos) {
      ++begin;
    } else {
      break;
    }
  }
  return begin;
}

/// What to do about a text behind a number: a remark, the mark of a footnote, or a unit.
std::string unit_rule(string_view unit, const Words& words) {
  constexpr std::array<string_view, 6> footnotes{"¹", "²", "³", "*", ")", "†"};
  if (unit == "\"") return "das Anführungszeichen dahinter wurde vor der Zahl nicht geöffnet";
  if (std::ranges::any_of(footnotes, [&](string_view mark) { return unit.starts_with(mark); }))
    return "nur die Zahl schreiben; eine Fußnote steht als Bemerkung hinter #";
  if (unit.starts_with('(')) return "nur die Zahl schreiben; eine Bemerkung steht hinter #";
  return std::string(words.without_unit);
}

}  // namespace

const Words& words_for(Counted counted) {
  switch (counted) {
    case Counted::posts: return posts_words;
    case Counted::indicator: return number_words;
    case Counted::euros: break;
  }
  return euro_words;
}

std::size_t character_length(string_view text, std::size_t offset) {
  std::size_t length = 1;
  while (offset + length < text.size() && continues_character(text[offset + length])) ++length;
  return length;
}

std::string quoted(string_view text) {
  constexpr std::size_t longest = 40;
  if (text.size() <= longest) return fmt::format("„{}“", text);
  std::size_t end = 0;
  while (end < longest) end += character_length(text, end);
  return fmt::format("„{}…“", text.substr(0, end));
}

std::optional<Fault> find_date(string_view text, const Words& words) {
  if (!has_date_digits(text) && !has_month_name(text)) return std::nullopt;
  return Fault{fmt::format("{} ist ein Datum, {}", quoted(text), words.none),
               fmt::format("hier steht {}{}; ein leeres Feld schreibt man ~", words.it,
                           words.counted == Counted::euros ? " in Euro" : ""),
               0, text.size()};
}

std::optional<Fault> find_ellipsis(string_view text, const Words& words) {
  if (text != "…" && text != "..." && text != "....") return std::nullopt;
  return Fault{fmt::format("{} steht für etwas Ausgelassenes und ist {}", quoted(text), words.none),
               fmt::format("{} ausschreiben; ein leeres Feld schreibt man ~", words.all), 0, text.size()};
}

std::optional<Fault> find_percent(string_view text, const Words& words) {
  if (words.counted != Counted::euros || !text.ends_with('%') ||
      text.find_first_of(digit_characters) == string_view::npos)
    return std::nullopt;
  return Fault{fmt::format("{} ist ein Anteil, kein Betrag", quoted(text)),
               "den Anteil ausrechnen und den Betrag in Euro schreiben; ein leeres Feld schreibt man ~",
               text.size() - 1, 1};
}

std::optional<Fault> find_unit(string_view text, const Words& words) {
  const std::size_t first = text.find_first_of(digit_characters);
  const std::size_t last = text.find_last_of(digit_characters);
  if (first == string_view::npos) return std::nullopt;
  if (text.starts_with("€") || text.starts_with("EUR")) {
    return Fault{fmt::format("{} enthält eine Einheit", quoted(text)), std::string(words.without_unit), 0,
                 text.find_first_of(" 0123456789-")};
  }
  const string_view behind = text.substr(last + 1);
  const std::size_t begin = unit_offset(behind);
  if (begin == behind.size()) return std::nullopt;
  const string_view unit = behind.substr(begin);
  if (text.substr(0, last + 1).find_first_not_of("+-−0123456789., ") != string_view::npos)
    return std::nullopt;
  return Fault{fmt::format("{} enthält hinter der Zahl {}", quoted(text), quoted(unit)),
               unit_rule(unit, words), last + 1 + begin, unit.size()};
}

std::optional<Fault> find_formula(string_view text, const Words& words) {
  if (!text.starts_with('=')) return std::nullopt;
  return Fault{fmt::format("{} ist eine Formel aus einer Tabelle, {}", quoted(text), words.none),
               fmt::format("{} schreiben, {} die Tabelle dort zeigt", words.object,
                           words.counted == Counted::euros ? "den" : "die"),
               0, text.size()};
}

std::optional<Fault> find_about(string_view text, const Words& words) {
  const std::size_t length = text.size() - without_about(text).size();
  if (length == 0) return std::nullopt;
  return Fault{fmt::format("vor {} steht „{}“", words.of_it, trimmed_end(text.substr(0, length))),
               "nur die Zahl schreiben", 0, length};
}

std::optional<Fault> find_exponent(string_view text, const Words& words) {
  const std::size_t mark = text.find_first_of("eE");
  if (mark == string_view::npos || mark == 0 || mark + 1 == text.size()) return std::nullopt;
  if (digit_characters.find(text[mark - 1]) == string_view::npos) return std::nullopt;
  if (text.find_first_not_of("+-0123456789", mark + 1) != string_view::npos) return std::nullopt;
  return Fault{
      fmt::format("{} ist mit einer Zehnerpotenz geschrieben", quoted(text)),
      fmt::format("so gerundet zeigt eine Tabelle zu schmale Spalten; {} dort ganz ablesen und ausschreiben",
                  words.object),
      mark, text.size() - mark};
}

std::optional<Fault> find_foreign_grouping(string_view text, const Words&) {
  struct Separator {
    string_view bytes;
    string_view name;
  };
  constexpr std::array separators{Separator{"·", "einen Punkt auf halber Höhe"},
                                  Separator{"∙", "einen Punkt auf halber Höhe"},
                                  Separator{"⋅", "einen Punkt auf halber Höhe"},
                                  Separator{" ", "ein Leerzeichen"},
                                  Separator{"\u00a0", "ein geschütztes Leerzeichen"},
                                  Separator{"\u202f", "ein schmales Leerzeichen"},
                                  Separator{"\u2009", "ein schmales Leerzeichen"},
                                  Separator{"\u2007", "ein Leerzeichen"},
                                  Separator{"'", "einen Apostroph"},
                                  Separator{"’", "einen Apostroph"},
                                  Separator{"_", "einen Unterstrich"}};
  for (const Separator& separator : separators) {
    const std::size_t at = text.find(separator.bytes);
    if (at == string_view::npos || at == 0) continue;
    const std::size_t next = at + separator.bytes.size();
    if (next >= text.size() || digit_characters.find(text[at - 1]) == string_view::npos) continue;
    if (digit_characters.find(text[next]) == string_view::npos) continue;
    return Fault{fmt::format("{} enthält {} zwischen den Ziffern", quoted(text), separator.name),
                 "Tausender trennt ein Punkt", at, separator.bytes.size()};
  }
  return std::nullopt;
}

}  // namespace budgetc::amount_faults
