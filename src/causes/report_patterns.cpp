#include "causes/report_patterns.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parts/figure_place.hpp"
#include "text/slip.hpp"

namespace budgetc::causes {
namespace {

/// What a sum lacks in one column, in the sense of its row; of a balance, what lowers it.
Money lacking_amount(const BudgetPlan& plan, const LackingSum& sum) {
  const PlanForm& form = plan.form(sum.cell.plan);
  const bool balance = form.rows[sum.cell.row].nature == RowNature::balance;
  return !balance && form.own_sense_sign(sum.cell.row) > 0 ? sum.difference : -sum.difference;
}

bool is_too_much(const BudgetPlan& plan, const LackingSum& sum) {
  const RowNature nature = plan.form(sum.cell.plan).rows[sum.cell.row].nature;
  return nature != RowNature::balance && lacking_amount(plan, sum) < Money{};
}

/// "fehlt ein Aufwand, den keine Zeile nennt": what is missing in the sums, or there too much.
std::string lacking_words(const BudgetPlan& plan, const LackingSum& sum) {
  const PlanForm& form = plan.form(sum.cell.plan);
  const RowNature nature = form.rows[sum.cell.row].nature;
  const bool payments = form.basis == PlanBasis::payments;
  const bool expense =
      nature == RowNature::expense || (nature == RowNature::balance && sum.difference < Money{});
  const std::string_view what = expense ? (payments ? "eine Auszahlung" : "ein Aufwand")
                                        : (payments ? "eine Einzahlung" : "ein Ertrag");
  return is_too_much(plan, sum)
             ? fmt::format("ist {} zu viel", what)
             : fmt::format("fehlt {}, {} keine Zeile nennt", what, payments ? "die" : "den");
}

bool same_sum(const LackingSum& a, const LackingSum& b) {
  return a.cell.node == b.cell.node && a.cell.plan == b.cell.plan && a.cell.row == b.cell.row;
}

/// "18.250 (Ergebnis 2024), 20.000 (Ansatz 2025)": what the sum of one row lacks.
std::string lacking_amounts(const BudgetPlan& plan, std::span<const LackingSum> sums, const LackingSum& of) {
  std::string words;
  for (const LackingSum& sum : sums) {
    if (!same_sum(sum, of)) continue;
    words += fmt::format("{}{} ({})", words.empty() ? "" : ", ",
                         format_german(lacking_amount(plan, sum).absolute()),
                         column_name(plan.columns[sum.cell.column]));
  }
  return words;
}

/// One sum of each row that is entered, of the first node: sums above and sums of rows lack the same.
std::vector<LackingSum> lacking_rows(const BudgetPlan& plan, const Cause& cause) {
  const LackingSum& first = cause.lacking.front();
  std::vector<LackingSum> rows;
  for (const LackingSum& sum : cause.lacking) {
    const bool is_first = same_sum(sum, first);
    const bool is_entered = plan.form(sum.cell.plan).rows[sum.cell.row].formula.empty();
    const bool here = sum.cell.node == first.cell.node && sum.cell.plan == first.cell.plan;
    const bool is_known =
        std::ranges::any_of(rows, [&](const LackingSum& known) { return same_sum(known, sum); });
    if (here && !is_known && (is_first || is_entered)) rows.push_back(sum);
  }
  return rows;
}

std::string row_number(const BudgetPlan& plan, const CellRef& cell) {
  return plan.form(cell.plan).rows[cell.row].number;
}

/// "02.03: in 6 Spalten fehlen in 3 Zeilen Beträge, die keine Stelle nennt".
std::string missing_message(const BudgetPlan& plan, const Cause& cause, const std::vector<LackingSum>& rows) {
  const LackingSum& first = rows.front();
  const auto columns =
      std::ranges::count_if(cause.lacking, [&](const LackingSum& sum) { return same_sum(sum, first); });
  const std::string& node = plan.node(first.cell.node).number.value;
  if (rows.size() == 1)
    return fmt::format("{} Zeile {}: in {} Spalten {}", node, row_number(plan, first.cell), columns,
                       lacking_words(plan, first));
  return is_too_much(plan, first)
             ? fmt::format("{}: in {} Spalten ist in {} Zeilen etwas zu viel", node, columns, rows.size())
             : fmt::format("{}: in {} Spalten fehlen in {} Zeilen Beträge, die keine Stelle nennt", node,
                           columns, rows.size());
}

std::string plan_name(const BudgetPlan& plan, const CellRef& cell) {
  const std::string& node = plan.node(cell.node).number.value;
  const std::string& plan_words = plan.form(cell.plan).short_name;
  return plan_words.empty() ? node : node + " " + plan_words;
}

std::string plan_slip_words(const BudgetPlan& plan, const Correction& first) {
  const auto entry = first.entry ? find_figure(plan, *first.entry) : std::nullopt;
  switch (first.slip) {
    case SlipKind::plan_in_thousands: return "alle Beträge in Tausend Euro geschrieben; in Euro";
    case SlipKind::plan_signs: return "alle Vorzeichen vertauscht; umgekehrt";
    case SlipKind::plan_shifted_right:
      return "alle Beträge stehen eine Spalte zu weit rechts; eine Spalte weiter links gelesen";
    case SlipKind::plan_shifted_left:
      return "alle Beträge stehen eine Spalte zu weit links; eine Spalte weiter rechts gelesen";
    case SlipKind::plan_copied:
      return fmt::format("dieselben Beträge wie {}; ohne sie",
                         entry ? plan.node(entry->node).number.value : std::string("eine andere Stelle"));
    default: break;
  }
  return fmt::format("die Zeile enthält in jeder Spalte auch Zeile {}; ohne sie",
                     entry ? plan.form(entry->plan).rows[entry->row].number : std::string());
}

/// The right amounts, as many as fit.
void add_right_amounts(const BudgetPlan& plan, const Correction& first, Diagnostic& diagnostic) {
  constexpr std::size_t most_labels = 12;
  for (const Amendment& other : std::span(first.others).first(std::min(first.others.size(), most_labels)))
    diagnostic.related.push_back(
        {plan.figures[other.figure].span, fmt::format("richtig wäre {}", format_german(other.right))});
  if (first.others.size() > most_labels)
    diagnostic.notes.push_back(
        fmt::format("und {} weitere Beträge ebenso", first.others.size() - most_labels));
}

}  // namespace

std::string check_words(std::size_t count) {
  if (count == 1) return "die verletzte Prüfung";
  return count == 2 ? "beide verletzten Prüfungen" : fmt::format("alle {} verletzten Prüfungen", count);
}

void attach_check(Diagnostic& diagnostic, Diagnostic symptom) {
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

Diagnostic report_missing(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const std::vector<LackingSum> rows = lacking_rows(plan, cause);
  Diagnostic diagnostic{.code = single_cause, .severity = Severity::hint};
  diagnostic.message = missing_message(plan, cause, rows);
  diagnostic.primary = describe(cause.checks.front()).primary;
  for (const LackingSum& row : rows) {
    const std::string amounts = lacking_amounts(plan, cause.lacking, row);
    diagnostic.notes.push_back(rows.size() == 1
                                   ? "es geht um " + amounts
                                   : fmt::format("Zeile {}: {}", row_number(plan, row.cell), amounts));
  }
  for (const std::uint32_t check : cause.checks) attach_check(diagnostic, describe(check));
  diagnostic.helps.emplace_back(
      is_too_much(plan, rows.front())
          ? "steht eine Zeile oder eine Stelle doppelt, oder ist die Summe zu niedrig? Der Beleg entscheidet"
          : "fehlt eine Zeile oder eine Stelle, oder ist eine unvollständig? Der Beleg entscheidet");
  return diagnostic;
}

Diagnostic report_whole_plan(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const Correction& first = cause.candidates.front();
  const Figure& figure = plan.figures[first.figure];
  const auto place = find_figure(plan, first.figure);
  const CellRef cell = place ? CellRef{place->node, place->plan, place->row} : CellRef{};
  std::string where = plan_name(plan, cell);
  if (first.slip == SlipKind::row_includes) where += fmt::format(" Zeile {}", row_number(plan, cell));
  Diagnostic diagnostic{.code = single_cause, .severity = Severity::hint};
  diagnostic.message =
      fmt::format("{}: {} {} {} auf", where, plan_slip_words(plan, first),
                  cause.checks.size() == 1 ? "geht" : "gehen", check_words(cause.checks.size()));
  const bool copied = first.slip == SlipKind::plan_copied;
  diagnostic.primary = {figure.span,
                        copied ? "" : fmt::format("richtig wäre {}", format_german(first.right))};
  if (!copied) add_right_amounts(plan, first, diagnostic);
  for (const std::uint32_t check : cause.checks) attach_check(diagnostic, describe(check));
  if (copied)
    diagnostic.helps.emplace_back(
        "doppelt angelegt, oder kopiert und nicht angepasst? Der Beleg entscheidet");
  return diagnostic;
}

Diagnostic report_moved_row(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const MovedRow& moved = *cause.moved;
  std::vector<std::string> amounts;
  for (const FigureId figure : moved.figures) amounts.push_back(format_german(plan.figures[figure].amount));
  const CellRef to{.node = moved.from.node, .plan = moved.from.plan, .row = moved.to};
  Diagnostic diagnostic{.code = single_cause, .severity = Severity::hint};
  diagnostic.message =
      fmt::format("{} Zeile {}: {} {} genau, was in Zeile {} fehlt", plan_name(plan, moved.from),
                  row_number(plan, moved.from), fmt::join(amounts, ", "),
                  amounts.size() == 1 ? "ist" : "sind", row_number(plan, to));
  diagnostic.primary = {
      plan.figures[moved.figures.front()].span,
      fmt::format("steht in Zeile {} statt {}?", row_number(plan, moved.from), row_number(plan, to))};
  for (const std::uint32_t check : cause.checks) attach_check(diagnostic, describe(check));
  diagnostic.helps.push_back(fmt::format("in der falschen Zeile? dann die Zeilennummer {} durch {} ersetzen",
                                         row_number(plan, moved.from), row_number(plan, to)));
  return diagnostic;
}

std::string blank_words(const BudgetPlan& plan, std::span<const BlankCell> cells) {
  std::vector<std::string> words;
  for (const BlankCell& blank : cells)
    words.push_back(
        fmt::format("{} ist leer: {}?",
                    cell_words(plan, blank.cell.node, blank.cell.plan, blank.cell.row, blank.cell.column),
                    format_german(blank.amount)));
  return fmt::format("{}", fmt::join(words, " "));
}

Diagnostic report_blanks(const BudgetPlan& plan, const Cause& cause, const DescribeCheck& describe) {
  const BlankCell& first = cause.blanks.front().front();
  Diagnostic diagnostic{.code = single_cause, .severity = Severity::hint};
  diagnostic.message =
      fmt::format("{} {}: hier ist leer, was {} fehlt", plan_name(plan, first.cell),
                  column_name(plan.columns[first.cell.column]),
                  cause.checks.size() == 2 ? "den beiden verletzten Prüfungen"
                                           : fmt::format("den {} verletzten Prüfungen", cause.checks.size()));
  diagnostic.primary = describe(cause.checks.front()).primary;
  const std::string_view lead = cause.blanks.size() == 1 ? "" : "gleich gut gestützt: ";
  for (const std::vector<BlankCell>& cells : cause.blanks)
    diagnostic.notes.push_back(fmt::format("{}{}", lead, blank_words(plan, cells)));
  for (const std::uint32_t check : cause.checks) attach_check(diagnostic, describe(check));
  diagnostic.helps.emplace_back("fehlt hier ein Betrag, oder die ganze Spalte? Der Beleg entscheidet");
  return diagnostic;
}

}  // namespace budgetc::causes
