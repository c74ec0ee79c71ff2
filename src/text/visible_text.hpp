#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace budgetc {

/// One character of a text, or one byte that belongs to none, as it may be sent to a terminal.
struct VisibleCharacter {
  /// The character itself, or a stand-in such as `<1B>`, `<FF>` or `<U+202E>`.
  std::string text;
  /// Columns `text` takes on a terminal.
  std::size_t width = 0;
  /// Bytes of the source it stands for, at least one.
  std::size_t bytes = 1;
};

/// The first character of a text that is not empty. Control and format characters (escape sequences,
/// direction changes, joiners), unassigned ones and invalid bytes get a stand-in.
[[nodiscard]] VisibleCharacter first_visible(std::string_view text);

/// A text without anything that a terminal or a reader could be misled by.
[[nodiscard]] std::string make_visible(std::string_view text);

/// A text on one line: what is blank, breaks too, becomes one blank, and none at its ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// Columns that a visible text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// German notation of a count: `3.018`.
[[nodiscard]] std::string format_count(std::uint64_t count);

}  // namespace budgetc
