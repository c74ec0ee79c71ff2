#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/engine/rule.hpp"
#include "rules/own/linear_form.hpp"

// Rules that an administration writes itself: where they apply, what they compare, and in what words they
// are broken.
namespace budgetc::rules {

/// Two sides of a comparison.
struct Sides {
  Expression left;
  Expression right;
  Operator op = Operator::equal;
};

/// One of the conditions that `und` joins, each of which must hold.
struct Conjunct {
  Expression whole;
  /// Nothing where the condition is not a comparison at its root.
  std::optional<Sides> sides;
};

/// An own rule, parsed.
struct ParsedOwnRule {
  const OwnRule* rule = nullptr;
  std::optional<Expression> when;
  std::vector<Conjunct> conjuncts;
};

/// Why the text of a rule cannot be read.
struct OwnRuleFault {
  const Text* text = nullptr;
  ExpressionError error;
};

/// Parses `wenn` and `bedingung`; nothing, and the faults, where that fails.
[[nodiscard]] std::optional<ParsedOwnRule> parse_own_rule(const OwnRule& rule,
                                                          std::vector<OwnRuleFault>& faults);

/// The nodes and columns that the rule names: the nodes listed and all below, of the levels listed; all where
/// nothing is listed. Nodes in order, and for each its columns.
[[nodiscard]] std::vector<CellRef> places_of(const OwnRule& rule, const BudgetPlan& plan);
/// A place as expressions are looked at from.
[[nodiscard]] Viewpoint viewpoint_of(const BudgetPlan& plan, const CellRef& place);

/// The comparison as a linear check, where it is one of equality, at most, at least between linear forms.
[[nodiscard]] std::optional<ScaledComparison> linear_comparison(const Conjunct& conjunct,
                                                                const BudgetPlan& plan,
                                                                PlanEnvironment& environment,
                                                                const Viewpoint& from);

/// N01: the words for a conjunct that does not hold at a place.
[[nodiscard]] Diagnostic broken_own_rule(const RuleContext& context, const ParsedOwnRule& rule,
                                         const Conjunct& conjunct, const CellRef& place,
                                         PlanEnvironment& environment);
/// N02: the words for a text that cannot be read or computed, with the caret inside of it.
[[nodiscard]] Diagnostic faulty_own_rule(const SourceFiles& files, const OwnRule& rule, const Text& text,
                                         const ExpressionError& error);

}  // namespace budgetc::rules
