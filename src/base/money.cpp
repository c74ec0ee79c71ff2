#include <fmt/format.h>

#include <budgetc/base/money.hpp>

namespace budgetc {
namespace {

/// Writes a number of euros with a dot before every group of three digits.
std::string group_thousands(std::int64_t euros) {
  std::string digits = std::to_string(euros);
  for (std::size_t place = digits.size(); place > 3;) {
    place -= 3;
    digits.insert(place, 1, '.');
  }
  return digits;
}

}  // namespace

std::string format_german(Money amount) {
  const std::int64_t cents = amount.absolute().cents();
  std::string text = amount.cents() < 0 ? "-" : "";
  text += group_thousands(cents / 100);
  if (cents % 100 != 0) text += fmt::format(",{:02}", cents % 100);
  return text;
}

std::string format_euro(Money amount) {
  return format_german(amount) + "\u00a0€";
}

}  // namespace budgetc
