#pragma once

#include <unordered_set>
#include <vector>

#include "rules/engine/rule.hpp"

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

/// A row of the budget year at some node that a ring deals with.
struct RingRow {
  std::uint32_t ring = 0;
  CellRef cell{};

  friend bool operator==(const RingRow&, const RingRow&) = default;
};

/// The cell of a row of the Teilergebnisplan in a budget year.
[[nodiscard]] CellRef in_budget_year(const BudgetPlan& plan, std::size_t year, NodeId node, RowIndex row);

/// The nodes whose rings are not all known by their numbers: the node's file or a number could not be read,
/// or a number stands twice. What refers to such a ring cannot be decided.
[[nodiscard]] std::unordered_set<std::uint32_t> nodes_with_doubtful_rings(const BudgetPlan& plan);

/// A note that cites a ring.
struct TaggedNote {
  RingRow place{};
  /// Nothing where it has none for the year.
  std::optional<FigureId> amount;
};

/// Rings in one budget year, the rows they have entries in, and the notes that cite them, for looking up in
/// both directions.
class RingIndex {
 public:
  RingIndex(const BudgetPlan& plan, std::size_t year);

  /// Every row that a ring has entries in, each once, in the order of rings and entries.
  [[nodiscard]] const std::vector<RingRow>& rows() const { return rows_; }
  /// Rows of notes that cite a ring without any entry in that row, at their node or above.
  [[nodiscard]] std::vector<RingRow> rows_without_entries() const;
  /// The year's amounts of a ring's entries in a row of a node; with `below`, also of those at nodes below
  /// it.
  [[nodiscard]] std::vector<Term> entries(const RingRow& row, bool below) const;
  /// The year's amounts of the notes that cite a ring in a row of a node or of nodes below it.
  [[nodiscard]] std::vector<Term> notes(const RingRow& row) const;
  /// Whether there are such notes, also without an amount for the year.
  [[nodiscard]] bool is_cited(const RingRow& row) const;
  /// Whether entries and notes of the row are all known: not so where an entry of the ring names an unknown
  /// node or row, or a note of the row an unknown ring. Another finding says so.
  [[nodiscard]] bool is_decidable(const RingRow& row) const;

 private:
  void collect_rows(std::uint32_t ring);
  void collect_notes();
  [[nodiscard]] bool has_entries(const RingRow& row) const;

  const BudgetPlan* plan_;
  std::size_t year_;
  std::vector<RingRow> rows_;
  /// Sorted by ring and row.
  std::vector<TaggedNote> notes_;
  /// Rows of notes that cite a ring that does not exist.
  std::vector<CellRef> stray_notes_;
};

/// Whether an entry stands on the other side of its ring than its row is on; a balance may stand on both.
[[nodiscard]] bool stands_on_wrong_side(const BudgetPlan& plan, const RingEntry& entry);

/// "35.02 Zeile 002", with the column where there is more than one budget year.
[[nodiscard]] std::string ring_row_name(const BudgetPlan& plan, const CellRef& cell);

}  // namespace budgetc::rules
