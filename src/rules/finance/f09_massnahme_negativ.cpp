#include <array>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f09_text{
    .code = "F09",
    .name = "massnahme-negativ",
    .severity = Severity::warning,
    .source = "Quellformat: Beträge der Maßnahmen stehen im Sinn ihrer Zeile, ohne Vorzeichen",
    .explanation =
        R"(Ein Betrag einer Investitionsmaßnahme ist negativ: eine Ein- oder Auszahlung, eine Verpflichtungsermächtigung
oder deren Fälligkeit. Alle stehen ohne Vorzeichen, auch Auszahlungen; die Planform gibt ihnen im Druck ihr Zeichen. Mit
einem Minus würde aus der Auszahlung eine Einzahlung, und das Vorhaben käme unter die Wertgrenze. Ist wirklich eine
Rückzahlung gemeint, lässt sich der Befund als Abweichung anerkennen; ihre `differenz` ist der negative Betrag.)",
    .bad_example = R"(zeilen:
  25: {Ansatz 2024: -120.000, gesamt: -120.000}
)",
    .good_example = R"(zeilen:
  25: {Ansatz 2024: 120.000, gesamt: 120.000}
)",
};

/// `part` of a subject that is about a due amount and no row.
constexpr std::uint32_t due_amount = 0xFFFF'FFFF;
/// The columns of a subject behind the year columns are the extra ones.
std::size_t extra_of(const BudgetPlan& plan, const Check& check) {
  return check.subject.cell.column - plan.columns.size();
}

class NegativeMeasure final : public MeasureRowRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f09_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, f09_text.code, Nature::expectation);
    const std::size_t years = context.plan.columns.size();
    const std::size_t later = years + context.plan.investment_form.extra(InvestmentColumn::later_years);
    visit_measure_rows(context.plan,
                       [&](const Investment&, const InvestmentRow& row, const Subject& subject) {
                         prove(row.years, 0, subject, writer);
                         prove(row.extras, years, subject, writer);
                       });
    for (std::uint32_t i = 0; i < context.plan.investments.size(); ++i) {
      const Investment& measure = context.plan.investments[i];
      const Subject subject{.cell = {.node = measure.node}, .index = i, .part = due_amount};
      for (const DueAmounts& due : measure.maturities) {
        prove(due.years, 0, subject, writer);
        prove(std::array{due.later}, later, subject, writer);
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    const bool due = check.subject.part == due_amount;
    CheckPlace place = due ? MeasureRule::place(context, check) : MeasureRowRule::place(context, check);
    if (check.subject.cell.column < context.plan.columns.size()) {
      place.year_column = check.subject.cell.column;
    } else {
      place.extra_column = context.plan.investment_form.extras[extra_of(context.plan, check)].key;
    }
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CheckPlace at = place(context, check);
    const std::string column =
        at.year_column ? column_name(context.plan.columns[*at.year_column]) : std::string(at.extra_column);
    Diagnostic finding{.code = f09_text.code};
    finding.message = check.subject.part == due_amount
                          ? fmt::format("Maßnahme {}: die Fälligkeit {} in {} ist negativ", at.place,
                                        format_euro(check.actual), column)
                          : fmt::format("{} {}: der Betrag {} ist negativ", name(context, check), column,
                                        format_euro(check.actual));
    add_label(finding, context.plan, terms.front().figure, format_euro(check.actual));
    add_amounts(finding, check);
    finding.helps.emplace_back(
        "Beträge der Maßnahmen stehen ohne Vorzeichen, auch eine Auszahlung ohne Minus");
    return finding;
  }

 private:
  template <typename Figures>
  static void prove(const Figures& figures, std::size_t first_column, Subject subject, CheckWriter& writer) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (!figures[i]) continue;
      subject.cell.column = static_cast<std::uint16_t>(first_column + i);
      writer.actual.push_back({*figures[i], 1});
      writer.write(Relation::at_least, subject);
    }
  }
};

}  // namespace

const Rule& f09_massnahme_negativ() {
  static const NegativeMeasure rule;
  return rule;
}

}  // namespace budgetc::rules
