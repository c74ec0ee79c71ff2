#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "expression/expression.hpp"

namespace budgetc::live {

/// From where a text is read.
struct Context {
  const BudgetPlan& plan;
  const Evaluation& evaluation;
  /// The node where the text stands; the administration's, or none, for a text above all nodes.
  std::optional<NodeId> node{};
};

/// A text with its live figures filled in. Those that cannot be stay as they are written, each with a fault
/// whose place is in the text as it was.
struct ResolvedText {
  std::string text;
  std::vector<ExpressionError> faults;
};

/// Whether a text has a live figure, or a brace that is kept from being one. Costs a search for a brace.
[[nodiscard]] bool has_live_figure(std::string_view text);

/// Draws the live figures of a text from the plan: what is printed for them holds no mark-up. `\{betrag`
/// comes out as `{betrag`.
[[nodiscard]] ResolvedText resolve(std::string_view text, const Context& context);

/// What is written for a plan cell so that it comes out there: `{betrag 002 "Ansatz 2024"}`, with the number
/// of its node where that is another one than `here`, and the plan where the row alone is not enough.
[[nodiscard]] std::string reference_to(const BudgetPlan& plan, const CellRef& cell,
                                       std::optional<NodeId> here);

}  // namespace budgetc::live
