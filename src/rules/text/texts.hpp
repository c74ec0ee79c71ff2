#pragma once

#include <string_view>
#include <vector>

#include "rules/engine/rule.hpp"

// The numbers that prose names, for the rules on texts.
namespace budgetc::rules {

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
/// number are left out, and so is what live figures name.
[[nodiscard]] std::vector<NumberInText> numbers_in(const SourceFiles& files, const Text& text);

}  // namespace budgetc::rules
