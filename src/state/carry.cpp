#include "state/carry.hpp"

#include <fmt/format.h>

#include "state/written_cells.hpp"

namespace budgetc::state {
namespace {

/// How often each row of a form contains a row, sums of sums included. Formulas do not go in circles.
class Shares {
 public:
  Shares(const PlanForm& form, RowIndex row) : form_(form), known_(form.rows.size()) { known_[row] = 1; }

  std::int64_t of(RowIndex row) {
    if (known_[row]) return *known_[row];
    std::int64_t sum = 0;
    for (const FormulaTerm& term : form_.rows[row].formula) sum += term.sign * of(term.row);
    known_[row] = sum;
    return sum;
  }

 private:
  const PlanForm& form_;
  std::vector<std::optional<std::int64_t>> known_;
};

}  // namespace

const std::vector<std::int64_t>& Carrier::shares(PlanId plan, RowIndex row) {
  std::vector<std::int64_t>& known = shares_[{plan, row}];
  if (!known.empty()) return known;
  const PlanForm& form = plan_.form(plan);
  Shares shares(form, row);
  for (RowIndex other = 0; other < form.rows.size(); ++other) known.push_back(shares.of(other));
  return known;
}

std::int64_t Carrier::set(FigureId figure, Money amount, Span span) {
  const Money before = plan_.figures[figure].amount;
  plan_.figures.set_amount(figure, amount);
  plan_.figures.set_span(figure, span);
  plan_.figure_changes.push_back({figure, place_.list, place_.change, before, amount, false});
  return amount.cents() - before.cents();
}

void Carrier::fill(std::optional<FigureId>& cell, const Figure& figure) {
  cell = plan_.figures.add(figure);
  plan_.figure_changes.push_back({*cell, place_.list, place_.change, std::nullopt, figure.amount, false});
}

void Carrier::move(FigureId figure, std::int64_t cents) {
  const Figure& sum = plan_.figures[figure];
  if (cents == 0 || !sum.readable || set_by_list_.contains(figure)) return;
  const Money before = sum.amount;
  const auto after = Money::from_cents(before.cents() + cents);
  if (!after) {
    binding::report(context_, unreadable_amount, sum.span,
                    "mit den Änderungslisten überschreitet diese Summe 90 Billionen €");
    return;
  }
  plan_.figures.set_amount(figure, *after);
  plan_.figure_changes.push_back({figure, place_.list, place_.change, before, *after, true});
}

void Carrier::move_row(NodeId node, const CellRef& cell, std::int64_t cents) {
  const auto figure = written_cell(plan_, {node, cell.plan, cell.row, cell.column});
  if (figure) move(*figure, cents);
}

void Carrier::carry_cell(const CellRef& cell, std::int64_t cents) {
  const std::vector<std::int64_t>& factors = shares(cell.plan, cell.row);
  for (std::optional<NodeId> node = cell.node; node; node = plan_.node(*node).parent) {
    for (RowIndex row = 0; row < factors.size(); ++row) {
      const bool is_cell = row == cell.row && *node == cell.node;
      if (factors[row] != 0 && !is_cell)
        move_row(*node, {cell.node, cell.plan, row, cell.column}, factors[row] * cents);
    }
  }
}

void Carrier::carry_measures(const CellRef& cell, std::int64_t cents) {
  move_row(cell.node, cell, cents);
  carry_cell(cell, cents);
}

}  // namespace budgetc::state
