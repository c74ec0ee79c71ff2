#pragma once

#include <span>
#include <string_view>

#include "model/budget_plan.hpp"

namespace budgetc {

/// Keys of the parts of a node that `pflichtteile` may demand, in printed order: "auftragsgrundlage", …
[[nodiscard]] std::span<const std::string_view> node_part_names();

/// Whether a node has the part with this key, with something in it. False for a key that is no part's.
[[nodiscard]] bool has_part(const BudgetPlan& plan, const Node& node, std::string_view name);

}  // namespace budgetc
