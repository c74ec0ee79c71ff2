#pragma once

#include <string>
#include <string_view>

namespace budgetc {

/// Rewrites a source's prose so that CommonMark reads nothing out of it but paragraphs, lists that begin with
/// "- " or "1. ", and emphasis by asterisks around words. Every other mark-up character is escaped, so that
/// it comes out as written.
[[nodiscard]] std::string escape_beyond_subset(std::string_view text);

}  // namespace budgetc
