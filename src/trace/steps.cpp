#include "trace/steps.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "parts/figure_place.hpp"

namespace budgetc::tracing {
namespace {

/// What change lists did to a figure, a line each.
std::vector<std::string> list_changes(const BudgetPlan& plan, FigureId id) {
  std::vector<std::string> lines;
  for (const FigureChange& step : changes_of(plan, id)) {
    const Change& change = plan.change_lists[step.list].changes[step.change];
    const auto moved = subtract(step.after, step.before.value_or(Money{}));
    const std::string amount = moved ? format_german(*moved) : std::string("zu viel");
    std::string line =
        fmt::format("{}{}: {}{} ({}", step.carried ? "getragen aus " : "", change_words(plan, step),
                    amount.starts_with('-') ? "" : "+", amount, change.reason.value);
    if (change.applicant) line += fmt::format("; {}", change.applicant->value);
    if (change.paper) line += fmt::format("; Drucksache {}", change.paper->value);
    lines.push_back(line + ")");
  }
  return lines;
}

/// Builds the steps below a cell.
class Tracer {
 public:
  Tracer(const BudgetPlan& plan, const Evaluation& evaluation) : plan_(&plan), evaluation_(&evaluation) {}

  [[nodiscard]] TraceStep cell(const CellRef& ref, int sign) {
    const Cell& value = evaluation_->cell(ref);
    TraceStep step{.label = label(ref), .amount = value.value, .sign = sign};
    if (value.written) add_written(step, *value.written, value.origin != Origin::leaf);
    if (value.origin == Origin::leaf || value.origin == Origin::blank) return step;
    // Once is enough: forms whose rows use each other many times must not grow without end.
    if (!drawn_.insert({ref.node, ref.plan, ref.row, ref.column}).second) return step;
    for (const Operand& operand : evaluation_->operands(ref)) {
      TraceStep part = cell(operand.cell, operand.sign);
      if (part.amount || part.figure) step.contributions.push_back(std::move(part));
    }
    for (const Term& term : evaluation_->measure_terms(ref)) {
      step.contributions.push_back(figure_step(*plan_, term.figure, term.coefficient < 0 ? -1 : 1));
    }
    for (const Term& term : evaluation_->correction_terms(ref))
      step.contributions.push_back(correction_step(ref, term.figure));
    return step;
  }

 private:
  [[nodiscard]] TraceStep correction_step(const CellRef& ref, FigureId figure) const {
    TraceStep step = figure_step(*plan_, figure);
    for (const PlanCorrection& correction : plan_->node(ref.node).plan(ref.plan)->corrections) {
      if (correction.row == ref.row && correction.figures[ref.column] == figure)
        step.label += ": " + correction.reason.value;
    }
    return step;
  }

  void add_written(TraceStep& step, FigureId id, bool is_control) const {
    const Figure& figure = plan_->figures[id];
    step.figure = id;
    step.span = figure.span;
    step.is_control = is_control;
    step.changes = list_changes(*plan_, id);
    if (is_control && figure.readable && step.amount != figure.amount) step.differing_control = figure.amount;
  }

  [[nodiscard]] std::string label(const CellRef& ref) const {
    return fmt::format("{} {}", cell_words(*plan_, ref.node, ref.plan, ref.row, ref.column),
                       plan_->form(ref.plan).rows[ref.row].label);
  }

