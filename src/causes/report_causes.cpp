#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include <budgetc/causes/report_causes.hpp>
#include <budgetc/causes/slip.hpp>
#include <budgetc/model/figure_place.hpp>

namespace budgetc {
namespace {

/// More candidates than this help nobody; their number is given instead.
constexpr std::size_t most_candidates = 4;

std::string place_words(const BudgetPlan& plan, FigureId figure) {
  const auto place = find_figure(plan, figure);
  return place ? place->words : std::string("Betrag");
}

/// Why a candidate ranks where it does; empty when only the arithmetic speaks for it.
std::string reason(const BudgetPlan& plan, const Correction& candidate) {
  return describe_slip(candidate.slip, plan.figures[candidate.figure].amount, candidate.right);
}

std::string candidate_words(const BudgetPlan& plan, const Correction& candidate) {
  const std::string why = candidate.slip == SlipKind::wrong_digit ? std::string() : reason(plan, candidate);
  return fmt::format("{}: {} statt {}{}", place_words(plan, candidate.figure), format_german(candidate.right),
                     format_german(plan.figures[candidate.figure].amount),
                     why.empty() ? "" : " (" + why + ")");
}

void list_candidates(const BudgetPlan& plan, std::span<const Correction> candidates, std::string_view lead,
                     std::vector<std::string>& notes) {
  const std::size_t shown = std::min(candidates.size(), most_candidates);
  for (const Correction& candidate : candidates.first(shown)) {
    notes.push_back(fmt::format("{} {}", lead, candidate_words(plan, candidate)));
  }
  if (candidates.size() > shown)
    notes.push_back(fmt::format("und {} weitere Beträge", candidates.size() - shown));
}

Diagnostic report_lone(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  Diagnostic diagnostic = describe(cause.checks.front());
  const std::span<const Correction> candidates = cause.candidates;
  if (candidates.empty()) return diagnostic;
  list_candidates(plan, candidates.first(1), "am ehesten", diagnostic.notes);
  list_candidates(plan, candidates.subspan(1), "oder", diagnostic.notes);
  return diagnostic;
}

/// Puts a broken check underneath its cause.
void attach(Diagnostic& diagnostic, Diagnostic symptom) {
  diagnostic.severity = std::min(diagnostic.severity, symptom.severity);
  diagnostic.notes.push_back(fmt::format("[{}] {}", symptom.code.text(), symptom.message));
  if (symptom.primary.span != diagnostic.primary.span) {
    symptom.primary.text = fmt::format("{}: {}", symptom.code.text(), symptom.primary.text);
    diagnostic.related.push_back(std::move(symptom.primary));
  }
}

Diagnostic report_shared(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const Correction& first = cause.candidates.front();
  const Figure& figure = plan.figures[first.figure];
  const std::size_t count = cause.checks.size();
  Diagnostic diagnostic{
      .code = single_cause,
      .severity = Severity::hint,
      .message = fmt::format("{}: geschrieben {}, mit {} gehen alle {} verletzten Prüfungen auf",
                             place_words(plan, first.figure), format_german(figure.amount),
                             format_german(first.right), count),
      .primary = {.span = figure.span, .text = fmt::format("richtig wäre {}", format_german(first.right))},
      .related = {},
      .amounts = Amounts{.expected = first.right,
                         .actual = figure.amount,
                         .difference = subtract(figure.amount, first.right).value_or(Money{})},
      .notes = {},
      .helps = {}};
  if (const std::string why = reason(plan, first); !why.empty()) diagnostic.notes.push_back(why);
  for (const std::uint32_t check : cause.checks) attach(diagnostic, describe(check));
  list_candidates(plan, std::span(cause.candidates).subspan(1), "ebenso möglich:", diagnostic.notes);
  return diagnostic;
}

}  // namespace

std::vector<Diagnostic> report_causes(const BudgetPlan& plan, std::span<const Cause> causes,
                                      const DescribeCheck& describe) {
  std::vector<Diagnostic> diagnostics;
  for (const Cause& cause : causes) {
    if (cause.checks.size() > 1 && !cause.candidates.empty()) {
      diagnostics.push_back(report_shared(plan, cause, describe));
      continue;
    }
    for (const std::uint32_t check : cause.checks) {
      diagnostics.push_back(report_lone(plan, {.checks = {check}, .candidates = cause.candidates}, describe));
    }
  }
  return diagnostics;
}

}  // namespace budgetc
