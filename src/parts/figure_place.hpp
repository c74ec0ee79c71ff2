#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/budget_plan.hpp"

namespace budgetc {

/// Where a written figure stands, found again in the plan. Which fields mean something depends on
/// `Figure::kind`.
struct FigurePlace {
  FigureKind kind = FigureKind::plan_cell;
  NodeId node{};
  PlanId plan{};
  RowIndex row = 0;
  std::size_t column = 0;
  /// In words: "35.02.01 Zeile 002 Ansatz 2024", "Zweckbindungsring 35-02, »Konzept KIM«".
  std::string words;
};

/// Looks a figure up in the plan; nothing for a figure that stands nowhere (the difference of a deviation).
/// Walks the figure's node, so it is for messages and not for loops over all figures.
[[nodiscard]] std::optional<FigurePlace> find_figure(const BudgetPlan& plan, FigureId figure);

/// A cell in words: "35.02.01 Zeile 002 Ansatz 2024"; Teil A is named.
[[nodiscard]] std::string cell_words(const BudgetPlan& plan, NodeId node, PlanId id, RowIndex row,
                                     std::size_t column);

}  // namespace budgetc
