#include "text/amount_guess.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include <utf8proc.h>

#include "base/digits.hpp"
#include "text/amount_reading.hpp"
#include "text/lookalikes.hpp"

namespace budgetc {
namespace {

using std::string_view;

/// Longest text worth guessing at; no amount is written longer than this.
constexpr std::size_t longest_guess = 64;

/// A reading of the text that is not yet put into German notation: digits, and where the cents begin.
struct GuessedReading {
  std::string whole;
  std::string decimals;
  GuessKind kind = GuessKind::certain;
};

/// ASCII for characters that look like digits, signs or blanks; nothing for those that stay as they are.
std::optional<string_view> plain_form(utf8proc_int32_t c) {
  static constexpr std::array digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  for (const utf8proc_int32_t zero : {0xFF10, 0x0660, 0x06F0}) {  // fullwidth, Arabic-Indic and its extension
    if (c >= zero && c < zero + 10) return digits[static_cast<std::size_t>(c - zero)];
  }
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D: return "-";
    case ' ':
    case '\t':
    case '\'':
    case '_':
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F:
    case 0x00B7:
    case 0x2219:
    case 0x22C5:
    case 0x2019: return "_";
    case 0x00AD:
    case 0x200B:
    case 0x2060:
    case 0xFEFF: return "";
    case 0xFF0C: return ",";
    case 0xFF0E: return ".";
    default: return std::nullopt;
  }
}

/// The text with look-alike characters replaced; `_` stands for what separates digits and must not.
std::string simplify(string_view text) {
  std::string plain;
  while (!text.empty()) {
    utf8proc_int32_t c = -1;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &c);
    const auto size = static_cast<std::size_t>(length > 0 ? length : 1);
    plain += plain_form(c).value_or(text.substr(0, size));
    text.remove_prefix(size);
  }
  return plain;
}

struct Unit {
  string_view name;
  int zeros;
};

/// Units as they are written behind amounts, and the zeros they stand for.
constexpr std::array units{
    Unit{"€", 0},     Unit{"EUR", 0},     Unit{"Euro", 0},    Unit{"T€", 3},    Unit{"TEUR", 3},
    Unit{"T", 3},     Unit{"Tsd", 3},     Unit{"Tsd.", 3},    Unit{"Tsd.€", 3}, Unit{"Tsd€", 3},
    Unit{"k€", 3},    Unit{"k", 3},       Unit{"Mio", 6},     Unit{"Mio.", 6},  Unit{"Mio.€", 6},
    Unit{"Mio€", 6},  Unit{"M€", 6},      Unit{"Mrd", 9},     Unit{"Mrd.", 9},  Unit{"Mrd€", 9},
    Unit{"Mrd.€", 9}, Unit{"Tsd.EUR", 3}, Unit{"Mio.EUR", 6}, Unit{"TEuro", 3},
};

/// Takes a currency off the beginning.
void take_currency(string_view& text) {
  for (const string_view currency : {string_view("€"), string_view("EUR")}) {
    if (text.starts_with(currency)) text.remove_prefix(currency.size());
  }
}

/// Takes a unit off the end; gives the zeros it stands for, nothing for an unknown unit.
std::optional<int> take_unit(string_view& text) {
  const std::size_t last = text.find_last_of("0123456789,-)");
  if (last == string_view::npos) return std::nullopt;
  string_view unit = text.substr(last + 1);
  if (unit.starts_with('.')) unit.remove_prefix(1);
  if (!unit.empty()) {
    const auto found = std::ranges::find(units, unit, &Unit::name);
    if (found == units.end()) return std::nullopt;
    text = text.substr(0, last + 1);
    return found->zeros;
  }
  return 0;
}

/// Words in brackets behind an amount that say nothing about how much it is.
constexpr std::array remarks{"geschätzt", "gesch.",     "Schätzung", "vorläufig", "vorl.",
                             "gerundet",  "ungefähr",   "Prognose",  "Entwurf",   "s.o.",
                             "s.u.",      "wieVorjahr", "neu",       "alt",       "geplant"};

/// Takes a remark off the end; of what is counted, any word is one: "2,50 VZÄ".
void take_remark(string_view& text, Counted counted) {
  if (text.ends_with('"') && text.find('"') == text.size() - 1) text.remove_suffix(1);
  const std::size_t last = text.find_last_of("0123456789");
  if (last == string_view::npos) return;
  const string_view behind = text.substr(last + 1);
  const bool known = behind.size() > 2 && behind.front() == '(' && behind.back() == ')' &&
                     std::ranges::find(remarks, behind.substr(1, behind.size() - 2)) != remarks.end();
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool word = counted != Counted::euros && !behind.empty() &&
                    (is_letter(behind.front()) || behind.front() == '%' || behind.front() == '(') &&
                    std::ranges::find(units, behind, &Unit::name) == units.end();
  if (known || word) text = text.substr(0, last + 1);
}

