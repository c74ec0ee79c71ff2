#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/budget_plan.hpp"
#include "state/differences.hpp"

namespace budgetc::state {

/// An item with its value.
using Entry = std::pair<ItemKey, ItemValue>;

/// Collects items of a node, or of the budget as a whole.
class Entries {
 public:
  Entries(const BudgetPlan& plan, std::string_view node) : plan_(plan), node_(node) {}

  /// The place of a value but for its node.
  struct At {
    ItemKind kind = ItemKind::text;
    std::string_view plan{};
    std::string_view row{};
    std::string_view column{};
  };
  void amount(const At& at, const std::optional<Money>& value);
  /// A written figure; one that cannot be read is none.
  void figure(const At& at, const std::optional<FigureId>& figure);
  /// The same for each budget year, whose number follows the name of the column.
  void yearly(At at, const YearFigures& figures);
  void words(const At& at, std::string_view text);
  void text(const At& at, const OptionalText& text);
  void texts(const At& at, const std::vector<Text>& list);

  [[nodiscard]] std::vector<Entry> take() { return std::move(entries_); }

 private:
  void add(const At& at, ItemValue value);

  const BudgetPlan& plan_;
  std::string_view node_;
  std::vector<Entry> entries_;
};

/// What a state says of the budget as a whole.
[[nodiscard]] std::vector<Entry> entries_of_budget(const BudgetPlan& plan);
/// What a state says of a node, but for the cells of its plans.
[[nodiscard]] std::vector<Entry> entries_of_node(const State& state, NodeId node);
/// What the parts of a node hold that stand in the registry: its texts, and amounts of parts.
void add_parts(const BudgetPlan& plan, const Node& node, Entries& entries);
/// Tables of indicators, with their charts and footnotes.
void add_indicators(const Node& node, Entries& entries);
/// The measures of a node, and the sums of Teil B and of the list over those below it.
void add_measures(const State& state, NodeId node, Entries& entries);

}  // namespace budgetc::state
