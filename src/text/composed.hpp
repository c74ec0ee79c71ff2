#pragma once

#include <string>
#include <string_view>

namespace budgetc {

/// A text whose letters with accents are single characters (NFC), as fonts have them and as two texts can be
/// compared: some programs write `u` and a combining diaeresis for `ü`.
[[nodiscard]] std::string composed(std::string_view text);

}  // namespace budgetc
