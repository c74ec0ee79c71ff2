#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace budgetc {

/// What is wrong with a line that was meant to be `key: value` or `- item`.
struct LineAdvice {
  std::string message;
  /// How to write it instead.
  std::string help;
};

/// Explains a line, without its indentation, that lacks `: ` behind its key or begins a list otherwise than
/// with
/// `- `; nothing where it may be a text.
[[nodiscard]] std::optional<LineAdvice> explain_key_line(std::string_view line);
/// The same for the beginning of a line alone: bullets, numbers and a dash without a blank.
[[nodiscard]] std::optional<LineAdvice> explain_bullet(std::string_view line);
/// `so schreiben: …`; without the text where it is too long for a line of help.
[[nodiscard]] std::string write_instead(std::string_view text);
/// The text in the straight quotation marks that it allows; nothing when it contains both kinds.
[[nodiscard]] std::optional<std::string> in_quotes(std::string_view text);
/// The same for a text that quotation marks around it were to hold and that contains such marks itself.
[[nodiscard]] std::optional<std::string> requoted(std::string_view text);
/// Bytes at the beginning of a text that are blanks other than space and tab; 0 for none.
[[nodiscard]] std::size_t hard_blank_length(std::string_view text);

}  // namespace budgetc
