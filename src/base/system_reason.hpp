#pragma once

#include <string>

namespace budgetc {

/// What an `errno` of a file operation means, in German.
[[nodiscard]] std::string system_reason(int error);

}  // namespace budgetc
