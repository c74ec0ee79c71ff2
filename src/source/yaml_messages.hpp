#pragma once

#include <string>
#include <string_view>

namespace budgetc {

/// What an English message of yaml-cpp 0.7 means, in German. Unknown ones get a general sentence.
[[nodiscard]] std::string german_parser_message(std::string_view english);

}  // namespace budgetc
