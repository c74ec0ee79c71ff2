#pragma once

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "evaluate/evaluation.hpp"

// The amounts that a node has, for the rule on amounts in its texts.
namespace budgetc::rules {

/// An amount of a node: a cell of a plan, computed or written, or another written figure.
struct NodeAmount {
  Money amount;
  std::optional<CellRef> cell{};
  std::optional<FigureId> figure{};
};

/// The amounts of a plan, gathered when they are first asked for.
class AmountIndex {
 public:
  AmountIndex(const BudgetPlan& plan, const Evaluation& evaluation) : plan_(plan), evaluation_(evaluation) {}

  /// Those of a node, without blanks and zeros: cells first, of these the budget year's.
  [[nodiscard]] std::vector<NodeAmount> of_node(NodeId node);
  /// Whether any node has an amount of so many cents, whatever its sign.
  [[nodiscard]] bool anywhere(std::int64_t cents);

 private:
  void append_cells(NodeId node, std::vector<NodeAmount>& amounts) const;
  void find_figures();

  const BudgetPlan& plan_;
  const Evaluation& evaluation_;
  /// By node: its written amounts that are no cells of a plan.
  std::vector<std::vector<FigureId>> figures_;
  std::unordered_set<std::int64_t> all_;
};

}  // namespace budgetc::rules
