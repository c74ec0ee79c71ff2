#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "model/budget_plan.hpp"
#include "state/items.hpp"

namespace budgetc {

/// A state of a budget: its sources with the change lists that apply, evaluated.
struct State {
  const BudgetPlan& plan;
  const Evaluation& evaluation;
};

/// An item that two states say differently, or that only one of them has. A blank cell has no value.
struct Difference {
  ItemKey key;
  std::optional<ItemValue> before;
  std::optional<ItemValue> after;

  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Compares two states of a budget cell by cell, text by text. The result is sorted by key and the same for
/// equal states, however their sources are laid out. Things that bear no name of their own, such as two notes
/// with one label, are matched by what they say. Takes time in proportion to both states.
[[nodiscard]] std::vector<Difference> differences(const State& before, const State& after);

/// Where differences show in a book of the newer state.
struct ChangedItems {
  /// Settings or names differ: every printed word may.
  bool everywhere = false;
  /// Rows that differ in a column at least.
  std::unordered_set<ItemId> items;
  /// Numbers of the nodes that differ, with all above them; with an empty one for the book as a whole.
  std::set<std::string, std::less<>> nodes;
};
/// Gathers them. Both states are asked for the nodes above: each may have some that the other lacks.
[[nodiscard]] ChangedItems changed_items(std::span<const Difference> differences, const BudgetPlan& before,
                                         const BudgetPlan& after);

}  // namespace budgetc
