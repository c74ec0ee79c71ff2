#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// Roles of text on a terminal. Colour only supports what the words say already.
enum class Ink : std::uint8_t { error, warning, hint, message, frame, related };

/// The ink of findings of a severity.
[[nodiscard]] constexpr Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::warning: return Ink::warning;
    case Severity::hint: return Ink::hint;
    case Severity::error: break;
  }
  return Ink::error;
}

/// A text in its colour, or as it is.
[[nodiscard]] inline std::string painted(std::string_view text, Ink ink, bool colour) {
  if (!colour || text.empty()) return std::string(text);
  constexpr std::string_view reset = "\x1b[0m";
  constexpr std::string_view sequences[] = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m",
                                            "\x1b[1m",    "\x1b[34m",   "\x1b[36m"};
  return std::string(sequences[static_cast<std::size_t>(ink)]).append(text).append(reset);
}

}  // namespace budgetc
