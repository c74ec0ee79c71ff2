#pragma once

#include <span>
#include <string>

#include "rules/engine/rule.hpp"

namespace budgetc::cli {

/// All that the rule book says of one rule, for a terminal.
[[nodiscard]] std::string rule_page(const RuleInfo& rule);
/// One line per rule: code, severity, name.
[[nodiscard]] std::string rule_list(std::span<const Rule* const> rules);
/// The rule book as one Markdown document (docs/regeln.md).
[[nodiscard]] std::string rule_book_markdown(std::span<const Rule* const> rules);
/// The rule book for programs: an array of objects.
[[nodiscard]] std::string rule_book_json(std::span<const Rule* const> rules);

}  // namespace budgetc::cli