/// Takes signs off the beginning and says whether the amount is negative.
bool take_leading_signs(string_view& text) {
  bool negative = false;
  while (text.starts_with('-') || text.starts_with('+')) {
    negative = negative || text.front() == '-';
    text.remove_prefix(1);
  }
  return negative;
}

/// Takes off what programs write for a negative amount elsewhere than in front: `(5)` and `5-`; a dash after
/// a comma stands for cents.
bool take_closing_signs(string_view& text) {
  if (text.starts_with('(') && text.ends_with(')')) {
    text = text.substr(1, text.size() - 2);
    return true;
  }
  const std::size_t end = text.find_last_not_of('-') + 1;
  const bool has_dash = end < text.size();
  text = text.substr(0, end);
  return has_dash && !text.ends_with(',');
}

std::string digits_of(string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

/// Reads a text with one point: cents where one or two digits follow, else thousands.
std::vector<GuessedReading> read_single_point(string_view text, std::size_t point) {
  const string_view before = text.substr(0, point);
  const string_view after = text.substr(point + 1);
  if (after.empty()) return {{digits_of(before), ""}};
  if (after.size() == 3) return {{digits_of(text), "", GuessKind::thousands}};
  if (after.size() > 3) return {};
  const bool group_cut_short = !before.empty() && before.size() <= 3 && before != "0";
  if (!group_cut_short) return {{digits_of(before), std::string(after)}};
  return {{digits_of(before), std::string(after), GuessKind::cents},
          {digits_of(before) + std::string(after) + std::string(3 - after.size(), '0'), "",
           GuessKind::thousands}};
}

/// Reads a text with one comma: cents, or thousands as they are written in English.
std::vector<GuessedReading> read_single_comma(string_view text, std::size_t comma) {
  const string_view after = text.substr(comma + 1);
  if (after.size() <= 2) return {{digits_of(text.substr(0, comma)), std::string(after)}};
  if (after.size() == 3 && text.front() != '0') return {{digits_of(text), "", GuessKind::thousands}};
  return {};
}

/// Whether a separator cuts digits into a first group of one to three and further ones of exactly three.
bool is_grouped(string_view text, char separator) {
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator);; at = text.find(separator, begin)) {
    const std::size_t length = std::min(at, text.size()) - begin;
    if (begin == 0 ? (length < 1 || length > 3) : length != 3) return false;
    if (at == string_view::npos) return true;
    begin = at + 1;
  }
}

/// Reads a text of digits, points and commas as other countries or programs write amounts. Where groups are
/// not complete, digits may be missing, and nothing is read.
std::vector<GuessedReading> read_separators(string_view text) {
  const std::size_t last = text.find_last_of(".,");
  if (last == string_view::npos) return {{std::string(text), ""}};
  const std::size_t first = text.find_first_of(".,");
  if (first == last) return text[last] == '.' ? read_single_point(text, last) : read_single_comma(text, last);
  const char grouping = text[first];
  if (text[last] == grouping) {
    if (!is_grouped(text, grouping)) return {};
    return {{digits_of(text), ""}};
  }
  const string_view after = text.substr(last + 1);
  if (after.size() > 2 || !is_grouped(text.substr(0, last), grouping)) return {};
  return {{digits_of(text.substr(0, last)), std::string(after)}};
}

/// Reads a text that is an amount as it stands.
std::vector<GuessedReading> read_german(string_view text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  return {{digits_of(text.substr(0, comma)), digits_of(text.substr(comma))}};
}

/// Moves the decimal point to the right by so many places.
void shift(GuessedReading& candidate, int zeros) {
  for (int i = 0; i < zeros; ++i) {
    candidate.whole += candidate.decimals.empty() ? '0' : candidate.decimals.front();
    if (!candidate.decimals.empty()) candidate.decimals.erase(0, 1);
  }
}

