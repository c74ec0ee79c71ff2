#pragma once

#include <optional>
#include <string_view>

#include "source/key_line.hpp"

namespace budgetc {

/// Where a comment begins on a line: at a `#` outside of quotation marks with a blank before it, or npos.
[[nodiscard]] std::size_t comment_offset(std::string_view line);
/// Explains a list or mapping that is open at the end of its line, from its bracket to the end of that line:
/// the closing bracket is missing, is another one or stands behind a `#`. Without the text to write where the
/// line is not `whole`, that is goes on below.
[[nodiscard]] LineAdvice explain_unclosed(std::string_view line, bool whole);
/// Explains a line that lacks its closing bracket because that stands behind a `#`; nothing for another line.
[[nodiscard]] std::optional<LineAdvice> explain_hidden_bracket(std::string_view line, char closing);
/// Explains amounts between braces, `{1, 2}`, from the brace to the end of the line; nothing for what may be
/// keys.
[[nodiscard]] std::optional<LineAdvice> explain_braced_list(std::string_view line);
/// Explains what stands behind the closing bracket of a value on the same line; nothing where the brackets
/// may be part of a text: `[neu] Aufenthalt`.
[[nodiscard]] std::optional<LineAdvice> explain_rest(std::string_view value, std::string_view rest);
/// Explains values in quotation marks with commas between them, but no brackets around them; nothing for a
/// text.
[[nodiscard]] std::optional<LineAdvice> explain_bare_list(std::string_view line);
/// Explains a key with its colon in which a value begins without a blank: `1:{Ansatz 2027`. `line` goes on to
/// its end.
[[nodiscard]] std::optional<LineAdvice> explain_glued_value(std::string_view key, std::string_view line);

}  // namespace budgetc