  const BudgetPlan* plan_;
  const Evaluation* evaluation_;
  std::set<std::tuple<NodeId, PlanId, RowIndex, std::uint16_t>> drawn_;
};

TraceStep ring_side(const BudgetPlan& plan, const RingTarget& target, bool income) {
  TraceStep side{.label = income ? "Erträge" : "Aufwendungen", .amount = Money{}, .sign = income ? 1 : -1};
  for (const RingEntry& entry : target.ring->entries) {
    if (entry.is_income != income || (target.row && entry.row != target.row)) continue;
    if (!entry.amount[target.year]) continue;
    TraceStep step = figure_step(plan, *entry.amount[target.year]);
    step.label =
        fmt::format("{} Zeile {} {}", entry.node_number.value, entry.row_number.value, entry.label.value);
    side.amount = side.amount && step.amount ? add(*side.amount, *step.amount) : std::nullopt;
    side.contributions.push_back(std::move(step));
  }
  return side;
}

const Posts* find_posts(const Node& node, const Column& column) {
  const auto found = std::ranges::find(node.posts, column, &Posts::column);
  return found == node.posts.end() ? nullptr : &*found;
}

std::string posts_label(const BudgetPlan& plan, const PostsTarget& target) {
  return fmt::format("{} Planstellen {} {}", plan.node(target.node).number.value,
                     target.column.kind == ColumnKind::actual ? "ergebnis" : "planung", target.column.year);
}

/// The posts of the nodes below; what is written above them is their control total.
void add_posts_below(const BudgetPlan& plan, const Node& node, const Column& column, TraceStep& step) {
  std::optional<Money> sum;
  for (const NodeId child : node.children) {
    TraceStep part = posts_step(plan, {child, column});
    if (!part.amount) continue;
    sum = add(sum.value_or(Money{}), *part.amount);
    step.contributions.push_back(std::move(part));
  }
  if (step.contributions.empty()) return;
  step.is_control = step.figure.has_value();
  if (step.is_control && step.amount != sum) step.differing_control = step.amount;
  step.amount = sum;
}

}  // namespace

TraceStep figure_step(const BudgetPlan& plan, FigureId id, int sign) {
  const Figure& written = plan.figures[id];
  const auto place = find_figure(plan, id);
  return {.label = place ? place->words : std::string(),
          .amount = written.readable ? std::optional(written.amount) : std::nullopt,
          .is_indicator = !is_money(written.kind),
          .sign = sign,
          .figure = id,
          .span = written.span,
          .changes = list_changes(plan, id)};
}

TraceStep cell_step(const BudgetPlan& plan, const Evaluation& evaluation, const CellRef& ref, int sign) {
  return Tracer(plan, evaluation).cell(ref, sign);
}

TraceStep ring_step(const BudgetPlan& plan, const RingTarget& target) {
  const std::string row = target.row ? " Zeile " + plan.result_form().rows[*target.row].number : "";
  const std::string year =
      plan.years.size() < 2 ? std::string() : " " + column_name(plan.columns[plan.years[target.year].column]);
  TraceStep root{.label = fmt::format("Zweckbindungsring {}{}{}: Erträge abzüglich Aufwendungen",
                                      target.ring->citation, row, year),
                 .contributions = {ring_side(plan, target, true), ring_side(plan, target, false)}};
  const auto& sides = root.contributions;
  if (sides[0].amount && sides[1].amount) root.amount = subtract(*sides[0].amount, *sides[1].amount);
  std::erase_if(root.contributions, [](const TraceStep& side) { return side.contributions.empty(); });
  return root;
}

TraceStep ring_entry_step(const BudgetPlan& plan, const RingEntry& entry, std::size_t year) {
  TraceStep step = figure_step(plan, *entry.amount[year], entry.is_income ? 1 : -1);
  step.label += entry.is_income ? ", Ertrag" : ", Aufwand";
  step.sign = 1;
  return step;
}

TraceStep part_step(const BudgetPlan& plan, const PartTarget& target) {
  TraceStep step{.label = fmt::format("{} {}", plan.node(target.node).number.value, target.total.words),
                 .amount = Money{}};
  for (const FigureId addend : target.total.addends) {
    TraceStep part = figure_step(plan, addend);
    step.amount = step.amount && part.amount ? add(*step.amount, *part.amount) : std::nullopt;
    step.contributions.push_back(std::move(part));
  }
  if (!target.total.written) return step;
  const Figure& figure = plan.figures[*target.total.written];
  step.figure = target.total.written;
  step.span = figure.span;
  step.is_control = true;
  if (figure.readable && step.amount != figure.amount) step.differing_control = figure.amount;
  return step;
}

TraceStep posts_step(const BudgetPlan& plan, const PostsTarget& target) {
  const Node& node = plan.node(target.node);
  TraceStep step{.label = posts_label(plan, target), .is_indicator = true};
  const Posts* const posts = find_posts(node, target.column);
  if (posts != nullptr && !posts->value) return step;
  if (posts != nullptr) step = figure_step(plan, *posts->value);
  step.label = posts_label(plan, target);
  add_posts_below(plan, node, target.column, step);
  return step;
}

}  // namespace budgetc::tracing
