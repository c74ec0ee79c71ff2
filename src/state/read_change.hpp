#pragma once

#include <optional>
#include <vector>

#include "model/change_list.hpp"
#include "schema/context.hpp"

namespace budgetc::state {

inline constexpr Code unknown_place{"L01"};
inline constexpr Code several_plans{"L02"};
inline constexpr Code computed_cell{"L03"};
inline constexpr Code closed_column{"L04"};
inline constexpr Code other_amount{"L05"};
inline constexpr Code listed_twice{"L06"};
inline constexpr Code other_kind{"L07"};
inline constexpr Code without_sign{"L08"};

/// Which nodes have a plan somewhere below them: their cells of it are computed.
class PlansBelow {
 public:
  explicit PlansBelow(const BudgetPlan& plan);
  /// Whether a node below has the plan.
  [[nodiscard]] bool has(NodeId node, PlanId plan) const { return below_[index(node, plan)]; }

 private:
  [[nodiscard]] std::size_t index(NodeId node, PlanId plan) const {
    return static_cast<std::size_t>(node) * plans_ + static_cast<std::size_t>(plan);
  }

  std::size_t plans_;
  std::vector<bool> below_;
};

/// One entry of `aenderungen:`; nothing, and a finding, where it is not wholly understood.
[[nodiscard]] std::optional<Change> read_change(binding::Context& context, const SourceNode& item,
                                                const PlansBelow& below);

/// Reads what a change does in one column: `+20.000`, or `{alt: …, neu: …}`. False, and a finding, for
/// anything else.
bool read_column_change(binding::Context& context, const SourceNode& value, ColumnChange& change);

}  // namespace budgetc::state
