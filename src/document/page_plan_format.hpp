#pragma once

#include <vector>

#include "schema/value.hpp"

namespace budgetc {

/// The keys of a page plan.
[[nodiscard]] std::vector<binding::KeyInfo> page_plan_keys();

}  // namespace budgetc
