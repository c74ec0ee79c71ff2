#pragma once

#include "trace/target.hpp"

namespace budgetc::tracing {

/// The step of one written figure.
[[nodiscard]] TraceStep figure_step(const BudgetPlan& plan, FigureId figure, int sign = 1);
/// A cell with all that it is computed from, down to leaves and measures.
[[nodiscard]] TraceStep cell_step(const BudgetPlan& plan, const Evaluation& evaluation, const CellRef& ref,
                                  int sign = 1);
/// Income less expense of a ring, or of its entries in one row.
[[nodiscard]] TraceStep ring_step(const BudgetPlan& plan, const RingTarget& target);
/// An entry of a ring, named by ring, label and where it is booked, in a budget year that it has an amount
/// for.
[[nodiscard]] TraceStep ring_entry_step(const BudgetPlan& plan, const RingEntry& entry, std::size_t year);
/// Posts as written, or as the sum of the nodes below.
[[nodiscard]] TraceStep posts_step(const BudgetPlan& plan, const PostsTarget& target);
/// A total of a part with what adds up to it.
[[nodiscard]] TraceStep part_step(const BudgetPlan& plan, const PartTarget& target);
/// An indicator with what its formula names.
[[nodiscard]] TraceStep indicator_step(const BudgetPlan& plan, const Evaluation& evaluation,
                                       const IndicatorPlace& place);

}  // namespace budgetc::tracing
