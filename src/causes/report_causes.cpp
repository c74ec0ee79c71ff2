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
constexpr std::string_view pointless_deviation = "D01";

std::string place_words(const BudgetPlan& plan, FigureId figure) {
  const auto place = find_figure(plan, figure);
  return place ? place->words : std::string("Betrag");
}

std::string written_words(const BudgetPlan& plan, FigureId figure) {
  return format_german(plan.figures[figure].amount);
}

/// "alle 4 verletzten Prüfungen"
std::string all_checks(std::size_t count) {
  return count == 2 ? "beide verletzten Prüfungen" : fmt::format("alle {} verletzten Prüfungen", count);
}

std::string entry_words(const BudgetPlan& plan, const Correction& candidate) {
  const std::string entry =
      fmt::format("{} mit {}", place_words(plan, *candidate.entry), written_words(plan, *candidate.entry));
  if (candidate.slip == SlipKind::forgotten) return "in der Summe fehlt " + entry;
  return candidate.is_total ? "in der Summe doppelt gezählt: " + entry
                            : "derselbe Betrag noch einmal: " + entry;
}

/// What speaks for a candidate besides the arithmetic; empty when nothing does.
std::string reason(const BudgetPlan& plan, const Correction& candidate) {
  if (candidate.entry) return entry_words(plan, candidate);
  return describe_slip(candidate.slip, plan.figures[candidate.figure].amount, candidate.right);
}

/// The reason as it stands behind one candidate of several.
std::string short_reason(const BudgetPlan& plan, const Correction& candidate) {
  if (candidate.slip != SlipKind::wrong_digit) {
    if (std::string why = reason(plan, candidate); !why.empty()) return why;
  }
  if (candidate.is_rounder) return "der glattere Betrag";
  return candidate.is_total ? "die Summe" : "";
}

std::string candidate_words(const BudgetPlan& plan, const Correction& candidate) {
  const std::string why = short_reason(plan, candidate);
  return fmt::format("{}: {} statt {}{}", place_words(plan, candidate.figure), format_german(candidate.right),
                     written_words(plan, candidate.figure), why.empty() ? "" : " (" + why + ")");
}

void list_candidates(const BudgetPlan& plan, std::span<const Correction> candidates, std::string_view lead,
                     std::vector<std::string>& notes) {
  const std::size_t shown = std::min(candidates.size(), most_candidates);
  for (const Correction& candidate : candidates.first(shown)) {
    notes.push_back(fmt::format("{} {}", lead, candidate_words(plan, candidate)));
  }
  const std::size_t more = candidates.size() - shown;
  if (more == 1) notes.emplace_back("oder ein weiterer Betrag");
  if (more > 1) notes.push_back(fmt::format("oder {} weitere Beträge", more));
}

/// Says why a figure alone is left, where others stand in the same checks.
void testify(const Cause& cause, std::vector<std::string>& notes) {
  if (cause.candidates.size() != 1 || cause.cleared == 0) return;
  notes.push_back(cause.cleared == 1
                      ? std::string("der andere Betrag ist durch eine Prüfung bestätigt, die aufgeht")
                      : fmt::format("die {} anderen Beträge sind durch Prüfungen bestätigt, die aufgehen",
                                    cause.cleared));
}

/// Names what must be put right as well where mistakes meet in a check.
void add_besides(const BudgetPlan& plan, const Cause& cause, std::vector<std::string>& notes) {
  for (const Amendment& other : cause.besides) {
    notes.push_back(fmt::format("zugleich zu berichtigen: {}: {} statt {}", place_words(plan, other.figure),
                                format_german(other.right), written_words(plan, other.figure)));
  }
}

Diagnostic report_lone(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  Diagnostic diagnostic = describe(cause.checks.front());
  const std::span<const Correction> candidates = cause.candidates;
  if (candidates.empty()) return diagnostic;
  // A deviation may be pointless because the amount is right now.
  const bool may_be_right = diagnostic.code.text() == pointless_deviation;
  list_candidates(plan, candidates.first(1), may_be_right ? "sonst am ehesten" : "am ehesten",
                  diagnostic.notes);
  list_candidates(plan, candidates.subspan(1), "oder", diagnostic.notes);
  add_besides(plan, cause, diagnostic.notes);
  testify(cause, diagnostic.notes);
  return diagnostic;
}

