#pragma once

namespace budgetc {

/// Whether a byte is an ASCII digit, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace budgetc
