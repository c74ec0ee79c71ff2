#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "evaluate/prior_year.hpp"
#include "rules/engine/rule.hpp"

// What became of last year's nodes. Rules of family V compare by it.
namespace budgetc::rules {

/// Nodes of this year and those of last year that they came from; several on both sides where products were
/// split and joined.
struct NodeGroup {
  std::vector<NodeId> now;
  std::vector<NodeId> before;
};

/// The transitions of a plan, and the nodes of both years that belong together.
class PriorNodes {
 public:
  PriorNodes(const BudgetPlan& now, const BudgetPlan& before);

  /// Every group with nodes in both years whose amounts can be compared: none that a transition leads into or
  /// out of, at the nodes themselves or below them.
  [[nodiscard]] const std::vector<NodeGroup>& groups() const { return groups_; }
  /// The group that a node of this year belongs to, or nullptr.
  [[nodiscard]] const NodeGroup* group_of(NodeId now) const;
  /// Whether a node of last year goes on, itself or by a transition of it or of a node above.
  [[nodiscard]] bool goes_on(NodeId before) const;
  /// Whether a node of this year comes from somewhere.
  [[nodiscard]] bool comes_from(NodeId now) const;

 private:
  void read_transitions();
  void find_groups();
  [[nodiscard]] bool is_comparable(const NodeGroup& group) const;

  const BudgetPlan& now_;
  const BudgetPlan& before_;
  std::vector<const ProductTransition*> transitions_;
  std::unordered_set<std::string_view> old_numbers_;
  std::unordered_set<std::string_view> new_numbers_;
  std::vector<NodeGroup> groups_;
  std::unordered_map<std::uint32_t, std::size_t> group_of_now_;
};

/// The budget year of last year's plan that is the year before this one's first.
[[nodiscard]] std::size_t compared_year(const RuleContext& context);
/// The column of this year's plan that shows it.
[[nodiscard]] std::uint16_t prior_column(const RuleContext& context);

/// A row of a plan, whatever node has it.
struct PlanRowId {
  PlanId plan{};
  RowIndex row = 0;
};

/// The row of last year's forms that a row of this year's is: of the plan with the same key, with the same
/// number.
[[nodiscard]] std::optional<PlanRowId> prior_row(const RuleContext& context, PlanId plan, RowIndex row);

}  // namespace budgetc::rules
