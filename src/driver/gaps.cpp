#include "driver/gaps.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/engine/changed_rules.hpp"
#include "rules/plan/missing_plans.hpp"

namespace budgetc {
namespace {

std::size_t unmade(const Compilation& compilation, Unmade reason) {
  return static_cast<std::size_t>(
      std::ranges::count(compilation.report.checks.unmade(), reason, &UnmadeCheck::reason));
}

std::string form_words(const OwnForm& form) {
  return form.replaces ? fmt::format("eigene Planform: {} ersetzt die mitgelieferte {}", form.file, form.name)
                       : fmt::format("eigene Planform: {}", form.file);
}

/// Rules on the whole plan that cannot be without a role. A form may do without a global saving: in most
/// plans there is no such row.
struct RoleRules {
  RowRole role;
  std::string_view rules;
};
constexpr std::array<RoleRules, 4> role_rules{{{RowRole::annual_result, "H02 und H04 bis H08"},
                                               {RowRole::internal_income, "H01"},
                                               {RowRole::internal_expense, "H01"},
                                               {RowRole::ordinary_expense, "H03"}}};

void add_roles(const BudgetPlan& plan, std::vector<std::string>& lines) {
  const PlanForm& form = plan.result_form();
  if (!plan.complete) return;
  for (const RoleRules& entry : role_rules) {
    if (!form.row_of(entry.role))
      lines.push_back(fmt::format("{}, denn der Planform {} fehlt die Rolle {}", entry.rules, form.name,
                                  role_name(entry.role)));
  }
}

template <typename Wanted>
std::size_t count_notes(const BudgetPlan& plan, Wanted wanted) {
  std::size_t count = 0;
  for (const Node& node : plan.nodes) {
    for (const LineNotes& group : node.line_notes)
      count += static_cast<std::size_t>(std::ranges::count_if(group.notes, wanted));
  }
  return count;
}

/// Amounts of last year in notes, where the budget has no column to compare them with.
void add_prior_amounts(const BudgetPlan& plan, std::vector<std::string>& lines) {
  if (plan.years.empty() || plan.years.front().prior) return;
  const std::size_t count =
      count_notes(plan, [](const LineNote& note) { return note.prior_year[0].has_value(); });
  if (count == 0) return;
  lines.push_back(
      fmt::format("nicht verglichen: {} Vorjahres{} von Erläuterungen, eine Spalte Ansatz {} fehlt", count,
                  count == 1 ? "betrag" : "beträge", plan.first_year() - 1));
}

/// Amounts that stand alone are those of the first budget year: nothing says that the others were not
/// forgotten.
void add_single_amounts(const BudgetPlan& plan, std::vector<std::string>& lines) {
  for (std::size_t year = 1; year < plan.years.size(); ++year) {
    const auto lacks = [year](const auto& item) { return item.amount[0] && !item.amount[year]; };
    std::size_t count = count_notes(plan, lacks);
    for (const EarmarkRing& ring : plan.rings)
      count += static_cast<std::size_t>(std::ranges::count_if(ring.entries, lacks));
    if (count == 0) continue;
    lines.push_back(fmt::format("ohne Betrag für {}: {} {} nur den für {}", plan.years[year].year,
                                count == 1 ? "1 Erläuterung oder Ringeintrag"
                                           : fmt::format("{} Erläuterungen und Ringeinträge", count),
                                count == 1 ? "nennt" : "nennen", plan.first_year()));
  }
}

/// The same of commitments, which lack an amount where the key does not name its year.
void add_single_commitments(const BudgetPlan& plan, std::vector<std::string>& lines) {
  const InvestmentForm& form = plan.investment_form;
  for (std::size_t year = 1; year < plan.years.size(); ++year) {
    const auto lacks = [&](const InvestmentRow& row) {
      return row.extras[form.extra(InvestmentColumn::commitment, 0)] &&
             !row.extras[form.extra(InvestmentColumn::commitment, year)];
    };
    std::ptrdiff_t count = 0;
    for (const Investment& measure : plan.investments) count += std::ranges::count_if(measure.rows, lacks);
    if (count > 0)
      lines.push_back(
          fmt::format("ohne VE für {}: {} {} nur die für {}", plan.years[year].year,
                      count == 1 ? "1 Zeile einer Maßnahme" : fmt::format("{} Zeilen von Maßnahmen", count),
                      count == 1 ? "nennt" : "nennen", plan.first_year()));
  }
}

/// Amounts of the administration that cannot be held against those of its nodes, as not all of them are
/// there.
void add_unproved_totals(const BudgetPlan& plan, std::vector<std::string>& lines) {
  if (!plan.root || plan.complete) return;
  const Node& root = plan.node(*plan.root);
  const bool writes = !root.posts.empty() ||
                      std::ranges::any_of(plan.plan_ids(), [&](PlanId id) { return root.has_rows(id); });
  if (writes)
    lines.emplace_back(
        "nicht geprüft: die Beträge der Verwaltung gegen die ihrer Stellen, denn die Quellen sind nicht "
        "vollständig");
}

/// Deviations with an end that hold on a day that was named instead of today.
void add_day(const Compilation& compilation, std::vector<std::string>& lines) {
  if (!compilation.day_named) return;
  const auto has_end = [&](const AcceptedFinding& accepted) {
    return compilation.plan.deviations[accepted.deviation].until.has_value();
  };
  const auto count = std::ranges::count_if(compilation.report.accepted, has_end);
  if (count == 0) return;
  const auto& day = *compilation.today;
  lines.push_back(fmt::format(
      "Stichtag {:02}.{:02}.{}: {} mit Frist {} noch", static_cast<unsigned>(day.day()),
      static_cast<unsigned>(day.month()), static_cast<int>(day.year()),
      count == 1 ? "1 Abweichung" : fmt::format("{} Abweichungen", count), count == 1 ? "gilt" : "gelten"));
}

/// Which change lists are part of what was checked, and which are not.
std::string list_words(const ChangeList& list, const SourceFiles& files) {
  const std::string name = list.number > 0
                               ? fmt::format("Änderungsliste {}", list.number)
                               : fmt::format("Änderungsliste in {}", files[list.span.file].name());
  const std::size_t changes = list.changes.size();
  switch (list.use) {
    case ListUse::applied:
      return fmt::format("{} gilt: {} {}", name, changes, changes == 1 ? "Änderung" : "Änderungen");
    case ListUse::not_decided: return fmt::format("{} gilt nicht: {}", name, list_status_name(list.status));
    case ListUse::not_understood: return fmt::format("{} gilt nicht, solange sie Fehler hat", name);
    case ListUse::builds_on_lost: break;
  }
  return fmt::format("{} gilt nicht, solange eine Liste vor ihr Fehler hat", name);
}

std::size_t unreadable_nodes(const BudgetPlan& plan) {
  return static_cast<std::size_t>(std::ranges::count(plan.nodes, false, &Node::readable));
}

}  // namespace

Gaps find_gaps(const Compilation& compilation) {
  Gaps gaps;
  const BudgetPlan& plan = compilation.plan;
  gaps.all = !compilation.evaluation.has_value();
  gaps.lost = unmade(compilation, Unmade::lost);
  gaps.out_of_range = unmade(compilation, Unmade::out_of_range);
  for (const rules::ChangedRule& rule : rules::changed_rules(plan)) gaps.rules.push_back(rules::words(rule));
  for (const OwnForm& form : plan.own_forms) gaps.forms.push_back(form_words(form));
  for (const NodeId node : rules::nodes_without_plan(plan))
    gaps.without_plan.push_back(plan.node(node).number.value);
  if (!gaps.all) add_roles(plan, gaps.roles);
  const bool nothing = compilation.report.checks.made() + gaps.lost + gaps.out_of_range == 0;
  if (nothing) gaps.unreadable = unreadable_nodes(plan);
  add_prior_amounts(plan, gaps.others);
  add_single_amounts(plan, gaps.others);
  add_single_commitments(plan, gaps.others);
  add_unproved_totals(plan, gaps.others);
  add_day(compilation, gaps.others);
  for (const ChangeList& list : plan.change_lists)
    gaps.others.push_back(list_words(list, compilation.sources.files));
  gaps.unread = compilation.sources.unread;
  return gaps;
}

}  // namespace budgetc
