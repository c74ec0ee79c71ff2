#pragma once

#include <bit>
#include <cstdint>

namespace budgetc::causes {

/// The logarithm of a positive number to the base 2, in tenths, from whole numbers only: what is weighed with
/// it is the same on every machine.
[[nodiscard]] constexpr std::int64_t tenths_of_bits(std::uint64_t number) {
  const auto whole = static_cast<std::uint64_t>(std::bit_width(number)) - 1;
  const std::uint64_t rest = number - (std::uint64_t{1} << whole);
  const std::uint64_t tenths = whole < 60 ? rest * 10 >> whole : (rest >> 10) * 10 >> (whole - 10);
  return static_cast<std::int64_t>(whole * 10 + tenths);
}

}  // namespace budgetc::causes
