#include <algorithm>

#include <fmt/format.h>

#include "evaluate/sum.hpp"
#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f04_text{
    .code = "F04",
    .name = "ve-faelligkeiten",
    .severity = Severity::error,
    .source = "§ 1 Abs. 2 und § 12 KomHVO NRW (Übersicht über die Verpflichtungsermächtigungen)",
    .explanation =
        R"(Eine Verpflichtungsermächtigung ist auf die Jahre aufzuteilen, in denen sie zu Auszahlungen führt. Die
Fälligkeiten unter `faelligkeiten` ergeben zusammen die VE aller Auszahlungszeilen der Maßnahme, und sie liegen nach
dem Haushaltsjahr; was nach dem letzten Planjahr fällig wird, steht unter `spaeter`. Fehlen sie ganz, so nennt der Befund
die Zeile, die zu schreiben ist. Im Doppelhaushalt gilt das für die VE jedes Haushaltsjahres.)",
    .bad_example = R"(zeilen:
  25: {Ansatz 2024: 50.000, VE: 90.000, Plan 2025: 60.000, Plan 2026: 30.000}
faelligkeiten: {Plan 2025: 60.000}
)",
    .good_example = R"(zeilen:
  25: {Ansatz 2024: 50.000, VE: 90.000, Plan 2025: 60.000, Plan 2026: 30.000}
faelligkeiten: {Plan 2025: 60.000, Plan 2026: 30.000}
)",
};

std::vector<Term> commitments(const BudgetPlan& plan, const Investment& measure, std::size_t year) {
  std::vector<Term> terms;
  append_payments(plan, measure, extra_position(plan, InvestmentColumn::commitment, year), terms);
  return terms;
}

std::optional<Money> total_of(const BudgetPlan& plan, std::span<const Term> terms) {
  Sum sum;
  for (const Term& term : terms) sum.add(plan.figures[term.figure].amount);
  return sum.value();
}

