#pragma once

#include <vector>

#include <budgetc/rules/rule.hpp>

// What the rules on earmark rings share. Their checks' subjects name the ring by `index` and, where the check
// is about a row, the row in the budget year by `cell`.
namespace budgetc::rules {

/// A rule whose checks are about a ring as a whole.
class RingRule : public Rule {
 public:
  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override;
};

/// A rule whose checks are about a ring's entries in one row of one node.
class RingRowRule : public RingRule {
 public:
  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override;
};

/// A note that cites a ring.
struct TaggedNote {
  NodeId node{};
  RowIndex row = 0;
  std::uint32_t ring = 0;
  const LineNote* note = nullptr;
};

/// All notes that cite a ring that exists, in the order of their nodes.
[[nodiscard]] std::vector<TaggedNote> tagged_notes(const BudgetPlan& plan);

/// A row of the budget year at some node that a ring deals with.
struct RingRow {
  std::uint32_t ring = 0;
  CellRef cell{};
};

/// Every row that a ring has entries in, each once, in the order of rings and entries.
[[nodiscard]] std::vector<RingRow> rows_of_rings(const BudgetPlan& plan);
/// Whether a node is another one or lies below it.
[[nodiscard]] bool is_at_or_below(const BudgetPlan& plan, NodeId node, NodeId ancestor);
/// The entries of a ring in a row of a node; with `below`, also those at nodes below it.
[[nodiscard]] std::vector<Term> entries_in(const BudgetPlan& plan, const RingRow& row, bool below);
/// The notes that cite a ring in a row of a node or of nodes below it.
[[nodiscard]] std::vector<Term> notes_in(const BudgetPlan& plan, const std::vector<TaggedNote>& notes,
                                         const RingRow& row);
/// "35.02 Zeile 002".
[[nodiscard]] std::string ring_row_name(const BudgetPlan& plan, const CellRef& cell);

}  // namespace budgetc::rules
