#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "model/figure.hpp"

namespace budgetc {

/// The most years that one budget may decide on: two, for each on its own (§ 78 Abs. 3 Satz 2 GO NRW).
inline constexpr std::size_t most_budget_years = 2;

/// Haushaltsjahr: a year that the budget decides on.
struct BudgetYear {
  int year = 0;
  /// Its Ansatz: an index into `BudgetPlan::columns`.
  std::size_t column = 0;
  /// The Ansatz of the year before, where there is such a column; for a second year, that of the first.
  std::optional<std::size_t> prior;
};

/// What is written for each budget year, in the order of `BudgetPlan::years`; nothing where it is blank.
using YearFigures = std::array<std::optional<FigureId>, most_budget_years>;

/// Whether an amount is written for any of the years.
[[nodiscard]] inline bool has_figure(const YearFigures& figures) {
  return std::ranges::any_of(figures, [](const auto& figure) { return figure.has_value(); });
}

}  // namespace budgetc