/// Puts a broken check underneath its cause.
void attach(Diagnostic& diagnostic, Diagnostic symptom) {
  diagnostic.severity = std::min(diagnostic.severity, symptom.severity);
  diagnostic.notes.push_back(fmt::format("[{}] {}", symptom.code.text(), symptom.message));
  const bool is_shown = symptom.primary.span == diagnostic.primary.span ||
                        std::ranges::any_of(diagnostic.related, [&](const Label& label) {
                          return label.span == symptom.primary.span;
                        });
  if (is_shown) return;
  symptom.primary.text = fmt::format("{}: {}", symptom.code.text(), symptom.primary.text);
  diagnostic.related.push_back(std::move(symptom.primary));
}

/// A finding on the first figure of a cause, with its amounts and without words yet.
Diagnostic on_first_figure(const BudgetPlan& plan, const Correction& first) {
  const Figure& figure = plan.figures[first.figure];
  Diagnostic diagnostic{.code = single_cause, .severity = Severity::hint};
  diagnostic.primary = {figure.span, fmt::format("richtig wäre {}", format_german(first.right))};
  diagnostic.amounts = Amounts{.expected = first.right,
                               .actual = figure.amount,
                               .difference = subtract(figure.amount, first.right).value_or(Money{}),
                               .unit = is_money(figure.kind) ? "€" : ""};
  return diagnostic;
}

Diagnostic report_shared(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const Correction& first = cause.candidates.front();
  Diagnostic diagnostic = on_first_figure(plan, first);
  diagnostic.message = fmt::format("{}: geschrieben {}, mit {} gehen {} auf", place_words(plan, first.figure),
                                   written_words(plan, first.figure), format_german(first.right),
                                   all_checks(cause.checks.size()));
  if (const std::string why = reason(plan, first); !why.empty()) diagnostic.notes.push_back(why);
  for (const std::uint32_t check : cause.checks) attach(diagnostic, describe(check));
  add_besides(plan, cause, diagnostic.notes);
  testify(cause, diagnostic.notes);
  list_candidates(plan, std::span(cause.candidates).subspan(1), "ebenso möglich:", diagnostic.notes);
  return diagnostic;
}

std::string misplaced_message(const BudgetPlan& plan, const Correction& first, std::size_t checks) {
  const std::string place = place_words(plan, first.figure);
  const std::string written = written_words(plan, first.figure);
  if (first.slip == SlipKind::shifted_right || first.slip == SlipKind::shifted_left) {
    return fmt::format("{}: geschrieben {}; die Zeile eine Spalte weiter {} gelesen gehen {} auf", place,
                       written, first.slip == SlipKind::shifted_right ? "links" : "rechts",
                       all_checks(checks));
  }
  const FigureId partner = first.others.front().figure;
  return fmt::format("{}: geschrieben {}, {}: geschrieben {}; vertauscht gehen {} auf", place, written,
                     place_words(plan, partner), written_words(plan, partner), all_checks(checks));
}

std::string misplaced_reason(const Correction& first) {
  switch (first.slip) {
    case SlipKind::exchanged_columns: return "Spalten vertauscht";
    case SlipKind::exchanged_rows:
      return first.others.size() > 1 ? "Zeilen vertauscht" : "Beträge vertauscht";
    case SlipKind::shifted_right: return "um eine Spalte nach rechts verrutscht";
    case SlipKind::shifted_left: return "um eine Spalte nach links verrutscht";
    default: return {};
  }
}

/// Amounts in each other's place: every one of them with its right value, then the broken checks.
Diagnostic report_misplaced(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const Correction& first = cause.candidates.front();
  Diagnostic diagnostic = on_first_figure(plan, first);
  diagnostic.message = misplaced_message(plan, first, cause.checks.size());
  diagnostic.notes.push_back(misplaced_reason(first));
  for (const Amendment& other : first.others) {
    diagnostic.related.push_back(
        {plan.figures[other.figure].span, fmt::format("richtig wäre {}", format_german(other.right))});
  }
  for (const std::uint32_t check : cause.checks) attach(diagnostic, describe(check));
  return diagnostic;
}

}  // namespace

std::vector<Diagnostic> report_causes(const BudgetPlan& plan, std::span<const Cause> causes,
                                      const DescribeCheck& describe) {
  std::vector<Diagnostic> diagnostics;
  for (const Cause& cause : causes) {
    if (!cause.candidates.empty() && !cause.candidates.front().others.empty()) {
      diagnostics.push_back(report_misplaced(plan, cause, describe));
    } else if (cause.checks.size() > 1 && !cause.candidates.empty()) {
      diagnostics.push_back(report_shared(plan, cause, describe));
    } else {
      for (const std::uint32_t check : cause.checks) {
        Cause lone = cause;
        lone.checks = {check};
        diagnostics.push_back(report_lone(plan, lone, describe));
      }
    }
  }
  return diagnostics;
}

}  // namespace budgetc
