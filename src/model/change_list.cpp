#include "model/change_list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/budget_plan.hpp"

namespace budgetc {

std::string_view list_status_name(ListStatus status) {
  switch (status) {
    case ListStatus::proposed: return "vorgeschlagen";
    case ListStatus::decided: return "beschlossen";
    case ListStatus::rejected: break;
  }
  return "abgelehnt";
}

std::span<const FigureChange> changes_of(const BudgetPlan& plan, FigureId figure) {
  const auto found = std::ranges::equal_range(plan.figure_changes, figure, {}, &FigureChange::figure);
  return {found.begin(), found.end()};
}

FigureSpelling spelling_of(const BudgetPlan& plan, FigureId figure) {
  FigureSpelling spelling;
  for (const FigureChange& step : changes_of(plan, figure)) {
    if (step.carried) {
      const auto moved = subtract(step.after, step.before.value_or(Money{}));
      spelling.offset = add(spelling.offset, moved.value_or(Money{})).value_or(Money{});
      continue;
    }
    const Change& change = plan.change_lists[step.list].changes[step.change];
    const auto column = std::ranges::find(change.columns, plan.figures[figure].span, &ColumnChange::span);
    spelling.is_signed = column != change.columns.end() && column->relative;
    spelling.offset = spelling.is_signed ? step.before.value_or(Money{}) : Money{};
    spelling.sense = change.investment ? 1 : plan.form(change.plan).own_sense_sign(change.row);
  }
  return spelling;
}

std::string change_words(const BudgetPlan& plan, const FigureChange& change) {
  const ChangeList& list = plan.change_lists[change.list];
  return fmt::format("Änderung {} der Liste {}", list.changes[change.change].number.value, list.number);
}

}  // namespace budgetc
