#include "rules/engine/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parts/figure_place.hpp"

namespace budgetc::rules {
CheckPlace place_of_cell(const BudgetPlan& plan, const CellRef& cell) {
  return {.place = plan.node(cell.node).number.value,
          .plan = plan.form(cell.plan).key,
          .row = plan.form(cell.plan).rows[cell.row].number,
          .year_column = cell.column};
}

std::string row_name(const BudgetPlan& plan, const CellRef& cell) {
  const PlanForm& form = plan.form(cell.plan);
  return fmt::format("{}{}Zeile {}", form.short_name, form.short_name.empty() ? "" : " ",
                     form.rows[cell.row].number);
}

std::string cell_name(const BudgetPlan& plan, const CellRef& cell) {
  return cell_words(plan, cell.node, cell.plan, cell.row, cell.column);
}

std::string figure_name(const BudgetPlan& plan, FigureId figure) {
  const auto place = find_figure(plan, figure);
  return place ? place->words : std::string();
}

std::string amount_text(const BudgetPlan& plan, FigureId figure) {
  const Figure& written = plan.figures[figure];
  return is_money(written.kind) ? format_euro(written.amount) : format_german(written.amount);
}

std::string with_unit(std::string number, std::string_view unit) {
  return unit.empty() ? number : fmt::format("{}\u00a0{}", number, unit);
}

std::string too_much_or_little(const Check& check) {
  const std::int64_t difference = check.difference();
  const auto amount = Money::from_cents(difference < 0 ? -difference : difference);
  if (!amount) return difference < 0 ? "viel zu wenig" : "viel zu viel";
  return fmt::format("{} {}", format_euro(*amount), difference < 0 ? "zu wenig" : "zu viel");
}

void add_amounts(Diagnostic& finding, const Check& check) {
  const auto difference = check.shown_difference();
  if (!difference) return;
  finding.amounts = Amounts{check.shown_expected(), check.shown_actual(), *difference};
  if (check.unit != CheckUnit::euros) finding.amounts->unit.clear();
}

void add_label(Diagnostic& finding, const BudgetPlan& plan, FigureId figure, std::string words) {
  if (words.empty()) words = amount_text(plan, figure);
  Label label{plan.figures[figure].span, std::move(words)};
  const bool first = finding.primary.text.empty() && finding.primary.span == Span{};
  if (first) {
    finding.primary = std::move(label);
  } else {
    finding.related.push_back(std::move(label));
  }
}

void add_labels(Diagnostic& finding, const BudgetPlan& plan, std::span<const Term> terms) {
  for (const Term& term : terms.first(std::min(terms.size(), label_limit))) {
    const std::string words =
        fmt::format("{}: {}", figure_name(plan, term.figure), amount_text(plan, term.figure));
    add_label(finding, plan, term.figure, words);
  }
  if (terms.size() > label_limit) {
    finding.notes.push_back(fmt::format("und {} weitere Beträge", terms.size() - label_limit));
  }
}

}  // namespace budgetc::rules
