#pragma once

#include <variant>

#include "evaluate/plan_environment.hpp"
#include "parts/part.hpp"
#include "trace/trace.hpp"

namespace budgetc::tracing {

/// A ring, or its entries in one row, in a budget year.
struct RingTarget {
  const EarmarkRing* ring = nullptr;
  std::optional<RowIndex> row;
  /// Index of the budget year.
  std::size_t year = 0;
};

/// Posts of a node in a column of the plan.
struct PostsTarget {
  NodeId node{};
  Column column;
};

/// A total of one of a node's parts.
struct PartTarget {
  NodeId node{};
  PartTotal total;
};

/// What a request names.
using Target = std::variant<CellRef, RingTarget, IndicatorPlace, PostsTarget, PartTarget>;

/// Finds what a request names. Errors say what there is, and what was probably meant.
[[nodiscard]] tl::expected<Target, TraceError> find_target(const BudgetPlan& plan,
                                                           const Evaluation& evaluation,
                                                           const TraceRequest& request);

}  // namespace budgetc::tracing
