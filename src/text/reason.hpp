#pragma once

#include <string_view>

namespace budgetc::binding {

/// Whether a text says anything: it has at least one letter, of any script. Blanks, signs and characters that
/// nobody sees are none.
[[nodiscard]] bool has_letters(std::string_view text);

}  // namespace budgetc::binding
