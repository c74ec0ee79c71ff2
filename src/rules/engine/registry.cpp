#include "rules/engine/registry.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/text_rules.hpp"

namespace budgetc {
namespace {

/// A rule that only has text.
class TextRule final : public Rule {
 public:
  explicit TextRule(const RuleInfo& info) : info_(&info) {}
  [[nodiscard]] const RuleInfo& info() const override { return *info_; }

 private:
  const RuleInfo* info_;
};

std::string_view code_of(const Rule* rule) {
  return rule->info().code.text();
}

const std::deque<TextRule>& text_rules() {
  static const auto rules = [] {
    std::deque<TextRule> list;
    for (const auto table : {rules::reading_texts(), rules::binding_texts(), rules::change_list_texts(),
                             rules::deviation_texts(), rules::own_rule_texts(), rules::prior_year_texts(),
                             rules::cause_texts(), rules::book_texts()}) {
      for (const RuleInfo& text : table) list.emplace_back(text);
    }
    return list;
  }();
  return rules;
}

std::vector<const Rule*> sorted_rules() {
  std::vector<const Rule*> list{
#define BUDGETC_RULE(name) &rules::name(),
#include "rules/engine/rules.def"
#undef BUDGETC_RULE
  };
  for (const TextRule& rule : text_rules()) list.push_back(&rule);
  std::ranges::sort(list, {}, code_of);
  return list;
}

}  // namespace

std::span<const Rule* const> all_rules() {
  static const std::vector<const Rule*> list = sorted_rules();
  return list;
}

const Rule* find_rule(std::string_view code) {
  const auto rules = all_rules();
  const auto found = std::ranges::lower_bound(rules, code, {}, code_of);
  return found != rules.end() && code_of(*found) == code ? *found : nullptr;
}

Standing standing_of(std::string_view code) {
  const Rule* const rule = find_rule(code);
  return rule == nullptr ? Standing::ordinary : rule->info().standing;
}

Suspicion suspicion_of(const Diagnostic& finding) {
  const Rule* const rule = find_rule(finding.code.text());
  return rule == nullptr ? Suspicion::doubtful : rule->info().suspicion;
}

}  // namespace budgetc
