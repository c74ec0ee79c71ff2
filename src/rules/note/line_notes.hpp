#pragma once

#include "rules/engine/check_writer.hpp"

// What the rules on line notes (Ansatzerläuterungen) share. Their checks' subjects name the row by `cell`,
// the group of notes by `index` and the note by `part`.
namespace budgetc::rules {

/// Calls `visit(LineNotes, Subject)` for every group of notes; the subject's cell is the row in `column`.
template <typename Visit>
void visit_note_groups(const BudgetPlan& plan, std::size_t column, Visit visit) {
  for (std::size_t node = 0; node < plan.nodes.size(); ++node) {
    const auto& groups = plan.nodes[node].line_notes;
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
      const CellRef cell{static_cast<NodeId>(node), plan.result_plan, groups[i].row,
                         static_cast<std::uint16_t>(column)};
      visit(groups[i], Subject{.cell = cell, .index = i});
    }
  }
}

/// The amount of the row in its own sense; false where it cannot be decided.
[[nodiscard]] bool append_row(const RuleContext& context, const CellRef& cell, std::vector<Term>& terms);
/// Writes the check of the sum of the notes against their row, in the budget year of the subject's cell.
void write_note_sum(const RuleContext& context, const LineNotes& notes, const Subject& subject,
                    Relation relation, CheckWriter& writer);
/// Points at the row and its notes; the group where the row has no figure of its own.
void add_note_labels(Diagnostic& finding, const RuleContext& context, const Check& check,
                     std::span<const Term> terms);

}  // namespace budgetc::rules
