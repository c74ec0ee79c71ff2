#include "state/carry.hpp"

#include <fmt/format.h>

#include "state/written_cells.hpp"

namespace budgetc::state {
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

void Carrier::carry(const CellRef& cell, std::int64_t cents, bool into_cell) {
  if (cents == 0) return;
  for (const auto& [sum, share] : cells_.shares(cell)) {
    if (sum == cell && !into_cell) continue;
    if (const auto figure = written_cell(plan_, sum)) move(*figure, share * cents);
  }
}

}  // namespace budgetc::state
