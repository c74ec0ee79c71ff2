#pragma once

#include "driver/compile.hpp"

namespace budgetc {

/// What the compilation did not check, or checked otherwise than usual.
[[nodiscard]] Gaps find_gaps(const Compilation& compilation);

}  // namespace budgetc
