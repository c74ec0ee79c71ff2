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

void visit_plan(const BudgetPlan& plan, PlanId id, std::vector<bool>& seen, std::vector<PlanId>& order) {
  if (seen[static_cast<std::size_t>(id)]) return;
  seen[static_cast<std::size_t>(id)] = true;
  for (const PlanId source : plan.form(id).sources()) visit_plan(plan, source, seen, order);
  order.push_back(id);
}

/// The plans so that each comes after those it is derived from.
std::vector<PlanId> plan_order(const BudgetPlan& plan) {
  std::vector<PlanId> order;
  std::vector<bool> seen(plan.forms.size());
  for (const PlanId id : plan.plan_ids()) visit_plan(plan, id, seen, order);
  return order;
}

/// Computes the cells of all nodes, those of children before those of their parents.
class Evaluator {
 public:
  explicit Evaluator(const BudgetPlan& plan)
      : plan_(plan),
        layout_(plan),
        cells_(layout_.size()),
        has_plan_below_(plan.nodes.size() * plan.forms.size()),
        has_plan_(plan.nodes.size() * plan.forms.size()) {
    for (const PlanForm& form : plan.forms) orders_.push_back(computing_order(form));
  }

  std::vector<Cell> run() {
    place_written();
    place_measures();
    // Parents come before their children in `nodes`, so that backwards every child is ready first.
    const std::vector<PlanId> order = plan_order(plan_);
    for (std::size_t i = plan_.nodes.size(); i-- > 0;) {
      for (const PlanId id : order) compute_plan(static_cast<NodeId>(i), id);
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
    CellRef ref{rows.front().node, *plan_.measure_plan, rows.front().row};
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

  /// How the cells of a plan come about at a node.
  struct Ways {
    bool sums_up = false;
    bool children_have_it = false;
    bool derives = false;
    /// Rows that come from the plan of measures do so wherever the plan is in use.
    bool is_used = false;
  };

  [[nodiscard]] Ways ways(NodeId node, PlanId id) const {
    Ways ways{.sums_up = plan_.sums_up(node)};
    ways.children_have_it = ways.sums_up && has_plan_below_[slot(node, id)];
    ways.derives = ways.sums_up && !ways.children_have_it && is_derived(node, id);
    ways.is_used = ways.sums_up && is_used(node, id);
    return ways;
  }

  /// An opening balance needs the closing one of the year before, so that columns come one after the other.
  void compute_plan(NodeId node, PlanId id) {
    const Ways ways = this->ways(node, id);
    for (std::uint16_t column = 0; column < plan_.columns.size(); ++column) {
      for (const RowIndex row : orders_[static_cast<std::size_t>(id)]) {
        compute_cell({node, id, row, column}, ways);
      }
    }
    has_plan_[slot(node, id)] = ways.children_have_it || ways.derives ||
                                plan_.node(node).plan(id) != nullptr ||
                                (ways.is_used && has_measures(node, id));
    const auto& parent = plan_.node(node).parent;
    if (parent && has_plan_[slot(node, id)]) has_plan_below_[slot(*parent, id)] = true;
  }

  void compute_cell(const CellRef& ref, const Ways& ways) {
    const PlanForm& form = plan_.form(ref.plan);
    const FormRow& row = form.rows[ref.row];
    const bool of_measures = comes_from_measures(row);
    if (!row.formula.empty()) return compute_formula(ref);
    if (row.carried && carry(ref, *row.carried)) return;
    if (of_measures && ways.is_used) return derive(ref);
    if (!of_measures && ways.derives && row.source_plan && !is_entered_instead(ref)) return derive(ref);
    if (ways.sums_up && (form.leaves == LeafSource::measures || ways.children_have_it))
      return add_children(ref);
    enter(at(ref));
  }

  /// Whether the rows of a plan are derived at a node: the plan that they come from is there, and the node or
  /// the nearest above that says anything wants it so. A plan that only the administration has is always.
  [[nodiscard]] bool is_derived(NodeId node, PlanId id) const {
    const PlanForm& form = plan_.form(id);
    if (!form.source || !plan_.may_have(node, id) || !has_plan_[slot(node, *form.source)]) return false;
    return form.scope == PlanScope::administration || wants_derived(node, id).value_or(false);
  }

  /// What the node or the nearest above that says anything of `ableiten` wants.
  [[nodiscard]] std::optional<bool> wants_derived(NodeId node, PlanId id) const {
    for (std::optional<NodeId> at = node; at; at = plan_.node(*at).parent) {
      const WrittenPlan* const written = plan_.node(*at).plan(id);
      if (written != nullptr && written->derived) return written->derived;
    }
    return std::nullopt;
  }

  /// Whether anything is said of a plan at a node or above, or below it; of one that only the administration
  /// has, also in the plan that it comes from. Measures alone make no plan: its balance would be theirs.
  [[nodiscard]] bool is_used(NodeId node, PlanId id) const {
    return plan_.may_have(node, id) &&
           (is_derived(node, id) || has_plan_below_[slot(node, id)] || plan_.node(node).plan(id) != nullptr ||
            wants_derived(node, id).has_value());
  }

  [[nodiscard]] bool comes_from_measures(const FormRow& row) const {
    return row.source_plan && row.source_plan == plan_.measure_plan;
  }

  /// Whether measures of a node or below feed rows of a plan.
  [[nodiscard]] bool has_measures(NodeId node, PlanId id) const {
    return plan_.measure_plan && has_plan_[slot(node, *plan_.measure_plan)] &&
           std::ranges::any_of(plan_.form(id).rows,
                               [&](const FormRow& row) { return comes_from_measures(row); });
  }

  /// A row that a node enters is not derived there; the administration writes control totals.
  bool is_entered_instead(const CellRef& ref) { return at(ref).written && !plan_.node(ref.node).is_root; }

  /// Takes over what the year before left; false where that is not known, so that it must be entered.
  bool carry(const CellRef& ref, RowIndex row) {
    const auto before = plan_.preceding_column(ref.column);
    if (!before) return false;
    const Cell& left = at({ref.node, ref.plan, row, static_cast<std::uint16_t>(*before)});
    const auto value = left.written ? written_value(plan_, *left.written) : std::optional<Money>(left.value);
    if (!value && !left.overflow) return false;
    Sum sum;
    sum.add(value);
    finish(at(ref), sum, left.overflow, Origin::carried);
    return true;
  }

  void derive(const CellRef& ref) {
    const FormRow& row = plan_.form(ref.plan).rows[ref.row];
    Sum sum;
    bool overflow = false;
    for (const FormulaTerm& term : row.source) {
      const Cell& operand = at({ref.node, *row.source_plan, term.row, ref.column});
      sum.add(operand.value, derived_sign(plan_, ref.plan, ref.row, term));
      overflow |= operand.overflow;
    }
    if (const WrittenPlan* const written = plan_.node(ref.node).plan(ref.plan)) {
      for (const PlanCorrection& correction : written->corrections) {
        if (correction.row == ref.row && correction.figures[ref.column])
          sum.add(written_value(plan_, *correction.figures[ref.column]));
      }
    }
    finish(at(ref), sum, overflow, Origin::derived);
    // Also where nothing is there to be derived: what is written is no leaf then, but a control total.
    at(ref).origin = Origin::derived;
  }

  void enter(Cell& cell) {
    if (!cell.written) return;
    cell.value = written_value(plan_, *cell.written);
    cell.origin = Origin::leaf;
  }

  void compute_formula(const CellRef& ref) {
    Sum sum;
    bool overflow = false;
    const PlanForm& form = plan_.form(ref.plan);
    for (const FormulaTerm& term : form.rows[ref.row].formula) {
      const Cell& operand = at({ref.node, ref.plan, term.row, ref.column});
      // What the nodes that are not in the sources have is not known, nor an opening balance that nobody
      // entered: part of a sum is none.
      const bool needed = !plan_.sums_up(ref.node) || form.rows[term.row].carried;
      if (needed && !operand.value && !operand.overflow) return;
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
  /// By node and plan: it is written or derived there or below.
  std::vector<bool> has_plan_;
  /// By PlanId.
  std::vector<std::vector<RowIndex>> orders_;
};

}  // namespace

Evaluation evaluate(const BudgetPlan& plan) {
  return {plan, Evaluator(plan).run()};
}

}  // namespace budgetc
