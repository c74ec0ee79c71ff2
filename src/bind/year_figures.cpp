#include "bind/year_figures.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

/// How to name the year that is meant.
std::string year_help(const Context& context, std::string_view written, FigureKind kind) {
  const BudgetPlan& plan = context.plan;
  const auto column = parse_column(written);
  if (column && plan.find_year(column->year)) return fmt::format("so schreiben: {}", column->year);
  const auto year = parse_year(written);
  if (kind == FigureKind::note_prior_year && year == plan.first_year() - 1)
    return fmt::format("hinter {} steht, was im Jahr davor veranschlagt war; so schreiben: {}",
                       plan.first_year(), plan.first_year());
  if (plan.years.size() == 1 && year == plan.first_year() + 1)
    return fmt::format("ist es ein Doppelhaushalt, steht in haushalt.yaml: jahre: [{}, {}]",
                       plan.first_year(), *year);
  return fmt::format("{}: {}", plan.years.size() == 1 ? "das Haushaltsjahr ist" : "die Haushaltsjahre sind",
                     fmt::join(plan.year_numbers(), ", "));
}

void report_unknown_year(Context& context, const SourceNode& key, FigureKind kind) {
  report(context, unknown_column, key.span, fmt::format("„{}“ ist kein Haushaltsjahr", key.text()))
      .helps.push_back(year_help(context, key.text(), kind));
}

/// Amounts in a row, without the years that they are for.
void report_year_list(Context& context, const SourceNode& list) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < context.plan.years.size(); ++i) {
    const bool known = list.items().size() == context.plan.years.size() && list.items()[i].is_scalar();
    parts.push_back(fmt::format("{}: {}", context.plan.years[i].year, known ? list.items()[i].text() : "…"));
  }
  report_wrong_shape(context, list, SourceNode::Kind::scalar,
                     fmt::format("jeder Betrag steht hinter seinem Haushaltsjahr; so schreiben: {{{}}}",
                                 fmt::join(parts, ", ")));
}

/// Reads the entry of one year; says whether it is one.
bool read_year_entry(Context& context, const SourceEntry& entry, FigureKind kind, YearFigures& figures) {
  const auto year = entry.key.is_scalar() ? parse_year(entry.key.text()) : std::nullopt;
  const auto index = year ? context.plan.find_year(*year) : std::nullopt;
  if (!index) {
    report_unknown_year(context, entry.key, kind);
    return false;
  }
  figures[*index] = read_figure(context, entry.value, kind);
  return true;
}

void report_missing_year(Context& context, const SourceNode& mapping, std::string_view name, int year) {
  const std::string key = std::to_string(year);
  const std::size_t before = context.diagnostics.size();
  report_missing_key(context, mapping, fmt::format("„{}“", name), key);
  if (context.diagnostics.size() == before) return;
  context.diagnostics.back().helps = {
      fmt::format("den Betrag ergänzen: {}: …; ist für das Jahr nichts vorgesehen: {}: 0", year, year)};
}

YearFigures read_mapping(Context& context, const SourceNode& mapping, FigureKind kind, std::string_view name,
                         bool may_lack) {
  YearFigures figures;
  bool all_known = true;
  for (const SourceEntry& entry : mapping.entries())
    all_known = read_year_entry(context, entry, kind, figures) && all_known;
  for (std::size_t i = 0; i < context.plan.years.size(); ++i) {
    if (figures[i] || (may_lack && all_known)) continue;
    if (all_known) report_missing_year(context, mapping, name, context.plan.years[i].year);
    // An amount under an unknown year may be that of any year that has none.
    figures[i] = unreadable_figure(context, mapping.span, kind);
  }
  return figures;
}

}  // namespace

YearFigures unreadable_years(Context& context, Span span, FigureKind kind) {
  YearFigures figures;
  for (std::size_t i = 0; i == 0 || i < context.plan.years.size(); ++i)
    figures[i] = unreadable_figure(context, span, kind);
  return figures;
}

YearFigures read_year_figures(Context& context, const SourceNode& value, FigureKind kind,
                              std::string_view name, bool may_lack) {
  const bool named = value.is_mapping();
  if (named && context.plan.years.empty()) return unreadable_years(context, value.span, kind);
  if (named) return read_mapping(context, value, kind, name, may_lack);
  if (value.is_sequence() && context.plan.years.size() > 1) {
    report_year_list(context, value);
    return unreadable_years(context, value.span, kind);
  }
  YearFigures figures;
  figures[0] = read_figure(context, value, kind);
  return figures;
}

}  // namespace budgetc::binding
