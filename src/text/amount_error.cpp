#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "text/amount_faults.hpp"
#include "text/amount_guess.hpp"
#include "text/amount_reading.hpp"
#include "text/lookalikes.hpp"

namespace budgetc {
namespace {

using namespace amount_faults;
using binding::invisible_characters;
using binding::strip_typographic_quotes;
using std::string_view;

constexpr string_view digit_characters = "0123456789";

constexpr string_view blank_or_zero = "ein leeres Feld schreibt man ~, eine Null 0";

std::optional<Fault> find_blank(string_view text, const Words& words) {
  if (text.find_first_not_of(" \t\r\n") != string_view::npos) return std::nullopt;
  return Fault{fmt::format("hier steht {}", words.none), std::string(blank_or_zero), 0, text.size()};
}

/// Characters that nobody sees: they come along when a text is copied.
std::optional<Fault> find_invisible(string_view text, const Words& words) {
  for (const auto& [bytes, name] : invisible_characters) {
    const std::size_t at = text.find(bytes);
    if (at == string_view::npos) continue;
    return Fault{fmt::format("{} steht ein unsichtbares Zeichen ({})", words.in_it, name),
                 fmt::format("das Zeichen löschen, oder {} neu tippen", words.object), at, bytes.size()};
  }
  return std::nullopt;
}

/// Quotation marks as word processors set them.
std::optional<Fault> find_typographic_quotes(string_view text, const Words& words) {
  const string_view inner = strip_typographic_quotes(text);
  if (inner.size() == text.size()) return std::nullopt;
  return Fault{fmt::format("{} {} steht in typografischen Anführungszeichen", words.it, inner),
               "als Anführungszeichen gelten nur gerade: \" oder '", 0, text.size()};
}

/// Letters where digits should be: `640.0OO`, `l.500`.
std::optional<Fault> find_letters_for_digits(string_view text, const Words&) {
  constexpr string_view letters = "OolI";
  const std::size_t at = text.find_first_of(letters);
  const bool only_these = text.find_first_not_of("0123456789.,-OolI") == string_view::npos;
  if (at == string_view::npos || !only_these || text.find_first_of(digit_characters) == string_view::npos)
    return std::nullopt;
  return Fault{fmt::format("in {} steht der Buchstabe {} statt einer Ziffer", quoted(text), text[at]),
               "O ist keine 0, l und I sind keine 1; die Ziffer tippen", at, 1};
}

std::optional<Fault> find_lone_dash(string_view text, const Words& words) {
  constexpr std::array dashes{"-", "--", "---", "–", "—", "−", "‐", "-,-", "-,--", "./."};
  if (std::ranges::find(dashes, text) == dashes.end()) return std::nullopt;
  return Fault{fmt::format("der Strich {} ist {}", quoted(text), words.none), std::string(blank_or_zero), 0,
               text.size()};
}

std::optional<Fault> find_hexadecimal(string_view text, const Words&) {
  const std::size_t mark = text.find_first_of("xX");
  if (mark != 1 || text.front() != '0') return std::nullopt;
  return Fault{fmt::format("{} ist keine Dezimalzahl", quoted(text)), "", 0, text.size()};
}

std::optional<Fault> find_sign(string_view text, const Words& words) {
  const std::size_t first_digit = text.find_first_of(digit_characters);
  if (first_digit == string_view::npos) return std::nullopt;
  const string_view before = text.substr(0, first_digit);
  if (before == "+") {
    return Fault{fmt::format("{} beginnt mit einem Pluszeichen", quoted(text)),
                 fmt::format("ohne Vorzeichen ist {} positiv", words.it), 0, 1};
  }
  for (const string_view dash : {"–", "—", "‐", "‑", "‒", "﹣", "\uff0d"}) {
    if (before != dash) continue;
    return Fault{fmt::format("{} beginnt mit einem Strich, der kein Minuszeichen ist", quoted(text)),
                 "das Minuszeichen ist - (oder −)", 0, dash.size()};
  }
  if (before.size() > 1 && before.find_first_not_of("+-") == string_view::npos) {
    return Fault{fmt::format("{} hat mehr als ein Vorzeichen", quoted(text)), "", 0, before.size()};
  }
  return std::nullopt;
}

std::optional<Fault> find_closing_sign(string_view text, const Words& words) {
  if (text.find_first_of(digit_characters) == string_view::npos) return std::nullopt;
  if (text.starts_with('(') && text.ends_with(')')) {
    return Fault{fmt::format("{} steht in Klammern", quoted(text)),
                 fmt::format("das Minuszeichen steht vor {}", words.of_it), 0, text.size()};
  }
  if (!text.ends_with('-')) return std::nullopt;
  const std::size_t end = text.find_last_not_of('-') + 1;
  if (text.substr(0, end).ends_with(',')) {
    return Fault{fmt::format("{} hat Striche statt {}", quoted(text), words.of_decimals),
                 fmt::format("sind {} null, fallen sie weg", words.decimals), end - 1, text.size() - end + 1};
  }
  return Fault{fmt::format("{} endet mit einem Minuszeichen", quoted(text)),
               fmt::format("das Minuszeichen steht vor {}", words.of_it), end, text.size() - end};
}

std::optional<Fault> find_padding(string_view text, const Words& words) {
  constexpr string_view blanks = " \t";
  if (blanks.find(text.front()) != string_view::npos) {
    return Fault{fmt::format("vor {} {} stehen Leerzeichen", words.of_it, quoted(text)), "", 0,
                 text.find_first_not_of(blanks)};
  }
  if (blanks.find(text.back()) == string_view::npos) return std::nullopt;
  const std::size_t end = text.find_last_not_of(blanks) + 1;
  return Fault{fmt::format("hinter {} {} stehen Leerzeichen", words.of_it, quoted(text)), "", end,
               text.size() - end};
}

/// Two points side by side: one too many, or digits between them are lost.
std::optional<Fault> find_doubled_point(string_view text, const Words&) {
  const std::size_t at = text.find("..");
  if (at == string_view::npos || text.find_first_of(digit_characters) == string_view::npos)
    return std::nullopt;
  return Fault{fmt::format("in {} stehen zwei Punkte hintereinander", quoted(text)),
               "einen Punkt löschen, oder die Ziffern dazwischen ergänzen", at, 2};
}

/// Characters that have no place in an amount, such as digits of other scripts.
std::optional<Fault> find_foreign_character(string_view text, const Words& words) {
  const std::size_t begin = text.starts_with("−") ? string_view("−").size() : text.starts_with('-') ? 1 : 0;
  const std::size_t at = text.find_first_not_of("0123456789.,", begin);
  if (at == string_view::npos) {
    if (text.find_first_of(digit_characters) != string_view::npos) return std::nullopt;
    return Fault{fmt::format("{} enthält keine Ziffer", quoted(text)), std::string(blank_or_zero), 0,
                 text.size()};
  }
  if (text.find_first_of(digit_characters) == string_view::npos && guess_amounts(text, words.counted).empty())
    return Fault{fmt::format("{} ist {}", quoted(text), words.none), std::string(blank_or_zero), 0,
                 text.size()};
  const std::size_t length = character_length(text, at);
  if (text.size() == at + length && at == 0)
    return Fault{fmt::format("{} ist {}", quoted(text), words.none), std::string(words.notation), 0, length};
  return Fault{fmt::format("{} ist {}: „{}“ gehört {}", quoted(text), words.none, text.substr(at, length),
                           words.into_none),
               std::string(words.notation), at, length};
}

/// From here on the text holds only digits, points, commas and at most one sign in front.
std::size_t sign_length(string_view text) {
  if (text.starts_with("−")) return string_view("−").size();
  return text.starts_with('-') ? 1 : 0;
}

std::optional<Fault> find_signed_zero(string_view text, const Words&) {
  const std::size_t sign = sign_length(text);
  if (sign == 0 || text.find_first_not_of("0,", sign) != string_view::npos) return std::nullopt;
  return Fault{fmt::format("{} ist eine Null mit Vorzeichen", quoted(text)), "", 0, sign};
}

std::optional<Fault> find_commas(string_view text, const Words& words) {
  const std::size_t first = text.find(',');
  if (first == string_view::npos) return std::nullopt;
  const std::size_t second = text.find(',', first + 1);
  if (second != string_view::npos) {
    return Fault{fmt::format("{} enthält mehr als ein Komma", quoted(text)), std::string(words.notation),
                 second, 1};
  }
  const std::size_t point = text.find('.', first);
  if (point != string_view::npos) {
    return Fault{fmt::format("in {} steht ein Punkt hinter dem Komma", quoted(text)),
                 std::string(words.notation), point, 1};
  }
  const std::size_t decimals = text.size() - first - 1;
  if (decimals == 0) {
    return Fault{fmt::format("in {} fehlen {} hinter dem Komma", quoted(text), words.decimals),
                 std::string(words.notation), first, 1};
  }
  if (decimals <= 2) return std::nullopt;
  return Fault{fmt::format("{} hat {} Stellen hinter dem Komma", quoted(text), decimals),
               "hinter dem Komma stehen höchstens zwei Stellen, Tausender trennt ein Punkt", first + 1,
               decimals};
}

std::optional<Fault> find_edge_separator(string_view text, const Words&) {
  const std::size_t begin = sign_length(text);
  if (text[begin] == ',' || text[begin] == '.') {
    return Fault{fmt::format("{} beginnt ohne Ziffer", quoted(text)), "", begin, 1};
  }
  if (text.ends_with('.'))
    return Fault{fmt::format("{} endet mit einem Punkt", quoted(text)), "", text.size() - 1, 1};
  return std::nullopt;
}

std::optional<Fault> find_group(string_view text, const Words& words) {
  const std::size_t begin = sign_length(text);
  const std::size_t end = std::min(text.find(','), text.size());
  const string_view whole = text.substr(begin, end - begin);
  std::size_t group = 0;
  for (std::size_t point = whole.find('.'); group <= whole.size(); point = whole.find('.', group)) {
    const std::size_t stop = std::min(point, whole.size());
    const bool fits = group == 0 ? (stop <= 3 || stop == whole.size()) : stop - group == 3;
    if (!fits) {
      return Fault{
          group == 0 ? fmt::format("in {} stehen {} Ziffern vor dem ersten Punkt", quoted(text), stop)
          : stop - group == 1
              ? fmt::format("in {} folgt eine Ziffer statt drei auf den Punkt", quoted(text))
              : fmt::format("in {} folgen {} statt drei Ziffern auf den Punkt", quoted(text), stop - group),
          std::string(words.notation), begin + group, std::max<std::size_t>(stop - group, 1)};
    }
    group = stop + 1;
  }
  return std::nullopt;
}

std::optional<Fault> find_leading_zero(string_view text, const Words&) {
  const std::size_t begin = sign_length(text);
  const std::size_t end = std::min(text.find_first_not_of('0', begin), text.size());
  if (end == begin) return std::nullopt;
  return Fault{fmt::format("{} beginnt mit einer Null", quoted(text)),
               "nur Zeilennummern beginnen mit Nullen, Beträge nicht", begin, end - begin};
}

/// The first finding in an order that names the cause before its consequences.
Fault find_fault(string_view text, const Words& words) {
  constexpr std::array finders{find_blank,
                               find_invisible,
                               find_typographic_quotes,
                               find_date,
                               find_ellipsis,
                               find_formula,
                               find_about,
                               find_percent,
                               find_letters_for_digits,
                               find_lone_dash,
                               find_padding,
                               find_doubled_point,
                               find_hexadecimal,
                               find_exponent,
                               find_sign,
                               find_closing_sign,
                               find_foreign_grouping,
                               find_unit,
                               find_foreign_character,
                               find_signed_zero,
                               find_commas,
                               find_edge_separator,
                               find_group,
                               find_leading_zero};
  for (const auto find : finders) {
    if (auto fault = find(text, words)) return *std::move(fault);
  }
  return {fmt::format("{} ist kein Betrag", quoted(text)), std::string(words.notation), 0, text.size()};
}

Fault out_of_range(string_view text, const Words& words) {
  return {fmt::format("{} {} ist zu groß", words.it, quoted(text)),
          fmt::format("{} reichen bis ±90 Billionen{} (90.000.000.000.000)", words.all,
                      words.counted == Counted::euros ? " Euro" : ""),
          0, text.size()};
}

std::string_view condition_of(GuessKind kind) {
  switch (kind) {
    case GuessKind::certain: return "so schreiben";
    case GuessKind::cents: return "sind es Cent, so schreiben";
    case GuessKind::thousands: return "sind es Tausender, so schreiben";
  }
  return {};
}

/// The rule that was broken, and how to write what was meant, as far as that is known.
std::string help_line(string_view rule, string_view text, Counted counted) {
  std::string help(rule);
  for (const AmountGuess& guess : guess_amounts(text, counted)) {
    if (!help.empty()) help += "; ";
    help += fmt::format("{}: {}", condition_of(guess.kind), as_written(guess.text));
  }
  return help;
}

}  // namespace

AmountError explain_amount(std::string_view text, AmountFault fault, Counted counted) {
  const Words& words = words_for(counted);
  const bool too_large = fault == AmountFault::range;
  const Fault found = too_large ? out_of_range(text, words) : find_fault(text, words);
  return {.message = found.message,
          .help = too_large ? found.rule : help_line(found.rule, text, counted),
          .offset = static_cast<std::uint32_t>(found.offset),
          .length = static_cast<std::uint32_t>(found.length)};
}

}  // namespace budgetc
