#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evaluate/packed.hpp"
#include "model/budget_plan.hpp"

namespace budgetc {

/// Where a cell's value comes from.
enum class Origin : std::uint8_t {
  blank,     ///< nothing written, nothing to add up
  leaf,      ///< entered in the source
  formula,   ///< computed from other rows of the same node and column
  children,  ///< the sum of the same cell of the node's children
  measures,  ///< Teil A: the sum of the measures' rows
  derived,   ///< from rows of another plan at the same node, with the corrections written there
  carried,   ///< what another row of the plan has in the year before
};

/// A cell of a plan of a node.
struct CellRef {
  NodeId node{};
  PlanId plan{};
  RowIndex row = 0;
  std::uint16_t column = 0;

  friend bool operator==(const CellRef&, const CellRef&) = default;
};

/// One evaluated cell: the computed value (blank is not 0), and the figure written for it, if any. For a leaf
/// both are the same figure; elsewhere the written one is a control total.
struct Cell {
  PackedMoney value;
  PackedFigure written;
  Origin origin = Origin::blank;
  /// The sum, or one that it needs, left the range of Money; `value` is then blank.
  bool overflow = false;
};

/// One summand: coefficient times a written figure.
struct Term {
  FigureId figure{};
  std::int64_t coefficient = 1;
};

/// A written or computed operand of a cell, with its sign.
struct Operand {
  CellRef cell;
  int sign = 1;
};

/// A row of a measure, found by the Teil A row that it feeds.
struct MeasureRow {
  NodeId node{};
  RowIndex row = 0;
  std::uint32_t investment = 0;      ///< index into BudgetPlan::investments
  std::uint32_t investment_row = 0;  ///< index into Investment::rows
};

/// Where the cells of a plan lie in one dense array: node by node, plan by plan, row by row.
class CellLayout {
 public:
  explicit CellLayout(const BudgetPlan& plan);
  [[nodiscard]] std::size_t index(const CellRef& ref) const {
    return static_cast<std::size_t>(ref.node) * stride_ + offsets_[static_cast<std::size_t>(ref.plan)] +
           ref.row * columns_ + ref.column;
  }
  /// How many cells there are.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::size_t columns_;
  std::vector<std::size_t> offsets_;
  std::size_t stride_ = 0;
  std::size_t size_ = 0;
};

/// Every cell of every plan of every node, computed from its leaves.
///
/// - A formula row is computed from the rows of its node and column.
/// - A row that the form derives from another plan is so where the node, or one above it, says so
///   (`ableiten`), and always in a plan that only the administration has. At the lowest such node it is
///   derived from the other plan there, with corrections, unless it is entered; above, it is the sum of the
///   children.
/// - A row that comes from the plan of measures does so at every node where the plan is in use: something is
///   said of it there, above or below.
/// - A row that goes on from the year before (an opening balance) is what the other row is worth there, where
///   that is known; in the first budget year and before it, it is entered. A row computed from it
///   lacks a value where it does.
/// - The administration's cells are sums over all top nodes only where all of it is in the sources; elsewhere
///   they are entered, and a formula row lacks a value where one of its rows does.
/// - Any other row of a plan that is entered is so where no node below has that plan, and is the sum of the
///   children's cells elsewhere.
/// - Any other row of a plan that is made of measures (Teil A) is the sum of the node's measures and of the
/// children's cells. A written figure
///   that neither feeds is taken as entered, so that no amount is lost; rule F01 asks for its measure.
/// - What is written where a cell is computed is a control total and does not enter the sums above it.
/// - A sum of nothing but blanks is blank, not 0.
class Evaluation {
 public:
  /// What `evaluate` computed; the plan must outlive the evaluation.
  Evaluation(const BudgetPlan& plan, std::vector<Cell> cells);

  [[nodiscard]] const Cell& cell(const CellRef& ref) const { return cells_[layout_.index(ref)]; }
  /// The value that is printed: the control total where one is written (the rules prove it equal or
  /// accepted), else the computed value.
  [[nodiscard]] std::optional<Money> shown(const CellRef& ref) const;
  /// Cells that a cell is directly computed from (formula rows, or the same cell of the children).
  [[nodiscard]] std::vector<Operand> operands(const CellRef& ref) const;
  /// Measures' figures that a Teil A cell of this very node (not of its children) is computed from.
  [[nodiscard]] std::vector<Term> measure_terms(const CellRef& ref) const;
  /// Corrections that a derived cell of this very node is computed with.
  [[nodiscard]] std::vector<Term> correction_terms(const CellRef& ref) const;
  /// Appends the written figures a cell stands for: its own written figure if there is one, else,
  /// recursively, those of its operands. This is what a check on the cell depends on.
  void append_terms(const CellRef& ref, int sign, std::vector<Term>& terms) const;
  /// As `append_terms`, but of what the cell is computed from, ignoring its own written figure.
  void append_computed_terms(const CellRef& ref, int sign, std::vector<Term>& terms) const;
  /// The value of the cell from written figures one step away: what a control total must agree with,
  /// locally. Nothing when those are blank, or when their sum leaves the range.
  [[nodiscard]] std::optional<Money> local_value(const CellRef& ref) const;
  /// Whether every node that `append_computed_terms` goes through could be read; if not, no sum over the cell
  /// can be decided.
  [[nodiscard]] bool decidable(const CellRef& ref) const;
  /// Whether the row is entered at this node: not computed by a formula, from children or from measures.
  [[nodiscard]] bool is_entered(const CellRef& ref) const;
  /// The sum of so many written figures; nothing when there are none or their sum leaves the range.
  [[nodiscard]] std::optional<Money> sum(std::span<const Term> terms) const;
  /// How many figures the sources write.
  [[nodiscard]] std::size_t value_count() const { return plan_->figures.size(); }

 private:
  [[nodiscard]] std::span<const MeasureRow> measure_rows(NodeId node, RowIndex row) const;
  template <typename Visit>
  void visit_operands(const CellRef& ref, Visit visit) const;
  template <typename Visit>
  void visit_corrections(const CellRef& ref, Visit visit) const;
  template <typename Visit>
  void visit_measures(const CellRef& ref, Visit visit) const;

  const BudgetPlan* plan_;
  std::vector<Cell> cells_;
  CellLayout layout_;
  /// Sorted by node and row.
  std::vector<MeasureRow> measure_rows_;
  bool all_readable_;
};

/// +1 or -1: turns an operand of a derived row from the sign of its own plan into that of the row's plan.
[[nodiscard]] int derived_sign(const BudgetPlan& plan, PlanId id, RowIndex row, const FormulaTerm& term);

/// The rows of all measures, sorted by node and row of Teil A.
[[nodiscard]] std::vector<MeasureRow> index_measures(const BudgetPlan& plan);

/// Computes all cells. Sums are checked; a sum out of range is blank with `overflow` set, and so is every
/// cell that needs it. The forms' formulas must not go in circles; binding sees to that.
[[nodiscard]] Evaluation evaluate(const BudgetPlan& plan);

}  // namespace budgetc
