#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bind/bind.hpp"
#include "rules/engine/run_rules.hpp"

namespace budgetc::test {

/// A text with its no-break spaces turned into ordinary ones.
[[nodiscard]] std::string plain(std::string text);

/// Sources in memory, read, bound and checked. A haushalt.yaml with the columns Ergebnis 2022, Ansatz 2023,
/// Ansatz 2024, Plan 2025, the forms of Kreis Unna and a threshold of 50.000 comes first; `settings` is added
/// to it.
class RuleRun {
 public:
  explicit RuleRun(std::vector<std::pair<std::string, std::string>> files, const std::string& settings = {},
                   std::optional<std::chrono::year_month_day> today = {});
  RuleRun(const RuleRun&) = delete;
  RuleRun& operator=(const RuleRun&) = delete;

  /// The findings of the rules, one line each: "Z01 269.836: message"; after the code stands the text that
  /// the finding points at. Spaces are ordinary ones.
  [[nodiscard]] std::string said() const;
  /// The only finding; fails where there are more or fewer.
  [[nodiscard]] const Diagnostic& only() const;
  /// The texts that a finding points at, its own place first.
  [[nodiscard]] std::vector<std::string> places(const Diagnostic& finding) const;
  [[nodiscard]] const RuleReport& report() const { return report_; }
  [[nodiscard]] const BudgetPlan& plan() const { return plan_; }

 private:
  Sources sources_;
  BudgetPlan plan_;
  RuleReport report_;
};

}  // namespace budgetc::test
