#pragma once

#include <memory>
#include <optional>
#include <string>

#include "document/book_source.hpp"
#include "document/page_plan.hpp"
#include "rules/engine/run_rules.hpp"
#include <budgetc/document/document.hpp>

namespace budgetc {

/// How a plan is laid out.
struct LayoutOptions {
  PagePlan page_plan;
  /// Printed on every page when not empty.
  std::string warning_mark;
  /// Only this node's pages and data, for the author at work.
  std::optional<NodeId> only;
};

/// The plan laid out as a book, page by page. Every figure is taken from the evaluation; nothing is computed
/// here. All that is given must outlive the book. Up to `threads` threads look through the pages first.
[[nodiscard]] std::unique_ptr<BookSource> lower_by_page(const BudgetPlan& plan, const Evaluation& evaluation,
                                                        const RuleReport& report,
                                                        const LayoutOptions& options, unsigned threads);

/// The same as a whole, in memory.
[[nodiscard]] Document lower(const BudgetPlan& plan, const Evaluation& evaluation, const RuleReport& report,
                             const LayoutOptions& options);

/// What sources say and no page of the book prints, because the page plan leaves the part out: one warning
/// (B04) for each part and level.
[[nodiscard]] std::vector<Diagnostic> find_unprinted(const BudgetPlan& plan, const PagePlan& page_plan);

/// Parses the Markdown subset of sources: paragraphs, lists, **bold**, *italic*; everything else is text as
/// written.
[[nodiscard]] Prose parse_prose(const Text& text);

/// A piece of Markdown that prose does not know and that is printed as it was written.
struct UnsupportedMarkup {
  /// What it is, in German: "eine Überschrift".
  std::string_view what;
  /// Offset of its line in the text.
  std::size_t offset = 0;
};
/// Markup of a text that lies outside the subset, in order of appearance.
[[nodiscard]] std::vector<UnsupportedMarkup> find_unsupported_markup(std::string_view text);

}  // namespace budgetc
