#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/findings.hpp"

namespace budgetc {

/// What makes a whole file something else than a source: the marks of an unfinished merge, or a web page
/// saved in its place. Nothing else in it is worth a finding then. `begin` is behind a byte order mark.
[[nodiscard]] std::optional<Problem> find_foreign_text(std::string_view text, std::uint32_t begin);

}  // namespace budgetc
