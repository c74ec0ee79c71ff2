#include "state/written_cells.hpp"

#include <algorithm>

namespace budgetc::state {

std::optional<FigureId> written_cell(const BudgetPlan& plan, const CellRef& cell) {
  const WrittenPlan* const written = plan.node(cell.node).plan(cell.plan);
  if (written == nullptr) return std::nullopt;
  const auto row = std::ranges::lower_bound(written->rows, cell.row, {}, &PlanRow::row);
  const bool found = row != written->rows.end() && row->row == cell.row && cell.column < row->figures.size();
  return found ? row->figures[cell.column] : std::nullopt;
}

std::optional<FigureId>& written_place(BudgetPlan& plan, const CellRef& cell) {
  WrittenPlan& written =
      *plan.nodes[static_cast<std::size_t>(cell.node)].plans[static_cast<std::size_t>(cell.plan)];
  auto row = std::ranges::lower_bound(written.rows, cell.row, {}, &PlanRow::row);
  if (row == written.rows.end() || row->row != cell.row) {
    row = written.rows.insert(row, PlanRow{.row = cell.row, .number_span = written.span, .figures = {}});
  }
  if (row->figures.size() < plan.columns.size()) row->figures.resize(plan.columns.size());
  return row->figures[cell.column];
}

}  // namespace budgetc::state
