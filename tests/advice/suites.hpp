#pragma once

// What is promised of the advice. Each prints its rates and says whether the promise is kept.
namespace budgetc::advice {

/// So many budgets with one to eight mistakes: every candidate of every finding, written at its place in the
/// text, removes its finding and breaks no identity that held.
[[nodiscard]] bool advice_keeps_its_word(unsigned seeds);
/// Three and five mistakes in one group of ten products with all sums written: all named first, so often
/// each.
[[nodiscard]] bool errors_in_a_group(unsigned seeds);
/// One mistake among 200 products with all sums of their parents written.
[[nodiscard]] bool errors_with_all_sums(unsigned seeds);
/// One mistake among 200 products where only the areas add up their rows.
[[nodiscard]] bool errors_with_sums_of_areas(unsigned seeds);

}  // namespace budgetc::advice
