#include <algorithm>

#include "evaluate/evaluation.hpp"
#include "evaluate/sum.hpp"

namespace budgetc {
namespace {

void visit_row(const PlanForm& form, RowIndex row, std::vector<bool>& seen, std::vector<RowIndex>& order) {
  if (seen[row]) return;
  seen[row] = true;
  for (const FormulaTerm& term : form.rows[row].formula) visit_row(form, term.row, seen, order);
  order.push_back(row);
}

/// The rows of a form so that each comes after those it is computed from.
std::vector<RowIndex> computing_order(const PlanForm& form) {
  std::vector<RowIndex> order;
  std::vector<bool> seen(form.rows.size());
  for (RowIndex row = 0; row < form.rows.size(); ++row) visit_row(form, row, seen, order);
  return order;
}

/// Computes the cells of all nodes, those of children before those of their parents.
class Evaluator {
 public:
  explicit Evaluator(const BudgetPlan& plan)
      : plan_(plan),
        layout_(plan),
        cells_(layout_.size()),
        has_plan_below_(plan.nodes.size() * plan.forms.size()) {
    for (const PlanForm& form : plan.forms) orders_.push_back(computing_order(form));
  }

  std::vector<Cell> run() {
    place_written();
    place_measures();
    // Parents come before their children in `nodes`, so that backwards every child is ready first.
    for (std::size_t i = plan_.nodes.size(); i-- > 0;) {
      for (const PlanId id : plan_.plan_ids()) compute_plan(static_cast<NodeId>(i), id);
    }
    return std::move(cells_);
  }

 private:
  [[nodiscard]] std::size_t slot(NodeId node, PlanId id) const {
    return static_cast<std::size_t>(node) * plan_.forms.size() + static_cast<std::size_t>(id);
  }
  Cell& at(const CellRef& ref) { return cells_[layout_.index(ref)]; }
  Money amount(FigureId figure) const { return plan_.figures[figure].amount; }

  void place_written() {
    for (std::size_t i = 0; i < plan_.nodes.size(); ++i) {
      for (const PlanId id : plan_.plan_ids()) {
        if (const WrittenPlan* written = plan_.nodes[i].plan(id))
          place_rows({static_cast<NodeId>(i), id}, *written);
      }
    }
  }

  void place_rows(CellRef ref, const WrittenPlan& written) {
    for (const PlanRow& row : written.rows) {
      for (std::size_t column = 0; column < row.figures.size(); ++column) {
        ref.row = row.row;
        ref.column = static_cast<std::uint16_t>(column);
        at(ref).written = row.figures[column];
      }
    }
  }

  /// Puts the sums of the measures into the cells of their nodes; children are added later.
  void place_measures() {
    const std::vector<MeasureRow> rows = index_measures(plan_);
    for (auto first = rows.begin(); first != rows.end();) {
      const auto last = std::find_if(first, rows.end(), [&](const MeasureRow& other) {
        return other.node != first->node || other.row != first->row;
      });
      place_measure_rows({first, last});
      first = last;
    }
  }

  void place_measure_rows(std::span<const MeasureRow> rows) {
    CellRef ref{rows.front().node, plan_.measure_plan, rows.front().row};
    const int sign = plan_.form(ref.plan).own_sense_sign(ref.row);
    for (; ref.column < plan_.columns.size(); ++ref.column) {
      Sum sum;
      for (const MeasureRow& place : rows) {
        const auto& figure = plan_.investments[place.investment].rows[place.investment_row].years[ref.column];
        if (figure) sum.add(written_value(plan_, *figure), sign);
      }
      store(at(ref), sum, Origin::measures);
    }
  }

  static void store(Cell& cell, const Sum& sum, Origin origin) {
    cell.value = sum.value();
    cell.overflow = !sum.blank() && sum.overflow();
    cell.origin = sum.blank() ? Origin::blank : origin;
  }

  void compute_plan(NodeId node, PlanId id) {
    const PlanForm& form = plan_.form(id);
    const bool children_have_it = has_plan_below_[slot(node, id)];
    for (const RowIndex row : orders_[static_cast<std::size_t>(id)]) {
      const bool formula = !form.rows[row].formula.empty();
      for (std::uint16_t column = 0; column < plan_.columns.size(); ++column) {
        const CellRef ref{node, id, row, column};
        if (formula) {
          compute_formula(ref);
        } else if (form.leaves == LeafSource::measures || children_have_it) {
          add_children(ref);
        } else {
          enter(at(ref));
        }
      }
    }
    tell_parents(node, id, children_have_it);
  }

  void tell_parents(NodeId node, PlanId id, bool children_have_it) {
    const Node& n = plan_.node(node);
    if (!n.parent || (!children_have_it && n.plan(id) == nullptr)) return;
    has_plan_below_[slot(*n.parent, id)] = true;
  }

  void enter(Cell& cell) {
    if (!cell.written) return;
    cell.value = written_value(plan_, *cell.written);
    cell.origin = Origin::leaf;
  }

  void compute_formula(const CellRef& ref) {
    Sum sum;
    bool overflow = false;
    for (const FormulaTerm& term : plan_.form(ref.plan).rows[ref.row].formula) {
      const Cell& operand = at({ref.node, ref.plan, term.row, ref.column});
      sum.add(operand.value, term.sign);
      overflow |= operand.overflow;
    }
    finish(at(ref), sum, overflow, Origin::formula);
  }

  void add_children(const CellRef& ref) {
    Cell& cell = at(ref);
    Sum sum;
    bool overflow = cell.overflow;
    sum.add(cell.value);
    for (const NodeId child : plan_.node(ref.node).children) {
      const Cell& part = at({child, ref.plan, ref.row, ref.column});
      sum.add(part.value);
      overflow |= part.overflow;
    }
    finish(cell, sum, overflow, cell.origin == Origin::measures ? Origin::measures : Origin::children);
    const bool of_measures = plan_.form(ref.plan).leaves == LeafSource::measures;
    if (of_measures && cell.origin == Origin::blank) enter(cell);
  }

  static void finish(Cell& cell, const Sum& sum, bool operand_overflow, Origin origin) {
    store(cell, sum, origin);
    if (!operand_overflow) return;
    cell.value.reset();
    cell.overflow = true;
    cell.origin = origin;
  }

  const BudgetPlan& plan_;
  CellLayout layout_;
  std::vector<Cell> cells_;
  /// By node and plan: a node below has the plan.
  std::vector<bool> has_plan_below_;
  /// By PlanId.
  std::vector<std::vector<RowIndex>> orders_;
};

}  // namespace

Evaluation evaluate(const BudgetPlan& plan) {
  return {plan, Evaluator(plan).run()};
}

}  // namespace budgetc
