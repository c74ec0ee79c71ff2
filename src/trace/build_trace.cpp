#include <algorithm>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "rules/engine/registry.hpp"
#include "trace/steps.hpp"

namespace budgetc {
namespace {

using namespace tracing;

/// The written figures that a step stands for: its own, else the next ones below.
void collect_figures(const TraceStep& step, std::unordered_set<FigureId>& figures) {
  if (step.figure) {
    figures.insert(*step.figure);
    return;
  }
  for (const TraceStep& part : step.contributions) collect_figures(part, figures);
}

std::string place_words(const BudgetPlan& plan, const CheckPlace& place) {
  std::string words(place.place);
  const auto id = plan.find_plan(place.plan);
  if (id && !plan.form(*id).short_name.empty()) words += " " + plan.form(*id).short_name;
  if (place.plan == teil_b_key) words += " Teil B";
  if (place.plan == measure_list_key) words += " Investitionsliste";
  const bool is_number = (id && plan.form(*id).find(place.row)) ||
                         (!place.row.empty() && place.row.front() >= '0' && place.row.front() <= '9');
  if (!place.row.empty()) words += fmt::format(" {}{}", is_number ? "Zeile " : "", place.row);
  if (place.year_column) words += " " + column_name(plan.columns[*place.year_column]);
  if (!place.extra_column.empty()) words += fmt::format(" {}", place.extra_column);
  return words;
}

/// What the rule's own findings write behind the numbers of a check that counts no euros.
std::string unit_of_check(const RuleContext& context, const RuleReport& report, const Rule& rule,
                          const Check& check) {
  if (check.unit == CheckUnit::euros) return {};
  const Diagnostic finding = rule.describe(context, check, report.checks.terms(check));
  return finding.amounts ? finding.amounts->unit : std::string();
}

/// The checks in which one of these figures takes part, in the order in which the rules made them.
std::vector<TraceCheck> checks_of(const RuleContext& context, const RuleReport& report,
                                  const std::unordered_set<FigureId>& figures) {
  std::vector<TraceCheck> result;
  const auto& checks = report.checks.checks();
  for (std::uint32_t i = 0; i < checks.size(); ++i) {
    const auto takes_part = [&](const Term& term) { return figures.contains(term.figure); };
    if (!std::ranges::any_of(report.checks.terms(checks[i]), takes_part)) continue;
    const Rule* const rule = find_rule(checks[i].rule.text());
    const bool is_broken = std::ranges::find(report.broken, i, &BrokenCheck::check) != report.broken.end();
    const TraceState state = checks[i].holds() ? TraceState::holds
                             : is_broken       ? TraceState::broken
                                               : TraceState::accepted;
    result.push_back({.rule = checks[i].rule,
                      .rule_name = rule->info().name,
                      .place = place_words(context.plan, rule->place(context, checks[i])),
                      .relation = checks[i].relation,
                      .expected = checks[i].shown_expected(),
                      .actual = checks[i].shown_actual(),
                      .unit = unit_of_check(context, report, *rule, checks[i]),
                      .state = state});
  }
  return result;
}

TraceStep step_of(const RuleContext& context, const Target& target) {
  const BudgetPlan& plan = context.plan;
  if (const auto* cell = std::get_if<CellRef>(&target)) return cell_step(plan, context.evaluation, *cell);
  if (const auto* ring = std::get_if<RingTarget>(&target)) return ring_step(plan, *ring);
  if (const auto* posts = std::get_if<PostsTarget>(&target)) return posts_step(plan, *posts);
  if (const auto* part = std::get_if<PartTarget>(&target)) return part_step(plan, *part);
  return indicator_step(plan, context.evaluation, std::get<IndicatorPlace>(target));
}

void add_notes_in(const BudgetPlan& plan, const CellRef& cell, YearFigures LineNote::*amount,
                  std::size_t year, Trace& trace) {
  for (const LineNotes& notes : plan.node(cell.node).line_notes) {
    if (notes.row != cell.row) continue;
    for (const LineNote& note : notes.notes) {
      if (const auto& figure = (note.*amount)[year]) trace.notes.push_back(figure_step(plan, *figure));
    }
  }
}

/// What is said of the row besides: only the columns of the budget years and those before them have notes.
void add_notes(const BudgetPlan& plan, const CellRef& cell, Trace& trace) {
  if (cell.plan != plan.result_plan) return;
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    if (cell.column == plan.years[year].column) add_notes_in(plan, cell, &LineNote::amount, year, trace);
    if (cell.column == plan.years[year].prior) add_notes_in(plan, cell, &LineNote::prior_year, year, trace);
  }
}

void add_ring_entries(const BudgetPlan& plan, const CellRef& cell, Trace& trace) {
  const auto year = plan.year_of(cell.column);
  if (cell.plan != plan.result_plan || !year) return;
  for (const EarmarkRing& ring : plan.rings) {
    for (const RingEntry& entry : ring.entries) {
      if (entry.node == cell.node && entry.row == cell.row && entry.amount[*year])
        trace.ring_entries.push_back(ring_entry_step(plan, entry, *year));
    }
  }
}

/// Whether something that a cell is made of could not be read: it would be shown as blank, or as another
/// amount.
bool is_lost(const RuleContext& context, const Target& target) {
  const auto* cell = std::get_if<CellRef>(&target);
  if (cell == nullptr) return false;
  std::vector<Term> terms;
  context.evaluation.append_terms(*cell, 1, terms);
  context.evaluation.append_computed_terms(*cell, 1, terms);
  const auto is_unreadable = [&](const Term& term) { return !context.plan.figures[term.figure].readable; };
  return !context.evaluation.decidable(*cell) || std::ranges::any_of(terms, is_unreadable);
}

}  // namespace

tl::expected<Trace, TraceError> trace(const RuleContext& context, const RuleReport& report,
                                      const TraceRequest& request) {
  const auto target = find_target(context.plan, context.evaluation, request);
  if (!target) return tl::unexpected(target.error());
  Trace result{.root = step_of(context, *target), .notes = {}, .ring_entries = {}, .checks = {}};
  if (is_lost(context, *target)) {
    return tl::unexpected(
        TraceError{.message = fmt::format("{}: was dazu gehört, ist nicht zu lesen", result.root.label),
                   .help = "budgetc check zeigt, warum"});
  }
  if (const auto* cell = std::get_if<CellRef>(&*target)) {
    add_notes(context.plan, *cell, result);
    add_ring_entries(context.plan, *cell, result);
  }
  // A ring is nothing but its entries.
  result.own_checks =
      result.root.figure || result.root.contributions.empty() || std::holds_alternative<RingTarget>(*target);
  std::unordered_set<FigureId> figures;
  collect_figures(result.root, figures);
  result.checks = checks_of(context, report, figures);
  return result;
}

}  // namespace budgetc
