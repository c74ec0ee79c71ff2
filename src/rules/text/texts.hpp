#pragma once

#include <string_view>
#include <vector>

#include "rules/engine/rule.hpp"

// Prose of a plan and the numbers that it names, for the rules on texts.
namespace budgetc::rules {

/// Every piece of prose: of nodes with their notes and goal pages, and of the preliminary remarks.
[[nodiscard]] std::vector<const Text*> prose_of(const BudgetPlan& plan);

/// A number in prose, such as 35.01.02, 35-04 or 016.
struct NumberInText {
  std::string_view number;
  /// The word before it; empty at the beginning.
  std::string_view word_before;
  /// The word after it; empty where a sign or the end follows.
  std::string_view word_after;
  Span span;
};

/// The numbers that a text names. Those that are part of a word, of an amount with a comma or of a file
/// number are left out.
[[nodiscard]] std::vector<NumberInText> numbers_in(const SourceFiles& files, const Text& text);

}  // namespace budgetc::rules
