#pragma once

#include <span>
#include <string_view>

#include "rules/engine/rule.hpp"

namespace budgetc {

/// Every rule there is, sorted by code.
[[nodiscard]] std::span<const Rule* const> all_rules();
/// What findings of the rule with this code are to the run; those of no rule are ordinary.
[[nodiscard]] Standing standing_of(std::string_view code);
/// The rule with this code ("Z01"), or nullptr.
[[nodiscard]] const Rule* find_rule(std::string_view code);
/// What a finding says of the amounts that it shows, by its rule.
[[nodiscard]] Suspicion suspicion_of(const Diagnostic& finding);

}  // namespace budgetc
