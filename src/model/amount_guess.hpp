#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace budgetc {

/// Amounts in correct notation that a rejected text probably stands for, the most likely first; every one of
/// them is readable. Empty when nothing is likely.
[[nodiscard]] std::vector<std::string> guess_amounts(std::string_view text);

}  // namespace budgetc
