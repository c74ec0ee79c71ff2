#include "text/amount_parser.hpp"

#include <algorithm>

#include "base/digits.hpp"
#include "text/amount_reading.hpp"

namespace budgetc {
namespace {

constexpr std::string_view minus_sign = "\u2212";

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Removes a leading `-` or U+2212 and says whether there was one.
bool take_minus(std::string_view& text) {
  for (const std::string_view minus : {std::string_view("-"), minus_sign}) {
    if (!text.starts_with(minus)) continue;
    text.remove_prefix(minus.size());
    return true;
  }
  return false;
}

/// Euros are either plain digits or groups of exactly three after a first group of one to three; no leading
/// zeros.
bool is_whole_part(std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::string_view first = text.substr(0, dot);
  if (!all_digits(first) || (first.front() == '0' && text.size() > 1)) return false;
  if (dot == std::string_view::npos) return true;
  if (first.size() > 3) return false;
  for (std::string_view rest = text.substr(dot); !rest.empty(); rest.remove_prefix(4)) {
    if (rest.size() < 4 || rest.front() != '.' || !all_digits(rest.substr(1, 3))) return false;
  }
  return true;
}

/// Cents of a well-formed amount; nothing beyond the range.
tl::expected<std::int64_t, AmountFault> count_cents(std::string_view whole, std::string_view decimals) {
  std::int64_t cents = 0;
  const auto append = [&cents](char digit) {
    if (cents <= Money::max_cents) cents = cents * 10 + (digit - '0');
  };
  for (const char c : whole) {
    if (c != '.') append(c);
  }
  append(decimals.empty() ? '0' : decimals[0]);
  append(decimals.size() < 2 ? '0' : decimals[1]);
  if (cents > Money::max_cents) return tl::unexpected(AmountFault::range);
  return cents;
}

}  // namespace

tl::expected<Money, AmountFault> read_amount(std::string_view text) {
  const bool negative = take_minus(text);
  const std::size_t comma = text.find(',');
  const std::string_view whole = text.substr(0, comma);
  const std::string_view decimals = comma == std::string_view::npos ? "" : text.substr(comma + 1);
  if (!is_whole_part(whole)) return tl::unexpected(AmountFault::shape);
  if (comma != std::string_view::npos && (!all_digits(decimals) || decimals.size() > 2)) {
    return tl::unexpected(AmountFault::shape);
  }
  const auto cents = count_cents(whole, decimals);
  if (!cents) return tl::unexpected(cents.error());
  if (negative && *cents == 0) return tl::unexpected(AmountFault::shape);  // a sign before nought is a slip
  return *Money::from_cents(negative ? -*cents : *cents);
}

tl::expected<Money, AmountError> parse_amount(std::string_view text, Counted counted) {
  const auto amount = read_amount(text);
  if (!amount) return tl::unexpected(explain_amount(text, amount.error(), counted));
  return *amount;
}

}  // namespace budgetc
