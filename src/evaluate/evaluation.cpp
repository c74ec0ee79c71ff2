#include "evaluate/evaluation.hpp"

#include <algorithm>
#include <tuple>

#include "evaluate/sum.hpp"

namespace budgetc {
namespace {

auto key(const MeasureRow& row) {
  return std::tuple(row.node, row.row);
}

}  // namespace

CellLayout::CellLayout(const BudgetPlan& plan) : columns_(plan.columns.size()) {
  for (const PlanForm& form : plan.forms) {
    offsets_.push_back(stride_);
    stride_ += form.rows.size() * columns_;
  }
  size_ = stride_ * plan.nodes.size();
}

std::vector<MeasureRow> index_measures(const BudgetPlan& plan) {
  std::vector<MeasureRow> index;
  for (std::uint32_t i = 0; i < plan.investments.size(); ++i) {
    const Investment& measure = plan.investments[i];
    for (std::uint32_t r = 0; r < measure.rows.size(); ++r) {
      index.push_back({measure.node, measure.rows[r].row, i, r});
    }
  }
  std::ranges::stable_sort(index, {}, key);
  return index;
}

int derived_sign(const BudgetPlan& plan, PlanId id, RowIndex row, const FormulaTerm& term) {
  const PlanForm& form = plan.form(id);
  return term.sign * plan.form(*form.rows[row].source_plan).own_sense_sign(term.row) *
         form.own_sense_sign(row);
}

Evaluation::Evaluation(const BudgetPlan& plan, std::vector<Cell> cells)
    : plan_(&plan),
      cells_(std::move(cells)),
      layout_(plan),
      measure_rows_(index_measures(plan)),
      all_readable_(std::ranges::all_of(plan.nodes, &Node::readable)) {}

std::optional<Money> Evaluation::shown(const CellRef& ref) const {
  const Cell& c = cell(ref);
  return c.written ? written_value(*plan_, *c.written) : std::optional<Money>(c.value);
}

bool Evaluation::is_entered(const CellRef& ref) const {
  return cell(ref).origin == Origin::leaf;
}

std::span<const MeasureRow> Evaluation::measure_rows(NodeId node, RowIndex row) const {
  const auto found = std::ranges::equal_range(measure_rows_, std::tuple(node, row), {}, key);
  return {found.begin(), found.end()};
}

/// Calls `visit(CellRef, sign)` for every cell that a cell is directly computed from.
template <typename Visit>
void Evaluation::visit_operands(const CellRef& ref, Visit visit) const {
  const FormRow& row = plan_->form(ref.plan).rows[ref.row];
  if (!row.formula.empty()) {
    for (const FormulaTerm& term : row.formula) {
      visit(CellRef{ref.node, ref.plan, term.row, ref.column}, int{term.sign});
    }
    return;
  }
  if (is_entered(ref)) return;
  if (cell(ref).origin == Origin::derived) {
    for (const FormulaTerm& term : row.source)
      visit(CellRef{ref.node, *row.source_plan, term.row, ref.column},
            derived_sign(*plan_, ref.plan, ref.row, term));
    return;
  }
  if (cell(ref).origin == Origin::carried) {
    const auto before = static_cast<std::uint16_t>(*plan_->preceding_column(ref.column));
    return visit(CellRef{ref.node, ref.plan, *row.carried, before}, 1);
  }
  if (!plan_->sums_up(ref.node)) return;
  for (const NodeId child : plan_->node(ref.node).children) {
    visit(CellRef{child, ref.plan, ref.row, ref.column}, 1);
  }
}

/// Calls `visit(FigureId)` for every measure's figure that a cell of this node is computed from.
template <typename Visit>
void Evaluation::visit_measures(const CellRef& ref, Visit visit) const {
  if (ref.plan != plan_->measure_plan) return;
  for (const MeasureRow& place : measure_rows(ref.node, ref.row)) {
    const auto& figure = plan_->investments[place.investment].rows[place.investment_row].years[ref.column];
    if (figure) visit(*figure);
  }
}

/// Calls `visit(FigureId)` for every correction of a derived cell.
template <typename Visit>
void Evaluation::visit_corrections(const CellRef& ref, Visit visit) const {
  const WrittenPlan* const written = plan_->node(ref.node).plan(ref.plan);
  if (written == nullptr || cell(ref).origin != Origin::derived) return;
  for (const PlanCorrection& correction : written->corrections) {
    if (correction.row == ref.row && correction.figures[ref.column]) visit(*correction.figures[ref.column]);
  }
}

std::vector<Operand> Evaluation::operands(const CellRef& ref) const {
  std::vector<Operand> list;
  visit_operands(ref, [&](const CellRef& cell, int sign) { list.push_back({cell, sign}); });
  return list;
}

std::vector<Term> Evaluation::measure_terms(const CellRef& ref) const {
  std::vector<Term> terms;
  const int sign = plan_->form(ref.plan).own_sense_sign(ref.row);
  visit_measures(ref, [&](FigureId figure) { terms.push_back({figure, sign}); });
  return terms;
}

std::vector<Term> Evaluation::correction_terms(const CellRef& ref) const {
  std::vector<Term> terms;
  visit_corrections(ref, [&](FigureId figure) { terms.push_back({figure, 1}); });
  return terms;
}

void Evaluation::append_terms(const CellRef& ref, int sign, std::vector<Term>& terms) const {
  if (const auto& written = cell(ref).written) {
    terms.push_back({*written, sign});
  } else {
    append_computed_terms(ref, sign, terms);
  }
}

void Evaluation::append_computed_terms(const CellRef& ref, int sign, std::vector<Term>& terms) const {
  visit_operands(ref, [&](const CellRef& operand, int operand_sign) {
    append_terms(operand, sign * operand_sign, terms);
  });
  const int own_sense = plan_->form(ref.plan).own_sense_sign(ref.row);
  visit_measures(ref, [&](FigureId figure) { terms.push_back({figure, sign * own_sense}); });
  visit_corrections(ref, [&](FigureId figure) { terms.push_back({figure, sign}); });
}

bool Evaluation::decidable(const CellRef& ref) const {
  if (all_readable_) return true;
  if (!plan_->node(ref.node).readable) return false;
  bool result = true;
  visit_operands(ref, [&](const CellRef& operand, int) {
    result = result && (cell(operand).written.has_value() || decidable(operand));
  });
  return result;
}

std::optional<Money> Evaluation::sum(std::span<const Term> terms) const {
  Sum total;
  for (const Term& term : terms) total.add(plan_->figures[term.figure].amount, term.coefficient);
  return total.value();
}

std::optional<Money> Evaluation::local_value(const CellRef& ref) const {
  if (is_entered(ref)) return plan_->figures[*cell(ref).written].amount;
  std::vector<Term> terms;
  append_computed_terms(ref, 1, terms);
  return sum(terms);
}

}  // namespace budgetc
