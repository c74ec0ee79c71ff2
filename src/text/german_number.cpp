#include "text/german_number.hpp"

#include <algorithm>

namespace budgetc {

namespace {

/// Digits of the absolute value, at least three, so that the last two are the hundredths.
std::string digits_of(std::int64_t hundredths) {
  const auto bits = static_cast<std::uint64_t>(hundredths);
  std::string digits = std::to_string(hundredths < 0 ? 0U - bits : bits);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return digits;
}

void group_thousands(std::string& digits) {
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, '.');
}

std::string compose(std::int64_t hundredths, int decimals, char mark, bool grouped) {
  const std::string digits = digits_of(hundredths);
  std::string whole = digits.substr(0, digits.size() - 2);
  if (grouped) group_thousands(whole);
  std::string out = hundredths < 0 ? "-" + whole : whole;
  const int places = std::clamp(decimals, 0, 2);
  if (places > 0) out += mark + digits.substr(digits.size() - 2, static_cast<std::size_t>(places));
  return out;
}

}  // namespace

std::string plain_number(std::int64_t hundredths, int decimals, char mark) {
  return compose(hundredths, decimals, mark, false);
}

std::string german_number(std::int64_t hundredths, int decimals) {
  return compose(hundredths, decimals, ',', true);
}

}  // namespace budgetc
