#include "text/typed_amounts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/digits.hpp"
#include "text/amount_reading.hpp"

namespace budgetc {
namespace {

using std::string_view;

struct UnitWord {
  string_view word;
  TypedUnit unit;
};

/// Longer words stand before their beginnings.
constexpr std::array unit_words{
    UnitWord{"€", TypedUnit::euros},        UnitWord{"Euro", TypedUnit::euros},
    UnitWord{"EUR", TypedUnit::euros},      UnitWord{"T€", TypedUnit::thousands},
    UnitWord{"TEUR", TypedUnit::thousands}, UnitWord{"TEuro", TypedUnit::thousands},
    UnitWord{"Tsd", TypedUnit::thousands},  UnitWord{"Tausend", TypedUnit::thousands},
    UnitWord{"Mio", TypedUnit::larger},     UnitWord{"Million", TypedUnit::larger},
    UnitWord{"Mrd", TypedUnit::larger},     UnitWord{"Milliarde", TypedUnit::larger}};

/// What a number without a unit counts behind it, and what it is behind such a word.
constexpr std::array<string_view, 4> no_amount_behind{"%", "‰", "Prozent", "v. H."};
constexpr std::array<string_view, 7> no_amount_before{"§", "Nr.", "Nummer", "Az.", "Artikel", "Art.", "S."};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Bytes of blanks at the beginning.
std::size_t blanks_at(string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const string_view rest = text.substr(length);
    if (rest.starts_with("\u00A0") || rest.starts_with("\u202F")) {
      length += rest.front() == '\xC2' ? 2 : 3;
    } else if (rest.front() == ' ' || rest.front() == '\n') {
      ++length;
    } else {
      break;
    }
  }
  return length;
}

string_view without_blanks_behind(string_view text) {
  while (text.ends_with(' ') || text.ends_with('\n') || text.ends_with("\u00A0"))
    text.remove_suffix(text.ends_with("\u00A0") ? 2 : 1);
  return text;
}

/// Whether a number may begin behind this text: behind a blank, a bracket, or a sign with a blank before it.
bool may_begin_behind(string_view before) {
  for (const string_view sign : {"-", "−", "–", "+"}) {
    if (before.ends_with(sign)) before.remove_suffix(sign.size());
  }
  if (before.empty()) return true;
  const string_view openers = " \n(+";
  return openers.find(before.back()) != string_view::npos || before.ends_with("\u00A0");
}

/// Length of a number with or without the dots of thousands, and of its cents.
struct NumberLength {
  std::size_t length = 0;
  bool has_dots = false;
};

std::size_t digits_at(string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

NumberLength number_at(string_view text) {
  NumberLength number{.length = digits_at(text)};
  while (number.length < text.size() && text[number.length] == '.') {
    const std::size_t group = digits_at(text.substr(number.length + 1));
    if (group == 0) break;
    number.has_dots = true;
    number.length += 1 + group;
  }
  if (number.length + 1 < text.size() && text[number.length] == ',' && is_digit(text[number.length + 1]))
    number.length += 1 + digits_at(text.substr(number.length + 1));
  return number;
}

/// The unit behind a number, and how many bytes it takes with the blanks before it.
std::pair<TypedUnit, std::size_t> unit_at(string_view text) {
  const std::size_t blanks = blanks_at(text);
  const string_view rest = text.substr(blanks);
  for (const UnitWord& unit : unit_words) {
    if (!rest.starts_with(unit.word)) continue;
    const std::size_t length = unit.word.size();
    const bool whole =
        length == rest.size() || !is_ascii_letter(rest[length]) || unit.unit == TypedUnit::larger;
    if (whole) return {unit.unit, blanks + length};
  }
  return {TypedUnit::none, 0};
}

/// Whether a text begins with a noun: the number before it counts that.
bool begins_with_noun(string_view text) {
  for (const string_view letter : {"Ä", "Ö", "Ü"}) {
    if (text.starts_with(letter)) return true;
  }
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
}

bool is_something_else(string_view before, string_view behind, TypedUnit unit) {
  const string_view next = behind.substr(blanks_at(behind));
  if (unit == TypedUnit::none && begins_with_noun(next)) return true;
  const string_view last = without_blanks_behind(before);
  return std::ranges::any_of(no_amount_behind, [&](string_view word) { return next.starts_with(word); }) ||
         std::ranges::any_of(no_amount_before, [&](string_view word) { return last.ends_with(word); });
}

/// Whether a number goes on behind what was read of it: as a word, a number of a file, a range.
bool goes_on(string_view behind) {
  if (behind.empty()) return false;
  const char c = behind.front();
  if (is_ascii_letter(c) || c == '/' || c == '-' || c == '_') return true;
  return static_cast<unsigned char>(c) >= 0x80U && blanks_at(behind) == 0 &&
         unit_at(behind).first == TypedUnit::none;
}

std::optional<TypedAmount> amount_at(string_view text, std::size_t at, const NumberLength& number) {
  const string_view behind = text.substr(at + number.length);
  const auto [unit, length] = unit_at(behind);
  if (unit == TypedUnit::none && (!number.has_dots || goes_on(behind))) return std::nullopt;
  if (is_something_else(text.substr(0, at), behind, unit)) return std::nullopt;
  const auto amount = read_amount(text.substr(at, number.length));
  if (!amount) return std::nullopt;
  return TypedAmount{*amount, unit, at, number.length + length};
}

}  // namespace

std::vector<TypedAmount> typed_amounts(string_view text) {
  std::vector<TypedAmount> found;
  for (std::size_t at = text.find_first_of("0123456789"); at < text.size();) {
    const NumberLength number = number_at(text.substr(at));
    if (may_begin_behind(text.substr(0, at))) {
      if (const auto amount = amount_at(text, at, number)) found.push_back(*amount);
    }
    at = text.find_first_of("0123456789", at + number.length);
  }
  return found;
}

}  // namespace budgetc
