#pragma once

#include <budgetc/rules/rule.hpp>

namespace budgetc::rules {

/// A rule that only has text, because reading or binding reports it.
class TextRule final : public Rule {
 public:
  /// The text must outlive the rule: a constant of the rule's file.
  explicit TextRule(const RuleInfo& info) : info_(&info) {}
  [[nodiscard]] const RuleInfo& info() const override { return *info_; }

 private:
  const RuleInfo* info_;
};

}  // namespace budgetc::rules
