#pragma once

#include <string_view>
#include <vector>

#include <budgetc/diagnostics/diagnostic.hpp>
#include <budgetc/rules/check.hpp>
#include <budgetc/source/source_files.hpp>

namespace budgetc {

/// What the rule book says of a rule. All texts are German; `explain`, docs/regeln.md and SARIF print them.
struct RuleInfo {
  Code code;
  /// Reads as what it forbids, e.g. "zweckbindungsring-nicht-gedeckt".
  std::string_view name;
  Severity severity = Severity::error;
  /// Law or practice it follows from.
  std::string_view source;
  /// Markdown: what it checks and why.
  std::string_view explanation;
  /// YAML that breaks it.
  std::string_view bad_example;
  /// The same, right.
  std::string_view good_example;
};

/// What a rule may look at.
struct RuleContext {
  const SourceFiles& files;
  const BudgetPlan& plan;
  const Evaluation& evaluation;
};

/// Where a rule puts what it proves and what it finds.
struct RuleOutput {
  CheckSet checks;
  std::vector<Diagnostic> findings;
};

/// A rule: its text, and what it does. Rules of family S only have text: reading and binding report them.
class Rule {
 public:
  virtual ~Rule() = default;
  [[nodiscard]] virtual const RuleInfo& info() const = 0;
  /// Emits every check the rule makes on this plan, and findings that are no arithmetic.
  virtual void run(const RuleContext& context, RuleOutput& output) const {
    static_cast<void>(context);
    static_cast<void>(output);
  }
  /// Words for a broken check of this rule. Code and severity are filled in by the caller.
  [[nodiscard]] virtual Diagnostic describe(const RuleContext& context, const Check& check,
                                            std::span<const Term> terms) const;
};

}  // namespace budgetc
