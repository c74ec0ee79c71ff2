#pragma once

#include <string>
#include <vector>

#include <budgetc/document/document.hpp>
#include <budgetc/rules/run_rules.hpp>

namespace budgetc {

/// What of a plan is laid out, and how.
struct LayoutOptions {
  /// Kinds of pages in book order; see `templates/druck/*.yaml`.
  std::vector<PageKind> order;
  std::string warning_mark;
};

/// Lays the plan out as a book. Every figure is taken from the evaluation; nothing is computed here.
[[nodiscard]] Document lower(const BudgetPlan& plan, const Evaluation& evaluation, const RuleReport& report,
                             const LayoutOptions& options);

/// Parses the Markdown subset of sources: paragraphs, lists, **bold**, *italic*; everything else is text as
/// written.
[[nodiscard]] Prose parse_prose(const Text& text);

}  // namespace budgetc
