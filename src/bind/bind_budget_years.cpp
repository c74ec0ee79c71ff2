#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digits.hpp"
#include "bind/bind_parts.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

constexpr std::string_view until_then =
    "solange die Haushaltsjahre nicht feststehen, wird nichts gerechnet und nichts geprüft";

/// The years of "2026/2027", "2026/27" or "2026 und 2027"; nothing for any other text.
std::optional<std::pair<int, int>> two_years(std::string_view text) {
  const auto first = parse_year(text.substr(0, 4));
  const std::string_view rest = text.substr(std::min<std::size_t>(4, text.size()));
  const std::size_t at = std::min(rest.find_first_of("0123456789"), rest.size());
  const std::string_view last = rest.substr(at);
  const bool digits = std::ranges::all_of(last, is_digit);
  if (!first || at == 0 || !digits || (last.size() != 2 && last.size() != 4)) return std::nullopt;
  const auto second =
      parse_year(last.size() == 4 ? std::string(last) : fmt::format("{}{}", text.substr(0, 2), last));
  return second ? std::optional(std::pair(*first, *second)) : std::nullopt;
}

std::string years_help(int first, int second) {
  return fmt::format("ist es ein Doppelhaushalt, so schreiben: jahre: [{}, {}]", first, second);
}

/// `jahr` and `jahre` say the same thing twice, or two things.
bool is_second(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (file.years_key == nullptr) {
    file.years_key = &entry.key;
    return false;
  }
  Diagnostic& finding =
      report(context, invalid_value, entry.key.span,
             fmt::format("„{}“ und „{}“ stehen beide da", file.years_key->text(), entry.key.text()));
  finding.related.push_back({file.years_key->span, "hier das andere"});
  finding.notes.emplace_back(std::string(until_then));
  finding.helps.emplace_back("eines streichen: „jahr“ hat ein Haushalt für ein Jahr, „jahre“ einer für zwei");
  file.plan.years.clear();
  return true;
}

void report_no_year(Context& context, const SourceNode& value) {
  Diagnostic& finding =
      report(context, invalid_value, value.span, fmt::format("„{}“ ist kein Jahr", value.text()));
  const auto first = parse_year(value.text().substr(0, 4));
  finding.helps.push_back(
      fmt::format("hier steht ein Jahr mit vier Ziffern, zum Beispiel jahr: {}", first.value_or(2024)));
  if (const auto years = two_years(value.text()))
    finding.helps.push_back(years_help(years->first, years->second));
}

/// The items of a list as years; nothing where one is none.
std::optional<std::vector<int>> years_in(const SourceNode& list) {
  std::vector<int> years;
  for (const SourceNode& item : list.items()) {
    const auto year = item.is_scalar() ? parse_year(item.text()) : std::nullopt;
    if (!year) return std::nullopt;
    years.push_back(*year);
  }
  return years;
}

/// Why years cannot be those of one budget, and how to write what may be meant; empty where they can.
std::pair<std::string, std::string> objection(const std::vector<int>& years) {
  if (years.size() > most_budget_years)
    return {
        fmt::format("ein Haushalt gilt für ein Jahr oder für zwei, hier stehen {}", years.size()),
        fmt::format("die Jahre danach sind Planjahre, mit Spalten wie Plan {}; so schreiben: jahre: [{}, {}]",
                    years[2], years[0], years[1])};
  if (years.size() < 2 || years[1] == years[0] + 1) return {};
  if (years[0] == years[1])
    return {
        fmt::format("das Jahr {} steht zweimal", years[0]),
        fmt::format("für ein Jahr: jahr: {}; für zwei: jahre: [{}, {}]", years[0], years[0], years[0] + 1)};
  if (years[0] == years[1] + 1)
    return {"die Haushaltsjahre stehen nicht der Reihe nach",
            fmt::format("so schreiben: jahre: [{}, {}]", years[1], years[0])};
  return {fmt::format("die Haushaltsjahre {} und {} folgen nicht aufeinander", years[0], years[1]),
          years_help(years[0], years[0] + 1)};
}

void take_years(Context& context, const SourceNode& list, const std::vector<int>& years, BudgetPlan& plan) {
  const auto [message, help] = objection(years);
  if (message.empty()) {
    for (const int year : years) plan.years.push_back({.year = year, .column = 0, .prior = {}});
    return;
  }
  Diagnostic& finding = report(context, invalid_value, list.span, message);
  finding.notes.emplace_back(std::string(until_then));
  finding.helps.push_back(help);
}

/// What is planned lies after the budget years, what has happened before them, and no later year has an
/// Ansatz.
bool fits(const Column& column, const BudgetPlan& plan) {
  switch (column.kind) {
    case ColumnKind::actual: return column.year < plan.first_year();
    case ColumnKind::planned: return column.year > plan.last_year();
    case ColumnKind::budgeted: break;
  }
  return column.year <= plan.last_year();
}

