#include "rules/engine/changed_checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parts/figure_place.hpp"

namespace budgetc::rules {
namespace {

/// The figures as they are without the change lists; a cell that a list filled is 0.
FigureTable without_lists(const BudgetPlan& plan) {
  FigureTable figures = plan.figures;
  std::optional<FigureId> last;
  for (const FigureChange& change : plan.figure_changes) {
    if (change.figure != last) figures.set_amount(change.figure, change.before.value_or(Money{}));
    last = change.figure;
  }
  return figures;
}

/// Whether a broken check would hold with other amounts.
bool holds_with(const BudgetPlan& plan, const RuleReport& report, std::uint32_t index,
                const FigureTable& figures) {
  const Check& check = report.checks.checks()[index];
  const auto terms = report.checks.terms(check);
  if (const Trial* const trial = report.checks.trial(index)) return (*trial)(check, terms, figures);
  std::int64_t actual = check.actual.cents();
  for (const Term& term : terms) {
    const std::int64_t moved = plan.figures[term.figure].amount.cents() - figures[term.figure].amount.cents();
    actual -= term.coefficient * moved;
  }
  const auto amount = Money::from_cents(actual);
  if (!amount) return false;
  Check before = check;
  before.actual = *amount;
  const std::int64_t accepted = report.accepted_differences[index];
  // One that holds is among the broken ones for a deviation that accepts nothing.
  return (before.holds() && !check.holds()) || (accepted != 0 && before.difference() == accepted);
}

/// The change that moved a figure of the check: one that names the figure, else one that was carried into it.
const FigureChange* change_of(const BudgetPlan& plan, std::span<const Term> terms) {
  const FigureChange* found = nullptr;
  for (const Term& term : terms) {
    for (const FigureChange& change : changes_of(plan, term.figure)) {
      const bool better = found == nullptr || (found->carried && !change.carried);
      if (better) found = &change;
    }
  }
  return found;
}

/// The amount of the change that moved a figure: that of its column, where it was carried.
Span place_of(const BudgetPlan& plan, const FigureChange& step) {
  if (!step.carried) return plan.figures[step.figure].span;
  const Change& change = plan.change_lists[step.list].changes[step.change];
  const auto place = find_figure(plan, step.figure);
  const auto column = std::ranges::find_if(change.columns, [&](const ColumnChange& candidate) {
    return place && candidate.year_column == place->column;
  });
  return column == change.columns.end() ? change.span : column->span;
}

void point_at(const BudgetPlan& plan, const FigureChange& step, Diagnostic& finding) {
  const Span span = place_of(plan, step);
  if (finding.primary.span != span) {
    Label change{span, change_words(plan, step)};
    const auto listed = std::ranges::find(finding.related, span, &Label::span);
    if (listed != finding.related.end()) {
      change = *listed;
      finding.related.erase(listed);
    }
    finding.related.insert(finding.related.begin(), std::move(finding.primary));
    finding.primary = std::move(change);
  }
  finding.notes.push_back(
      fmt::format("ohne die Änderungslisten ginge es auf; geändert hat es {}", change_words(plan, step)));
}

}  // namespace

void point_at_changes(const BudgetPlan& plan, RuleReport& report) {
  if (plan.figure_changes.empty()) return;
  const FigureTable figures = without_lists(plan);
  for (const BrokenCheck& broken : report.broken) {
    const auto terms = report.checks.terms(report.checks.checks()[broken.check]);
    const FigureChange* const step = change_of(plan, terms);
    if (step == nullptr || !holds_with(plan, report, broken.check, figures)) continue;
    report.broken_by_lists.push_back(broken.check);
    point_at(plan, *step, report.findings[broken.finding]);
  }
}

}  // namespace budgetc::rules
