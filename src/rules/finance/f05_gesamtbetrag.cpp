#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f05_text{
    .code = "F05",
    .name = "gesamtbetrag",
    .severity = Severity::error,
    .source =
        "§ 4 Abs. 4 KomHVO NRW (Absatz nicht geprüft); Muster des Teilfinanzplans B, Spalte "
        "»Gesamteinzahlungen/-auszahlungen«",
    .explanation =
        R"(Der Gesamtbetrag einer Maßnahme ist, was bisher bereitgestellt wurde (darin stecken die Jahre vor dem
Haushaltsjahr), zuzüglich des Ansatzes des Haushaltsjahres, der Planjahre und dessen, was für Jahre nach dem letzten
Planjahr vorgesehen ist (`spaetere Jahre`). Nur mit dieser Angabe darf der Gesamtbetrag über die Planjahre hinausgehen;
das amtliche Muster hat dafür keine Spalte, gedruckt wird sie nur, wo sie gebraucht wird. Ist `gesamt` nicht geschrieben, so wird
es so berechnet.)",
    .bad_example = R"(zeilen:
  25: {bisher bereitgestellt: 20.000, Ansatz 2024: 50.000, Plan 2025: 60.000, gesamt: 110.000}
)",
    .good_example = R"(zeilen:
  25: {bisher bereitgestellt: 20.000, Ansatz 2024: 50.000, Plan 2025: 60.000, gesamt: 130.000}
)",
};

/// "Ansatz 2026 + Ansatz 2027".
std::string budgeted_columns(const BudgetPlan& plan) {
  std::vector<std::string> names;
  for (const BudgetYear& budget : plan.years) names.push_back(column_name(plan.columns[budget.column]));
  return fmt::format("{}", fmt::join(names, " + "));
}

class TotalOfMeasure final : public MeasureRowRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, f05_text.code, Nature::identity);
    const BudgetPlan& plan = context.plan;
    const auto whole = extra_position(plan, InvestmentColumn::total);
    const auto so_far = extra_position(plan, InvestmentColumn::provided_so_far);
    visit_measure_rows(plan, [&](const Investment&, const InvestmentRow& row, const Subject& subject) {
      const auto total = written_figure(row, whole);
      if (!total) return;
      writer.actual.push_back({*total, 1});
      if (!written_figure(row, so_far)) writer.lacks_with = 1;
      append_computed_total(plan, row, 1, writer.expected);
      writer.write(Relation::equal, subject);
    });
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    CheckPlace place = MeasureRowRule::place(context, check);
    place.extra_column = context.plan.investment_form.key_of(InvestmentColumn::total);
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = f05_text.code};
    finding.message = fmt::format("{}: Gesamtbetrag {} statt {}", name(context, check),
                                  format_euro(check.actual), format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    finding.notes.push_back(fmt::format("gesamt = bisher bereitgestellt + {} + Planjahre + spaetere Jahre",
                                        budgeted_columns(context.plan)));
    if (check.may_lack) {
      finding.notes.push_back(
          fmt::format("`{}` ist nicht geschrieben: {}?",
                      context.plan.investment_form.key_of(InvestmentColumn::provided_so_far),
                      format_euro(Money::from_cents(check.difference()).value_or(Money{}))));
    }
    if (check.difference() > 0)
      finding.helps.emplace_back(
          "läuft die Maßnahme über das letzte Planjahr hinaus: `spaetere Jahre: …` ergänzen");
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& f05_gesamtbetrag() {
  static const TotalOfMeasure rule;
  return rule;
}

}  // namespace budgetc::rules