void add_misfit_helps(Diagnostic& finding, const BudgetPlan& plan, const Column& misfit) {
  if (misfit.kind != ColumnKind::budgeted) {
    finding.helps.emplace_back("Ergebnisse liegen vor dem Haushaltsjahr, Planjahre danach");
    return;
  }
  if (plan.years.size() == 1)
    finding.helps.push_back(
        fmt::format("`jahr: {}`, wenn das der Haushalt {} ist", misfit.year, misfit.year));
  if (misfit.year != plan.last_year() + 1) return;
  if (plan.years.size() == 1)
    finding.helps.push_back(
        fmt::format("`jahre: [{}, {}]`, wenn es ein Doppelhaushalt ist", plan.first_year(), misfit.year));
  else
    finding.helps.push_back(
        fmt::format("das Jahr nach den Haushaltsjahren ist ein Planjahr: Plan {}", misfit.year));
}

/// With other budget years every column would mean something else, and every sum over years be wrong.
bool years_fit(Context& context) {
  const BudgetPlan& plan = context.plan;
  const auto misfit =
      std::ranges::find_if_not(plan.columns, [&](const Column& column) { return fits(column, plan); });
  if (misfit == plan.columns.end()) return true;
  const bool one = plan.years.size() == 1;
  Diagnostic& finding =
      report(context, invalid_value, plan.year_span,
             fmt::format("{} {} {} nicht zur Spalte „{}“", one ? "das Jahr" : "die Haushaltsjahre",
                         plan.years_text(), one ? "passt" : "passen", column_name(*misfit)));
  finding.notes.emplace_back("solange beides nicht zusammenpasst, wird nichts gerechnet und nichts geprüft");
  add_misfit_helps(finding, plan, *misfit);
  return false;
}

std::optional<std::size_t> find_column(const BudgetPlan& plan, ColumnKind kind, int year) {
  const auto found = std::ranges::find(plan.columns, Column{.kind = kind, .year = year});
  if (found == plan.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - plan.columns.begin());
}

void report_no_column(Context& context, int year) {
  if (!context.columns_known) return;
  Diagnostic& finding = report(context, invalid_value, context.plan.year_span,
                               fmt::format("zum Jahr {} gibt es keine Spalte „Ansatz {}“", year, year));
  if (context.plan.years.size() > 1 && find_column(context.plan, ColumnKind::planned, year))
    finding.helps.push_back(
        fmt::format("{0} ist ein Haushaltsjahr; in `spalten` statt Plan {0} schreiben: Ansatz {0}", year));
}

}  // namespace

void read_year(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (is_second(context, entry, file)) return;
  file.plan.year_span = entry.value.span;
  if (entry.value.is_sequence()) {
    const auto years = years_in(entry.value);
    const bool two = years && years->size() == 2;
    report_wrong_shape(context, entry.value, SourceNode::Kind::scalar,
                       two ? years_help((*years)[0], (*years)[1]) : std::string());
    return;
  }
  if (!expect_scalar(context, entry.value)) return;
  const auto year = parse_year(entry.value.text());
  if (!year) return report_no_year(context, entry.value);
  file.plan.years.push_back({.year = *year, .column = 0, .prior = {}});
}

void read_years(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (is_second(context, entry, file)) return;
  file.plan.year_span = entry.value.span;
  if (entry.value.is_scalar()) {
    const auto two = two_years(entry.value.text());
    const auto one = parse_year(entry.value.text());
    report_wrong_shape(context, entry.value, SourceNode::Kind::sequence,
                       two   ? years_help(two->first, two->second)
                       : one ? fmt::format("ein Haushalt für ein Jahr: jahr: {}", *one)
                             : std::string("zum Beispiel jahre: [2026, 2027]"));
    return;
  }
  if (!expect_sequence(context, entry.value)) return;
  if (const auto years = years_in(entry.value)) return take_years(context, entry.value, *years, file.plan);
  for (const SourceNode& item : entry.value.items()) {
    if (!item.is_scalar() || !parse_year(item.text())) return report_no_year(context, item);
  }
}

bool find_year_columns(Context& context) {
  BudgetPlan& plan = context.plan;
  if (plan.years.empty() || plan.columns.empty()) return false;
  for (BudgetYear& budget : plan.years) {
    const auto column = find_column(plan, ColumnKind::budgeted, budget.year);
    if (!column) {
      report_no_column(context, budget.year);
      return false;
    }
    budget.column = *column;
    budget.prior = find_column(plan, ColumnKind::budgeted, budget.year - 1);
  }
  return years_fit(context);
}

}  // namespace budgetc::binding