/// Puts a candidate into German notation.
std::string write(const GuessedReading& candidate, bool negative) {
  std::string whole = candidate.whole;
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.empty()) whole = "0";
  for (std::size_t place = whole.size(); place > 3;) {
    place -= 3;
    whole.insert(place, 1, '.');
  }
  const bool is_zero = whole == "0" && candidate.decimals.find_first_not_of('0') == std::string::npos;
  if (is_zero) return "0";
  return (negative ? "-" : "") + whole + (candidate.decimals.empty() ? "" : "," + candidate.decimals);
}

/// The value of a hexadecimal number.
std::optional<std::string> read_hexadecimal(string_view text) {
  if (!text.starts_with("0x") && !text.starts_with("0X")) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return std::to_string(value);
}

/// Programs round what they write with a power of ten.
bool has_exponent(string_view text) {
  const std::size_t mark = text.find_first_of("eE");
  if (mark == string_view::npos || mark == 0 || mark + 1 == text.size()) return false;
  const char next = text[mark + 1];
  return is_digit(text[mark - 1]) && (is_digit(next) || next == '+' || next == '-');
}

/// Reads a text without leading signs; sets `negative` when it closes with one.
std::vector<GuessedReading> read_parts(string_view text, bool& negative) {
  if (const auto hexadecimal = read_hexadecimal(text)) return {{*hexadecimal, ""}};
  if (has_exponent(text)) return {};
  const auto zeros = take_unit(text);
  if (!zeros) return {};
  negative = take_closing_signs(text) || negative;
  const bool has_digit = text.find_first_of("0123456789") != string_view::npos;
  if (!has_digit || text.find_first_not_of("0123456789.,") != string_view::npos) return {};
  const bool is_german = read_amount(text).has_value();
  std::vector<GuessedReading> readings = is_german ? read_german(text) : read_separators(text);
  for (GuessedReading& reading : readings) shift(reading, *zeros);
  return readings;
}

/// Takes out what separates the digits of an amount and must not; false where it may separate two amounts.
bool close_gaps(std::string& text) {
  std::string closed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      closed += text[i];
      continue;
    }
    const bool between = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (!between) continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", i + 1), text.size());
    const std::size_t begin = closed.find_last_not_of("0123456789");
    const std::size_t group = closed.size() - (begin == std::string::npos ? 0 : begin + 1);
    const bool grouped = closed.find_first_of(".,") == std::string::npos && end - i == 4;
    if (!grouped || group == 0) return false;
    closed += text.substr(i + 1, end - i - 1);
    i = end - 1;
  }
  text = std::move(closed);
  return true;
}

/// Where no cents are counted, one or two digits behind a point are decimals, and nothing else.
void keep_decimals(std::vector<GuessedReading>& readings) {
  if (readings.size() != 2 || readings.front().kind != GuessKind::cents) return;
  readings.pop_back();
  readings.front().kind = GuessKind::certain;
}

}  // namespace

string_view without_about(string_view text) {
  for (const string_view word :
       {"ca.", "ca ", "circa ", "rd.", "rund ", "etwa ", "ungefähr ", "~", "≈", "ca.\u00a0"}) {
    if (!text.starts_with(word)) continue;
    const string_view rest = text.substr(word.size());
    const std::size_t begin = rest.find_first_not_of(' ');
    if (begin != string_view::npos && is_digit(rest[begin])) return rest.substr(begin);
  }
  return text;
}

std::vector<AmountGuess> guess_amounts(string_view text, Counted counted) {
  if (text.size() > longest_guess) return {};
  std::string plain = simplify(binding::strip_typographic_quotes(without_about(text)));
  if (!close_gaps(plain)) return {};
  string_view rest = plain;
  take_remark(rest, counted);
  take_currency(rest);
  bool negative = take_leading_signs(rest);
  take_currency(rest);
  std::vector<GuessedReading> readings = read_parts(rest, negative);
  if (counted != Counted::euros) keep_decimals(readings);
  std::vector<AmountGuess> guesses;
  for (const GuessedReading& reading : readings) {
    std::string guess = write(reading, negative);
    if (guess != text && read_amount(guess)) guesses.push_back({std::move(guess), reading.kind});
  }
  return guesses;
}

std::optional<std::string> certain_amount(string_view text, Counted counted) {
  if (read_amount(text)) return std::string(text);
  auto guesses = guess_amounts(text, counted);
  if (guesses.size() != 1 || guesses.front().kind != GuessKind::certain) return std::nullopt;
  return std::move(guesses.front().text);
}

std::string as_written(string_view amount) {
  const bool has_comma = amount.find(',') != string_view::npos;
  return has_comma ? '"' + std::string(amount) + '"' : std::string(amount);
}

}  // namespace budgetc
