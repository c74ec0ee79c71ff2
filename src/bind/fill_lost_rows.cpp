#include <algorithm>

#include "bind/bind_parts.hpp"

namespace budgetc::binding {
namespace {

bool is_planned_below(const BudgetPlan& plan, const Node& node, PlanId id) {
  return std::ranges::any_of(node.children, [&](NodeId child) {
    const Node& below = plan.node(child);
    return below.plan(id) != nullptr || is_planned_below(plan, below, id);
  });
}

/// The rows that the amounts may belong to: those entered in the source that the plan does not write.
std::vector<RowIndex> possible_rows(const PlanForm& form, const WrittenPlan& written) {
  std::vector<RowIndex> rows;
  for (RowIndex row = 0; row < form.rows.size(); ++row) {
    const bool is_written = std::ranges::find(written.rows, row, &PlanRow::row) != written.rows.end();
    if (!is_written && form.rows[row].formula.empty()) rows.push_back(row);
  }
  return rows;
}

/// Fills one plan of a node; `lost` are all of its lost rows.
void fill(Context& context, std::span<const LostRow> lost) {
  Node& node = context.current_node();
  // Where the rows are sums of nodes below, only a control total is lost.
  const PlanId id = lost.front().plan;
  if (node.plan(id) == nullptr || is_planned_below(context.plan, node, id)) return;
  WrittenPlan& written = *node.plans[static_cast<std::size_t>(id)];
  for (const RowIndex index : possible_rows(context.plan.form(id), written)) {
    PlanRow row{.row = index, .number_span = lost.front().span, .figures = {}};
    row.figures.resize(context.plan.columns.size());
    for (const LostRow& one : lost) {
      for (const std::size_t column : one.columns)
        row.figures[column] = unreadable_figure(context, one.span, FigureKind::plan_cell);
    }
    written.rows.push_back(std::move(row));
  }
  std::ranges::sort(written.rows, {}, &PlanRow::row);
}

}  // namespace

void fill_lost_rows(Context& context) {
  for (auto first = context.lost_rows.begin(); first != context.lost_rows.end();) {
    const auto last = std::find_if(first, context.lost_rows.end(), [&](const LostRow& lost) {
      return lost.node != first->node || lost.plan != first->plan;
    });
    context.node = first->node;
    fill(context, {first, last});
    first = last;
  }
}

}  // namespace budgetc::binding
