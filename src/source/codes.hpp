#pragma once

#include <budgetc/base/code.hpp>

namespace budgetc {

/// Reported from several places of the reader; codes of one place stand beside it.
inline constexpr Code yaml_syntax{"S03"};

}  // namespace budgetc
