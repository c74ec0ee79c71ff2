#include <algorithm>

#include <fmt/format.h>

#include "rules/check_writer.hpp"
#include "rules/measures.hpp"
#include "rules/rule_list.hpp"
#include "rules/wording.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f04_text{
    .code = "F04",
    .name = "ve-faelligkeiten",
    .severity = Severity::error,
    .source = "§§ 1 und 12 KomHVO NRW (Übersicht über die Verpflichtungsermächtigungen)",
    .explanation =
        R"(Eine Verpflichtungsermächtigung ist auf die Jahre aufzuteilen, in denen sie zu Auszahlungen führt. Die
Fälligkeiten unter `faelligkeiten` ergeben zusammen die VE aller Auszahlungszeilen der Maßnahme, und sie liegen nach
dem Haushaltsjahr.)",
    .bad_example = R"(zeilen:
  25: {Ansatz 2024: 50.000, VE: 90.000, Plan 2025: 60.000, Plan 2026: 30.000}
faelligkeiten: {Plan 2025: 60.000}
)",
    .good_example = R"(zeilen:
  25: {Ansatz 2024: 50.000, VE: 90.000, Plan 2025: 60.000, Plan 2026: 30.000}
faelligkeiten: {Plan 2025: 60.000, Plan 2026: 30.000}
)",
};

std::vector<Term> commitments(const BudgetPlan& plan, const Investment& measure) {
  std::vector<Term> terms;
  for (const InvestmentRow& row : measure.rows) {
    const bool payment = plan.form(PlanKind::teilfinanzplan_a).rows[row.row].nature == RowNature::expense;
    const auto figure = written_figure(row, {{}, InvestmentColumn::commitment});
    if (figure && payment) terms.push_back({*figure, 1});
  }
  return terms;
}

class Maturities final : public MeasureRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (std::uint32_t i = 0; i < context.plan.investments.size(); ++i) {
      add_up(context, i, output);
      find_early(context, context.plan.investments[i], output);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const Investment& measure = context.plan.investments[check.subject.index];
    const bool none = check.actual_term_count == 0;
    Diagnostic finding{.code = f04_text.code};
    finding.message =
        none ? fmt::format("Maßnahme {}: zur VE von {} sind keine Fälligkeiten angegeben",
                           measure.number.value, format_euro(check.expected))
             : fmt::format("Maßnahme {}: die Fälligkeiten ergeben {}, die VE ist {}", measure.number.value,
                           format_euro(check.actual), format_euro(check.expected));
    add_labels(finding, context.plan, terms.subspan(check.actual_term_count));
    add_labels(finding, context.plan, terms.first(check.actual_term_count));
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void add_up(const RuleContext& context, std::uint32_t index, RuleOutput& output) {
    const Investment& measure = context.plan.investments[index];
    CheckWriter writer(context, output, f04_text.code, Nature::identity);
    for (const auto& maturity : measure.maturities) {
      if (maturity) writer.actual.push_back({*maturity, 1});
    }
    writer.expected = commitments(context.plan, measure);
    if (writer.actual.empty() && writer.expected.empty()) return;
    writer.write(Relation::equal, {.cell = {measure.node}, .index = index});
  }

  static void find_early(const RuleContext& context, const Investment& measure, RuleOutput& output) {
    const std::size_t end = std::min(context.plan.current_column + 1, measure.maturities.size());
    for (std::size_t column = 0; column < end; ++column) {
      const auto& maturity = measure.maturities[column];
      if (!maturity || context.plan.figures[*maturity].amount.is_zero()) continue;
      Diagnostic finding{.code = f04_text.code};
      finding.message =
          fmt::format("Maßnahme {}: Fälligkeit in {}, Verpflichtungen werden erst nach {} fällig",
                      measure.number.value, column_name(context.plan.columns[column]), context.plan.year);
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
