#include "state/draft_cells.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace budgetc::state {
namespace {

bool contains(const std::vector<FormulaTerm>& terms, RowIndex row) {
  return std::ranges::find(terms, row, &FormulaTerm::row) != terms.end();
}

}  // namespace

DraftCells::DraftCells(const BudgetPlan& plan) : plan_(plan), evaluation_(evaluate(plan)), layout_(plan) {}

bool DraftCells::has_plan_below(NodeId node, PlanId plan) const {  // NOLINT(misc-no-recursion)
  return std::ranges::any_of(plan_.node(node).children, [&](NodeId child) {
    return plan_.node(child).plan(plan) != nullptr || has_plan_below(child, plan);
  });
}

bool DraftCells::has_plan(const CellRef& cell) const {
  return origin(cell) != Origin::blank || plan_.node(cell.node).plan(cell.plan) != nullptr ||
         has_plan_below(cell.node, cell.plan);
}

bool DraftCells::is_sum(const CellRef& cell) const {
  const Origin known = origin(cell);
  if (known != Origin::blank) return known != Origin::leaf;
  const PlanForm& form = plan_.form(cell.plan);
  const bool of_parts = plan_.sums_up(cell.node) && has_plan_below(cell.node, cell.plan);
  return !form.rows[cell.row].formula.empty() || form.leaves != LeafSource::entered || of_parts;
}

/// Rows that go on from a cell in the year after it.
void DraftCells::append_opening_balances(const CellRef& cell, std::vector<CellRef>& cells) const {
  const PlanForm& form = plan_.form(cell.plan);
  for (RowIndex row = 0; row < form.rows.size(); ++row) {
    if (form.rows[row].carried != cell.row) continue;
    for (std::uint16_t column = 0; column < plan_.columns.size(); ++column) {
      if (plan_.preceding_column(column) == cell.column) cells.push_back({cell.node, cell.plan, row, column});
    }
  }
}

/// What may be computed from a cell: rows of its plan, rows derived from it, and its cell one level up.
void DraftCells::append_dependents(const CellRef& cell, std::vector<CellRef>& cells) const {
  for (const PlanId id : plan_.plan_ids()) {
    const PlanForm& form = plan_.form(id);
    for (RowIndex row = 0; row < form.rows.size(); ++row) {
      const FormRow& candidate = form.rows[row];
      if ((id == cell.plan && contains(candidate.formula, cell.row)) ||
          (candidate.source_plan == cell.plan && contains(candidate.source, cell.row)))
        cells.push_back({cell.node, id, row, cell.column});
    }
  }
  append_opening_balances(cell, cells);
  if (const auto parent = plan_.node(cell.node).parent)
    cells.push_back({*parent, cell.plan, cell.row, cell.column});
}

std::vector<CellRef> DraftCells::reached(const CellRef& cell, Places& places) const {
  std::vector<CellRef> cells{cell};
  places.insert(layout_.index(cell));
  for (std::size_t next = 0; next < cells.size(); ++next) {
    std::vector<CellRef> more;
    append_dependents(cells[next], more);
    for (const CellRef& dependent : more) {
      if (places.insert(layout_.index(dependent)).second) cells.push_back(dependent);
    }
  }
  return cells;
}

std::vector<DraftCells::Share> DraftCells::shares(const CellRef& cell) const {
  Places places;
  const std::vector<CellRef> cells = reached(cell, places);
  std::map<std::size_t, std::int64_t> known{{layout_.index(cell), 1}};
  // Sums of sums count all the ways down to the cell, each row once: formulas do not go in circles.
  const auto share = [&](const auto& self, const CellRef& of) -> std::int64_t {
    const std::size_t place = layout_.index(of);
    if (!places.contains(place)) return 0;
    if (const auto found = known.find(place); found != known.end()) return found->second;
    std::int64_t sum = 0;
    for (const Operand& operand : evaluation_.operands(of)) sum += operand.sign * self(self, operand.cell);
    return known[place] = sum;
  };
  std::vector<Share> shares;
  for (const CellRef& other : cells) {
    if (const std::int64_t factor = share(share, other); factor != 0) shares.emplace_back(other, factor);
  }
  return shares;
}

}  // namespace budgetc::state
