#include "driver/gaps.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "parts/registry.hpp"
#include "rules/engine/changed_rules.hpp"
#include "rules/engine/registry.hpp"
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

/// Rules that follow each other in the rule book, "H04 bis H08".
using RuleRange = std::pair<const Rule*, const Rule*>;

/// The rules that check nothing without a row with this role.
std::vector<RuleRange> rules_without(RowRole role) {
  std::vector<RuleRange> ranges;
  bool follows = false;
  for (const Rule* rule : all_rules()) {
    const auto& roles = rule->info().roles;
    const bool needs = std::ranges::find(roles, role) != roles.end();
    if (needs && !follows) ranges.emplace_back(rule, rule);
    if (needs) ranges.back().second = rule;
    follows = needs;
  }
  return ranges;
}

std::string range_words(const std::vector<RuleRange>& ranges) {
  std::string words;
  for (const auto& [first, last] : ranges) {
    if (!words.empty()) words += &ranges.back().first == &first ? " und " : ", ";
    words += first->info().code.text();
    if (first != last) words += fmt::format(" bis {}", last->info().code.text());
  }
  return words;
}

/// By role, in the order in which they are told. A form may do without a global saving: in most plans there
/// is no such row.
void add_roles(const BudgetPlan& plan, std::vector<std::string>& lines) {
  const PlanForm& form = plan.result_form();
  if (!plan.complete) return;
  for (const RowRole role : {RowRole::annual_result, RowRole::internal_income, RowRole::internal_expense,
                             RowRole::ordinary_expense, RowRole::global_savings}) {
    const std::vector<RuleRange> rules = rules_without(role);
    if (!rules.empty() && !form.row_of(role))
      lines.push_back(fmt::format("{}, denn der Planform {} fehlt die Rolle {}", range_words(rules),
                                  form.name, role_name(role)));
  }
}

/// Proofs of parts of the administration that need a row which no plan has.
void add_roles_of_parts(const BudgetPlan& plan, std::vector<std::string>& lines) {
  static constexpr std::array<std::string_view, 3> codes{"P10", "P11", "P12"};  // by ProofKind
  if (!plan.root) return;
  for (const PartProof& proof : part_proofs(plan, plan.node(*plan.root))) {
    for (const ProofTerm& term : proof.expected) {
      if (!term.role || find_role(plan, *term.role)) continue;
      std::string line =
          fmt::format("{} ({}), denn kein Plan der ganzen Verwaltung hat die Rolle {}",
                      codes[static_cast<std::size_t>(proof.kind)], proof.key, role_name(*term.role));
      if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
    }
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
std::string list_words(const BudgetPlan& plan, const ChangeList& list, const SourceFiles& files) {
  const auto same = std::ranges::count(plan.change_lists, list.number, &ChangeList::number);
  const std::string_view file = files[list.span.file].name();
  const std::string name = list.number == 0 ? fmt::format("Änderungsliste in {}", file)
                           : same > 1       ? fmt::format("Änderungsliste {} in {}", list.number, file)
                                            : fmt::format("Änderungsliste {}", list.number);
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
  if (!gaps.all) add_roles_of_parts(plan, gaps.roles);
  const bool nothing = compilation.report.checks.made() + gaps.lost + gaps.out_of_range == 0;
  if (nothing) gaps.unreadable = unreadable_nodes(plan);
  add_prior_amounts(plan, gaps.others);
  add_single_amounts(plan, gaps.others);
  add_single_commitments(plan, gaps.others);
  add_unproved_totals(plan, gaps.others);
  add_day(compilation, gaps.others);
  for (const ChangeList& list : plan.change_lists)
    gaps.others.push_back(list_words(plan, list, compilation.sources.files));
  gaps.unread = compilation.sources.unread;
  return gaps;
}

}  // namespace budgetc
