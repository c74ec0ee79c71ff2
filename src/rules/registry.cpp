#include <algorithm>
#include <array>

#include "rules/rule_list.hpp"
#include <budgetc/rules/registry.hpp>

namespace budgetc {

std::span<const Rule* const> all_rules() {
  static const auto list = std::to_array<const Rule*>({
#define BUDGETC_RULE(name) &rules::name(),
#include "rules/rules.def"
#undef BUDGETC_RULE
  });
  return list;
}

const Rule* find_rule(std::string_view code) {
  const auto code_of = [](const Rule* rule) { return rule->info().code.text(); };
  const auto rules = all_rules();
  const auto found = std::ranges::lower_bound(rules, code, {}, code_of);
  return found != rules.end() && code_of(*found) == code ? *found : nullptr;
}

}  // namespace budgetc
