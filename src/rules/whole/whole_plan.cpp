#include "rules/whole/whole_plan.hpp"

#include <algorithm>

#include "evaluate/sum.hpp"
#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

bool append_root(const RuleContext& context, const CellRef& cell, std::int64_t factor,
                 std::vector<Term>& terms) {
  const bool written = context.evaluation.cell(cell).written.has_value();
  if (!written && !context.evaluation.decidable(cell)) return false;
  const std::size_t first = terms.size();
  context.evaluation.append_terms(cell, context.plan.form(cell.plan).own_sense_sign(cell.row), terms);
  for (std::size_t i = first; i < terms.size(); ++i) terms[i].coefficient *= factor;
  return true;
}

}  // namespace

CheckPlace WholePlanRule::place(const RuleContext& context, const Check& check) const {
  static_cast<void>(context);
  return {.place = whole_plan_place, .year_column = check.subject.cell.column};
}

bool has_role(const RuleContext& context, RowRole role) {
  return context.plan.complete && context.plan.result_form().row_of(role);
}

bool append_role(const RuleContext& context, RowRole role, std::size_t column, std::int64_t factor,
                 std::vector<Term>& terms) {
  const auto row = context.plan.result_form().row_of(role);
  if (!has_role(context, role)) return false;
  for (const NodeId id : context.plan.top_nodes()) {
    const CellRef cell{id, context.plan.result_plan, *row, static_cast<std::uint16_t>(column)};
    if (!append_root(context, cell, factor, terms)) return false;
  }
  return true;
}

bool append_result(const RuleContext& context, std::size_t column, std::vector<Term>& terms) {
  if (!append_role(context, RowRole::annual_result, column, 1, terms)) return false;
  const bool saves = context.plan.result_form().row_of(RowRole::global_savings).has_value();
  return !saves || append_role(context, RowRole::global_savings, column, 1, terms);
}

void append_loss(const std::vector<std::optional<FigureId>>& losses, std::size_t column, std::int64_t factor,
                 std::vector<Term>& terms) {
  if (column < losses.size() && losses[column]) terms.push_back({*losses[column], factor});
}

bool append_draw(const RuleContext& context, std::size_t column, std::vector<Term>& terms) {
  if (!append_result(context, column, terms)) return false;
  append_loss(context.plan.losses.carried, column, 1, terms);
  append_loss(context.plan.losses.covered, column, -1, terms);
  return true;
}

std::int64_t loss_of(const RuleContext& context, const std::vector<std::optional<FigureId>>& losses,
                     std::size_t column) {
  return column < losses.size() ? reserve_of(context, losses[column]) : 0;
}

tl::expected<std::int64_t, Unmade> annual_draw(const RuleContext& context, std::size_t column) {
  std::vector<Term> terms;
  if (!append_draw(context, column, terms)) return tl::unexpected(Unmade::lost);
  Sum sum;
  sum.add(Money{});
  for (const Term& term : terms) {
    const Figure& figure = context.plan.figures[term.figure];
    if (!figure.readable) return tl::unexpected(Unmade::lost);
    sum.add(figure.amount, term.coefficient);
  }
  const auto total = sum.value();
  if (!total) return tl::unexpected(Unmade::out_of_range);
  return total->cents();
}

std::int64_t reserve_of(const RuleContext& context, const std::optional<FigureId>& reserve) {
  return reserve ? context.plan.figures[*reserve].amount.cents() : 0;
}

tl::expected<ReserveStand, Unmade> equalization_before(const RuleContext& context, std::size_t column) {
  const auto& reserve = context.plan.reserves.equalization;
  ReserveStand stand;
  if (reserve && !context.plan.figures[*reserve].readable) return tl::unexpected(Unmade::lost);
  stand.cents = reserve_of(context, reserve);
  if (reserve) stand.terms.push_back({*reserve, 1});
  for (const std::size_t earlier : planning_columns(context.plan)) {
    if (earlier == column) break;
    const auto draw = annual_draw(context, earlier);
    if (!draw) return tl::unexpected(draw.error());
    if (!append_draw(context, earlier, stand.terms)) return tl::unexpected(Unmade::lost);
    stand.cents += *draw;
    if (stand.cents < 0) stand = {};  // a reserve is used up at most
  }
  return stand;
}

int lawful_year(const BudgetPlan& plan, std::size_t column) {
  return plan.years[plan.deciding_year(column)].year;
}

std::string euro_text(std::int64_t cents) {
  const auto amount = Money::from_cents(cents);
  return amount ? format_euro(*amount) : std::string("mehr, als sich darstellen lässt");
}

void add_whole_plan_labels(Diagnostic& finding, const BudgetPlan& plan, std::span<const Term> terms) {
  if (terms.empty()) finding.primary = {plan.year_span, ""};
  add_labels(finding, plan, terms);
}

}  // namespace budgetc::rules
