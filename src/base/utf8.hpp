#pragma once

namespace budgetc {

/// Whether a byte of UTF-8 goes on with the character of the byte before it.
[[nodiscard]] constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace budgetc
