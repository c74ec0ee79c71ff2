#pragma once

#include <array>
#include <span>

#include "rules/engine/rule.hpp"

// Rules that only have text, because another phase reports them: a table per phase.
namespace budgetc::rules {

/// What reading a file reports.
[[nodiscard]] std::span<const RuleInfo> reading_texts();
/// What binding reports.
[[nodiscard]] std::span<const RuleInfo> binding_texts();
/// What reading and applying change lists reports.
[[nodiscard]] std::span<const RuleInfo> change_list_texts();
/// What accepted deviations report.
[[nodiscard]] std::span<const RuleInfo> deviation_texts();
/// What reading an administration's own rules reports.
[[nodiscard]] std::span<const RuleInfo> own_rule_texts();
/// What loading last year's sources reports.
[[nodiscard]] std::span<const RuleInfo> prior_year_texts();
/// What the search for causes reports.
[[nodiscard]] std::span<const RuleInfo> cause_texts();
/// What setting the book reports.
[[nodiscard]] std::span<const RuleInfo> book_texts();

}  // namespace budgetc::rules
