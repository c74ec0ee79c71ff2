#pragma once

#include <vector>

#include "rules/engine/rule.hpp"

// Which sums of parts prove a control total. A figure that is not written is replaced by those it stands for,
// so that two ways of adding up may prove the same thing; these say which of them is worth a check.
namespace budgetc::rules {

/// Calls `visit(CellRef, FigureId)` for every written figure of the plans with rows.
template <typename Visit>
void visit_written_cells(const BudgetPlan& plan, Visit visit) {
  for (std::size_t node = 0; node < plan.nodes.size(); ++node) {
    for (const PlanId id : plan.plan_ids()) {
      const WrittenPlan* written = plan.nodes[node].plan(id);
      if (written == nullptr) continue;
      for (const PlanRow& row : written->rows) {
        for (std::size_t column = 0; column < row.figures.size(); ++column) {
          if (!row.figures[column]) continue;
          visit(CellRef{static_cast<NodeId>(node), id, row.row, static_cast<std::uint16_t>(column)},
                *row.figures[column]);
        }
      }
    }
  }
}

/// The same cell of another node.
[[nodiscard]] CellRef at_node(CellRef cell, NodeId node);
/// Whether the cell is written at some node below, so that the sum of the children says something about it.
[[nodiscard]] bool is_written_below(const RuleContext& context, const CellRef& cell);
/// Whether a cell that this one is computed from by formulas is written at the same node.
[[nodiscard]] bool is_operand_written(const RuleContext& context, const CellRef& cell);

/// Points at what a sum adds up, each with `name(operand)` and its amount; says in a note what an unwritten
/// one amounts to.
void add_operand_labels(Diagnostic& finding, const RuleContext& context, std::span<const Operand> operands,
                        std::string (*name)(const BudgetPlan&, const CellRef&));

}  // namespace budgetc::rules
