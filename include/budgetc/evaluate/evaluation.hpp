#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <budgetc/model/budget_plan.hpp>

namespace budgetc {

/// Where a cell's value comes from.
enum class Origin : std::uint8_t {
  blank,     ///< nothing written, nothing to add up
  leaf,      ///< entered in the source
  formula,   ///< computed from other rows of the same node and column
  children,  ///< the sum of the same cell of the node's children
  measures,  ///< Teil A: the sum of the measures' rows
};

/// A cell of a plan of a node.
struct CellRef {
  NodeId node{};
  PlanKind plan = PlanKind::teilergebnisplan;
  RowIndex row = 0;
  std::uint16_t column = 0;

  friend bool operator==(const CellRef&, const CellRef&) = default;
};

/// One evaluated cell: the computed value (blank is not 0), and the figure written for it, if any. For a leaf
/// both are the same figure; elsewhere the written one is a control total.
struct Cell {
  std::optional<Money> value;
  std::optional<FigureId> written;
  Origin origin = Origin::blank;
  /// The sum left the range of Money; `value` is then blank.
  bool overflow = false;
};

/// One summand: coefficient times a written figure.
struct Term {
  FigureId figure{};
  std::int32_t coefficient = 1;
};

/// A written or computed operand of a cell, with its sign.
struct Operand {
  CellRef cell;
  int sign = 1;
};

/// Every cell of every plan of every node, computed from its leaves.
class Evaluation {
 public:
  Evaluation(const BudgetPlan& plan, std::vector<Cell> cells);

  [[nodiscard]] const Cell& cell(const CellRef& ref) const;
  /// The value that is printed: the control total where one is written (the rules prove it equal or
  /// accepted), else the computed value.
  [[nodiscard]] std::optional<Money> shown(const CellRef& ref) const;
  /// Cells that a cell is directly computed from (formula rows, or the same cell of the children).
  [[nodiscard]] std::vector<Operand> operands(const CellRef& ref) const;
  /// Measures' figures that a Teil A cell of this very node (not of its children) is computed from.
  [[nodiscard]] std::vector<Term> measure_terms(const CellRef& ref) const;
  /// Appends the written figures a cell stands for: its own written figure if there is one, else,
  /// recursively, those of its operands. This is what a check on the cell depends on.
  void append_terms(const CellRef& ref, int sign, std::vector<Term>& terms) const;
  /// As `append_terms`, but of what the cell is computed from, ignoring its own written figure.
  void append_computed_terms(const CellRef& ref, int sign, std::vector<Term>& terms) const;
  /// The value of the cell from written figures one step away: what a control total must agree with, locally.
  [[nodiscard]] std::optional<Money> local_value(const CellRef& ref) const;
  [[nodiscard]] std::size_t value_count() const;

 private:
  const BudgetPlan* plan_;
  std::vector<Cell> cells_;
};

/// Computes all cells. Sums are checked; a sum out of range is blank with `overflow` set.
[[nodiscard]] Evaluation evaluate(const BudgetPlan& plan);

}  // namespace budgetc