class Maturities final : public MeasureRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      for (std::uint32_t i = 0; i < context.plan.investments.size(); ++i) {
        add_up(context, i, year, output);
        find_early(context, context.plan.investments[i], year, output);
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    CheckPlace place = MeasureRule::place(context, check);
    place.extra_column = commitment_column(context.plan, check);
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const Investment& measure = context.plan.investments[check.subject.index];
    const std::size_t year = budget_year_of(context.plan, check);
    Diagnostic finding{.code = f04_text.code};
    finding.message = fmt::format("Maßnahme {}: die Fälligkeiten ergeben {}, die {} ist {}",
                                  measure.number.value, format_euro(check.actual),
                                  commitment_name(context.plan, year), format_euro(check.expected));
    add_labels(finding, context.plan, terms.subspan(check.actual_term_count));
    add_labels(finding, context.plan, terms.first(check.actual_term_count));
    add_amounts(finding, check);
    if (check.actual_term_count == terms.size() && check.difference() > 0)
      finding.helps.push_back(
          fmt::format("ist die VE vergessen? dann ergänzen: `{}: {}`",
                      context.plan.investment_form.key_of(InvestmentColumn::commitment, year),
                      format_german(check.actual)));
    return finding;
  }

 private:
  static void add_up(const RuleContext& context, std::uint32_t index, std::size_t year, RuleOutput& output) {
    const Investment& measure = context.plan.investments[index];
    const DueAmounts& due = measure.maturities[year];
    CheckWriter writer(context, output, f04_text.code, Nature::identity);
    for (const auto& maturity : due.years) {
      if (maturity) writer.actual.push_back({*maturity, 1});
    }
    if (due.later) writer.actual.push_back({*due.later, 1});
    writer.expected = commitments(context.plan, measure, year);
    if (writer.actual.empty() && writer.expected.empty()) return;
    const auto column = static_cast<std::uint16_t>(context.plan.years[year].column);
    const Subject subject{.cell = {.node = measure.node, .column = column}, .index = index};
    if (writer.actual.empty() && find_missing(context, measure, year, writer.expected, output))
      return writer.skip(subject);
    writer.write(Relation::equal, subject);
  }

  /// Without due years there is nothing to compare: the line is missing, and no amount is wrong. Says whether
  /// any had to be there.
  static bool find_missing(const RuleContext& context, const Investment& measure, std::size_t year,
                           std::span<const Term> commitment, RuleOutput& output) {
    const BudgetPlan& plan = context.plan;
    const auto unread = [&](const Term& term) { return !plan.figures[term.figure].readable; };
    const auto total = total_of(plan, commitment);
    if (!total || total->is_zero() || std::ranges::any_of(commitment, unread)) return false;
    Diagnostic finding{.code = f04_text.code};
    finding.message = fmt::format("Maßnahme {}: zur {} von {} sind keine Fälligkeiten angegeben",
                                  measure.number.value, commitment_name(plan, year), format_euro(*total));
    add_labels(finding, plan, commitment);
    const std::string due = due_years(plan, measure, year, *total);
    const std::string& key = plan.investment_form.key_of(InvestmentColumn::commitment, year);
    finding.helps.push_back(plan.years.size() < 2
                                ? fmt::format("ergänzen: `faelligkeiten: {{{}}}`", due)
                                : fmt::format("unter `faelligkeiten` ergänzen: `{}: {{{}}}`", key, due));
    output.findings.push_back(std::move(finding));
    return true;
  }

  /// "Plan 2027: 60.000, Plan 2028: 30.000" where the planned payments are just the commitment, else the
  /// years with blanks for the amounts.
  static std::string due_years(const BudgetPlan& plan, const Investment& measure, std::size_t year,
                               Money commitment) {
    const int budget_year = plan.years[year].year;
    std::vector<std::pair<std::size_t, Money>> payments;
    Sum sum;
    for (std::size_t column = 0; column < plan.columns.size(); ++column) {
      if (plan.columns[column].year <= budget_year) continue;
      const Money payment = payments_in(plan, measure, column);
      if (payment.is_zero()) continue;
      payments.emplace_back(column, payment);
      sum.add(payment);
    }
    const bool exact = sum.value() == std::optional(commitment);
    std::vector<std::string> parts;
    for (const auto& [column, payment] : payments)
      parts.push_back(fmt::format("{}: {}", column_name(plan.columns[column]),
                                  exact ? format_german(payment) : std::string("…")));
    if (parts.empty()) parts.push_back(fmt::format("{}: …", next_column(plan, budget_year)));
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  /// "Plan 2025", where a year has no column yet, too.
  static std::string next_column(const BudgetPlan& plan, int year) {
    const auto found = std::ranges::find(plan.columns, year + 1, &Column::year);
    return column_name(found == plan.columns.end() ? Column{ColumnKind::planned, year + 1} : *found);
  }

  static Money payments_in(const BudgetPlan& plan, const Investment& measure, std::size_t column) {
    std::vector<Term> terms;
    append_payments(plan, measure, {column}, terms);
    return total_of(plan, terms).value_or(Money{});
  }

  static void find_early(const RuleContext& context, const Investment& measure, std::size_t year,
                         RuleOutput& output) {
    const int budget_year = context.plan.years[year].year;
    const auto& due = measure.maturities[year].years;
    for (std::size_t column = 0; column < due.size(); ++column) {
      const auto& maturity = due[column];
      if (context.plan.columns[column].year > budget_year) continue;
      if (!maturity || context.plan.figures[*maturity].amount.is_zero()) continue;
      Diagnostic finding{.code = f04_text.code};
      finding.message =
          fmt::format("Maßnahme {}: Fälligkeit in {}, Verpflichtungen werden erst nach {} fällig",
                      measure.number.value, column_name(context.plan.columns[column]), budget_year);
      add_label(finding, context.plan, *maturity, {});
      output.findings.push_back(std::move(finding));
    }
  }
};

}  // namespace

const Rule& f04_ve_faelligkeiten() {
  static const Maturities rule;
  return rule;
}

}  // namespace budgetc::rules
