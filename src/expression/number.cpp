#include "expression/number.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/amount_guess.hpp"

namespace budgetc::expression {
namespace {

using std::string_view;

constexpr std::size_t most_digits = 24;
constexpr std::size_t most_decimals = 12;

bool are_groups(string_view whole) {
  const std::size_t first = std::min(whole.find('.'), whole.size());
  if (first == whole.size()) return true;
  if (first > 3) return false;
  for (std::size_t dot = first; dot < whole.size(); dot += 4) {
    if (whole[dot] != '.' || whole.size() < dot + 4 ||
        whole.substr(dot + 1, 3).find('.') != string_view::npos)
      return false;
  }
  return true;
}

ExpressionError fault(string_view text, std::string message, std::string help) {
  return {std::move(message), std::move(help), {0, static_cast<std::uint32_t>(text.size())}};
}

ExpressionError wrong_notation(string_view text) {
  const auto guesses = guess_amounts(text);
  return fault(text, fmt::format("„{}“ ist keine Zahl in deutscher Schreibweise", text),
               guesses.empty() ? "Der Punkt trennt Tausender, das Komma die Nachkommastellen"
                               : fmt::format("gemeint ist wohl „{}“", guesses.front().text));
}

}  // namespace

tl::expected<Rational, ExpressionError> read_number(string_view text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  const string_view whole = text.substr(0, comma);
  const string_view decimals = comma < text.size() ? text.substr(comma + 1) : string_view();
  if (!are_groups(whole) || decimals.find_first_of(".,") != string_view::npos)
    return tl::unexpected(wrong_notation(text));
  if (whole.size() > 1 && whole.front() == '0') {
    return tl::unexpected(fault(text, fmt::format("die Zahl „{}“ beginnt mit einer Null", text),
                                fmt::format("eine Zeile wird so genannt: zeile({})", text)));
  }
  if (whole.size() > most_digits || decimals.size() > most_decimals) {
    return tl::unexpected(
        fault(text, fmt::format("die Zahl „{}“ hat zu viele Stellen", text.substr(0, 40)), ""));
  }
  Rational::Integer numerator = 0;
  Rational::Integer denominator = 1;
  for (const char c : whole) {
    if (c != '.') numerator = numerator * 10 + (c - '0');
  }
  for (const char c : decimals) {
    numerator = numerator * 10 + (c - '0');
    denominator *= 10;
  }
  return *Rational::fraction(numerator, denominator);
}

}  // namespace budgetc::expression
