#include "causes/report_causes.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "causes/report_patterns.hpp"
#include "parts/figure_place.hpp"
#include "rules/engine/registry.hpp"
#include "text/slip.hpp"

namespace budgetc {
namespace {

/// More candidates than this help nobody; their number is given instead.
constexpr std::size_t most_candidates = 4;

bool is_misplaced(SlipKind slip) {
  return slip == SlipKind::exchanged_rows || slip == SlipKind::exchanged_columns ||
         slip == SlipKind::shifted_left || slip == SlipKind::shifted_right;
}

std::string place_words(const BudgetPlan& plan, FigureId figure) {
  const auto place = find_figure(plan, figure);
  return place ? place->words : std::string("Betrag");
}

std::string written_words(const BudgetPlan& plan, FigureId figure) {
  return format_german(plan.figures[figure].amount);
}

std::string entry_words(const BudgetPlan& plan, const Correction& candidate) {
  const std::string entry =
      fmt::format("{} mit {}", place_words(plan, *candidate.entry), written_words(plan, *candidate.entry));
  if (candidate.slip == SlipKind::forgotten) return "in der Summe fehlt " + entry;
  return candidate.is_total ? "in der Summe doppelt gezählt: " + entry
                            : "derselbe Betrag noch einmal: " + entry;
}

/// What is wrong with a whole plan.
std::string plan_reason(SlipKind slip) {
  switch (slip) {
    case SlipKind::plan_in_thousands: return "in Tausend Euro geschrieben";
    case SlipKind::plan_signs: return "Vorzeichen vertauscht";
    case SlipKind::plan_shifted_right: return "um eine Spalte nach rechts verrutscht";
    case SlipKind::plan_shifted_left: return "um eine Spalte nach links verrutscht";
    case SlipKind::row_includes: return "eine andere Zeile ist enthalten";
    default: break;
  }
  return "kopiert";
}

/// What speaks for a candidate besides the arithmetic; empty when nothing does.
std::string reason(const BudgetPlan& plan, const Correction& candidate) {
  if (is_of_plan(candidate.slip)) return plan_reason(candidate.slip);
  if (candidate.entry) return entry_words(plan, candidate);
  switch (candidate.slip) {
    case SlipKind::exchanged_columns: return "Spalten vertauscht";
    case SlipKind::exchanged_rows:
      return candidate.others.size() > 1 ? "Zeilen vertauscht" : "Beträge vertauscht";
    case SlipKind::shifted_right: return "um eine Spalte nach rechts verrutscht";
    case SlipKind::shifted_left: return "um eine Spalte nach links verrutscht";
    default: break;
  }
  return describe_slip(candidate.slip, plan.figures[candidate.figure].amount, candidate.right);
}

/// The reason as it stands behind one candidate of several.
std::string short_reason(const BudgetPlan& plan, const Correction& candidate) {
  if (candidate.slip != SlipKind::wrong_digit) {
    if (std::string why = reason(plan, candidate); !why.empty()) return why;
  }
  if (candidate.fits_years) return "passt zu den anderen Jahren der Zeile";
  if (candidate.is_rounder) return "der glattere Betrag";
  return candidate.is_total ? "die Summe" : "";
}

std::string amendment_words(const BudgetPlan& plan, FigureId figure, Money right) {
  return fmt::format("{}: {} statt {}", place_words(plan, figure), format_german(right),
                     written_words(plan, figure));
}

Phrase amendment(const BudgetPlan& plan, std::string_view lead, FigureId figure, Money right) {
  return {fmt::format("{}{}", lead, amendment_words(plan, figure, right)), plan.figures[figure].span};
}

/// "oder A: 5 statt 6 (Grund), zugleich B: 7 statt 8", each with its place.
Observation candidate_line(const BudgetPlan& plan, std::string_view lead, const Correction& candidate) {
  const std::string why = short_reason(plan, candidate);
  std::vector<Phrase> line{amendment(plan, fmt::format("{} ", lead), candidate.figure, candidate.right)};
  if (!why.empty()) line.front().text += " (" + why + ")";
  for (const Amendment& other : candidate.others)
    line.push_back(amendment(plan, ", zugleich ", other.figure, other.right));
  return Observation(std::move(line));
}

/// How candidates are introduced: the likeliest, if there is one, and the others.
struct Leads {
  std::string_view likeliest;
  std::string_view equal;
  std::string_view other = "oder";
};

/// Lists candidates from one on. Of those supported equally well none is called the likeliest.
void list_candidates(const BudgetPlan& plan, std::span<const Correction> candidates, std::size_t from,
                     const Leads& leads, std::vector<Observation>& notes) {
  const std::size_t shown = std::min(candidates.size(), most_candidates);
  bool equal = !candidates.empty() && candidates.front().equal_to_next;
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string_view lead = equal ? leads.equal : i == 0 ? leads.likeliest : leads.other;
    if (i >= from) notes.push_back(candidate_line(plan, lead, candidates[i]));
    equal = equal && candidates[i].equal_to_next;
  }
  const std::size_t more = candidates.size() - shown;
  const std::string_view as_well = equal ? "ebenso gut" : "oder";
  if (more == 1) notes.push_back(fmt::format("{} ein weiterer Betrag", as_well));
  if (more > 1) notes.push_back(fmt::format("{} {} weitere Beträge", as_well, more));
}

/// Says why a figure alone is left, where others stand in the same checks.
void testify(const Cause& cause, std::vector<Observation>& notes) {
  if (cause.candidates.size() != 1 || cause.cleared == 0) return;
  notes.push_back(cause.cleared == 1
                      ? Observation("der andere Betrag ist durch eine Prüfung bestätigt, die aufgeht")
                      : fmt::format("die {} anderen Beträge sind durch Prüfungen bestätigt, die aufgehen",
                                    cause.cleared));
}

/// Names what must be put right as well where mistakes meet in a check.
void add_besides(const BudgetPlan& plan, const Cause& cause, std::vector<Observation>& notes) {
  for (const Amendment& other : cause.besides)
    notes.push_back(Observation({amendment(plan, "zugleich zu berichtigen: ", other.figure, other.right)}));
}

AmountChange replacement(const BudgetPlan& plan, FigureId figure, Money right) {
  const Figure& written = plan.figures[figure];
  const FigureSpelling spelling = spelling_of(plan, figure);
  return {.span = written.span,
          .place = place_words(plan, figure),
          .written = written.amount,
          .right = right,
          .unit = is_money(written.kind) ? "€" : "",
          .offset = spelling.offset,
          .sense = spelling.sense,
          .is_signed = spelling.is_signed};
}

/// The candidates as data, as many as are named in words.
void add_candidates(const BudgetPlan& plan, const Cause& cause, Diagnostic& diagnostic) {
  const std::size_t shown = std::min(cause.candidates.size(), most_candidates);
  bool equal_to_last = false;
  for (const Correction& correction : std::span(cause.candidates).first(shown)) {
    const std::size_t rank =
        equal_to_last ? diagnostic.candidates.back().rank : diagnostic.candidates.size() + 1;
    Candidate candidate{.change = replacement(plan, correction.figure, correction.right),
                        .reason = short_reason(plan, correction),
                        .rank = rank,
                        .equal_to_next = correction.equal_to_next};
    equal_to_last = correction.equal_to_next;
    for (const auto* list : {&correction.others, &cause.besides}) {
      for (const Amendment& other : *list)
        candidate.together.push_back(replacement(plan, other.figure, other.right));
    }
    diagnostic.candidates.push_back(std::move(candidate));
  }
}

/// Names blanks that explain it as well.
void add_blanks(const BudgetPlan& plan, const Cause& cause, std::vector<Observation>& notes) {
  const std::string_view lead =
      cause.candidates.empty() && cause.blanks.size() == 1 ? "" : "gleich gut gestützt: ";
  for (const std::vector<BlankCell>& cells : cause.blanks)
    notes.push_back(fmt::format("{}{}", lead, causes::blank_words(plan, cells)));
}

Diagnostic report_lone(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  Diagnostic diagnostic = describe(cause.checks.front());
  const std::span<const Correction> candidates = cause.candidates;
  if (candidates.empty()) {
    add_blanks(plan, cause, diagnostic.notes);
    return diagnostic;
  }
  // A deviation may be pointless because the amount is right now.
  const bool may_be_right = suspicion_of(diagnostic) == Suspicion::perhaps_none;
  Leads leads = may_be_right ? Leads{"sonst am ehesten", "sonst, gleich gut gestützt:"}
                             : Leads{"am ehesten", "gleich gut gestützt:"};
  // What is missing explains it as well as the likeliest amount does.
  if (!cause.blanks.empty() || cause.may_lack) leads.likeliest = leads.equal;
  add_blanks(plan, cause, diagnostic.notes);
  list_candidates(plan, candidates, 0, leads, diagnostic.notes);
  add_besides(plan, cause, diagnostic.notes);
  testify(cause, diagnostic.notes);
  add_candidates(plan, cause, diagnostic);
  return diagnostic;
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

std::string shared_message(const BudgetPlan& plan, const Cause& cause) {
  const Correction& first = cause.candidates.front();
  std::string message = fmt::format("{}: geschrieben {}, mit {}", place_words(plan, first.figure),
                                    written_words(plan, first.figure), format_german(first.right));
  for (const Amendment& other : first.others)
    message += fmt::format(" und {}", amendment_words(plan, other.figure, other.right));
  if (!cause.besides.empty()) message += " und dem, was zugleich zu berichtigen ist,";
  return fmt::format("{} gehen {} auf", message, causes::check_words(cause.checks.size()));
}

/// Says that two mistakes hide each other, where they are of the same size.
void add_hidden(const BudgetPlan& plan, const Correction& first, std::vector<Observation>& notes) {
  const auto change = [&](FigureId figure, Money right) {
    return subtract(right, plan.figures[figure].amount).value_or(Money{}).absolute();
  };
  const Money size = change(first.figure, first.right);
  const bool same = std::ranges::all_of(
      first.others, [&](const Amendment& other) { return change(other.figure, other.right) == size; });
  if (first.others.empty() || !same) return;
  notes.push_back(
      fmt::format("auf beiden Seiten derselbe Betrag von {}; im Saldo hebt er sich auf", format_euro(size)));
}

Diagnostic report_shared(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const Correction& first = cause.candidates.front();
  Diagnostic diagnostic = on_first_figure(plan, first);
  diagnostic.message = shared_message(plan, cause);
  if (const std::string why = reason(plan, first); !why.empty()) diagnostic.notes.push_back(why);
  add_hidden(plan, first, diagnostic.notes);
  for (const Amendment& other : first.others)
    diagnostic.related.push_back(
        {plan.figures[other.figure].span, fmt::format("richtig wäre {}", format_german(other.right))});
  for (const std::uint32_t check : cause.checks) causes::attach_check(diagnostic, describe(check));
  add_besides(plan, cause, diagnostic.notes);
  testify(cause, diagnostic.notes);
  add_blanks(plan, cause, diagnostic.notes);
  list_candidates(plan, cause.candidates, 1, {"", "gleich gut gestützt:", "auch möglich:"}, diagnostic.notes);
  add_candidates(plan, cause, diagnostic);
  return diagnostic;
}

std::string misplaced_message(const BudgetPlan& plan, const Correction& first, std::size_t checks) {
  const std::string place = place_words(plan, first.figure);
  const std::string written = written_words(plan, first.figure);
  if (first.slip == SlipKind::shifted_right || first.slip == SlipKind::shifted_left) {
    return fmt::format("{}: geschrieben {}; die Zeile eine Spalte weiter {} gelesen gehen {} auf", place,
                       written, first.slip == SlipKind::shifted_right ? "links" : "rechts",
                       causes::check_words(checks));
  }
  const FigureId partner = first.others.front().figure;
  return fmt::format("{}: geschrieben {}, {}: geschrieben {}; vertauscht gehen {} auf", place, written,
                     place_words(plan, partner), written_words(plan, partner), causes::check_words(checks));
}

/// Amounts in each other's place: every one of them with its right value, then the broken checks.
Diagnostic report_misplaced(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const Correction& first = cause.candidates.front();
  Diagnostic diagnostic = on_first_figure(plan, first);
  diagnostic.message = misplaced_message(plan, first, cause.checks.size());
  diagnostic.notes.push_back(reason(plan, first));
  for (const Amendment& other : first.others) {
    diagnostic.related.push_back(
        {plan.figures[other.figure].span, fmt::format("richtig wäre {}", format_german(other.right))});
  }
  for (const std::uint32_t check : cause.checks) causes::attach_check(diagnostic, describe(check));
  add_besides(plan, cause, diagnostic.notes);
  add_candidates(plan, cause, diagnostic);
  return diagnostic;
}

/// A row under a wrong number, and the figures that would do as well.
Diagnostic report_moved(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  Diagnostic diagnostic = causes::report_moved_row(plan, cause, describe);
  list_candidates(plan, cause.candidates, 0, {"gleich gut gestützt:", "gleich gut gestützt:"},
                  diagnostic.notes);
  return diagnostic;
}

/// A whole plan: every amount that changes is a candidate, but a copy has no amounts of its own to write.
Diagnostic report_plan_slip(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  Diagnostic diagnostic = causes::report_whole_plan(plan, cause, describe);
  add_besides(plan, cause, diagnostic.notes);
  if (cause.candidates.front().slip != SlipKind::plan_copied) add_candidates(plan, cause, diagnostic);
  return diagnostic;
}

}  // namespace

std::vector<Diagnostic> report_causes(const BudgetPlan& plan, std::span<const Cause> causes,
                                      const DescribeCheck& describe) {
  std::vector<Diagnostic> diagnostics;
  for (const Cause& cause : causes) {
    const bool has_first = !cause.candidates.empty();
    if (!cause.lacking.empty()) {
      diagnostics.push_back(causes::report_missing(plan, cause, describe));
    } else if (cause.moved) {
      diagnostics.push_back(report_moved(plan, cause, describe));
    } else if (!has_first && cause.checks.size() > 1 && !cause.blanks.empty()) {
      diagnostics.push_back(causes::report_blanks(plan, cause, describe));
    } else if (has_first && is_of_plan(cause.candidates.front().slip)) {
      diagnostics.push_back(report_plan_slip(plan, cause, describe));
    } else if (!cause.candidates.empty() && is_misplaced(cause.candidates.front().slip)) {
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
