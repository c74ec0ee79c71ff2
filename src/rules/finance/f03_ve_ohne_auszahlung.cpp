#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f03_text{
    .code = "F03",
    .name = "ve-ohne-auszahlung",
    .severity = Severity::error,
    .source = "§ 85 GO NRW; § 12 KomHVO NRW",
    .explanation =
        R"(Eine Verpflichtungsermächtigung erlaubt, sich zu Auszahlungen für Investitionen in künftigen Jahren zu
verpflichten. Bei einer Einzahlungszeile, etwa einer Zuwendung, gibt es nichts zu ermächtigen.)",
    .bad_example = R"(investitionen:
  - nummer: 35002403
    bezeichnung: Umbau der Anmeldung
    zeilen:
      18: {Plan 2025: 20.000, VE: 20.000}
)",
    .good_example = R"(investitionen:
  - nummer: 35002403
    bezeichnung: Umbau der Anmeldung
    zeilen:
      18: {Plan 2025: 20.000}
      25: {Plan 2025: 60.000, VE: 60.000}
    faelligkeiten: {Plan 2025: 60.000}
)",
};

class CommitmentWithoutPayment final : public MeasureRowRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, f03_text.code, Nature::policy);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      const auto position = extra_position(context.plan, InvestmentColumn::commitment, year);
      visit_measure_rows(context.plan, [&](const Investment&, const InvestmentRow& row, Subject subject) {
        const auto commitment = written_figure(row, position);
        if (!commitment || is_payment(context.plan, row)) return;
        subject.cell.column = static_cast<std::uint16_t>(context.plan.years[year].column);
        writer.actual.push_back({*commitment, 1});
        writer.write(Relation::equal, subject);
      });
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    CheckPlace place = MeasureRowRule::place(context, check);
    place.extra_column = commitment_column(context.plan, check);
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const FormRow& row = context.plan.form(check.subject.cell.plan).rows[check.subject.cell.row];
    Diagnostic finding{.code = f03_text.code};
    finding.message = fmt::format("{}: Verpflichtungsermächtigung von {} bei »{}«, das ist keine Auszahlung",
                                  name(context, check), format_euro(check.actual), row.label);
    add_label(finding, context.plan, terms.front().figure, {});
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& f03_ve_ohne_auszahlung() {
  static const CommitmentWithoutPayment rule;
  return rule;
}

}  // namespace budgetc::rules
