#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/engine/check.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// What a rule's findings say of the amounts that they show: the search for causes goes by it.
enum class Suspicion : std::uint8_t {
  doubtful,   ///< one of them may be wrong
  too_large,  ///< one of them is too large to be computed with: a cause that changes it explains the finding
  perhaps_none,  ///< they may be right by now
};

/// What findings of a rule are to the whole run.
enum class Standing : std::uint8_t {
  ordinary,   ///< one finding among others
  obstacle,   ///< something was not checked: never hidden, changed or accepted
  trouble,    ///< an obstacle with which nothing is certain: the run ends with trouble
  deviation,  ///< what an accepted deviation does not cover: never changed or accepted
  pointless,  ///< a rule that checks nothing: never changed
  cause,      ///< stands for findings of other rules: never changed or accepted itself
};

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
  Suspicion suspicion = Suspicion::doubtful;
  Standing standing = Standing::ordinary;
  /// Rows that a form of a whole budget should have, without one of which the rule checks nothing.
  std::array<std::optional<RowRole>, 2> roles{};
};

struct PriorYear;

/// What a rule may look at.
struct RuleContext {
  const SourceFiles& files;
  const BudgetPlan& plan;
  const Evaluation& evaluation;
  /// The day of the run, for accepted deviations that end; without it, none has ended.
  std::optional<std::chrono::year_month_day> today{};
  /// Last year's plan, where `vorjahr` names its sources; else nullptr.
  const PriorYear* prior_year = nullptr;
};

/// The place of a check, in the words by which an accepted deviation names it. What does not apply is empty.
struct CheckPlace {
  /// Number of the node, citation of the ring, or number of the measure.
  std::string_view place;
  /// A second name of the place: for a ring's check in a row, the number of the node.
  std::string_view other_place{};
  /// teilergebnisplan, teilfinanzplan_a, teilfinanzplan_b or investitionsliste.
  std::string_view plan{};
  /// Number of the row, or name of the block.
  std::string_view row{};
  std::optional<std::size_t> year_column{};
  /// Key of a column that is no year column: "VE", "gesamt", "zuwendungen", …
  std::string_view extra_column{};
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
  /// The place of one of this rule's checks; by default, that of the subject's cell.
  [[nodiscard]] virtual CheckPlace place(const RuleContext& context, const Check& check) const;
  /// Words for a broken check of this rule. Code and severity are filled in by the caller.
  [[nodiscard]] virtual Diagnostic describe(const RuleContext& context, const Check& check,
                                            std::span<const Term> terms) const;
};

namespace rules {

/// What a rule that an administration writes itself reports: it is broken, cannot be read, says nothing.
inline constexpr Code own_rule_broken{"N01"};
inline constexpr Code own_rule_faulty{"N02"};
inline constexpr Code own_rule_pointless{"N03"};

}  // namespace rules
}  // namespace budgetc
