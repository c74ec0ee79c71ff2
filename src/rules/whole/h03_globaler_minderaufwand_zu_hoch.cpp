#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h03_text{
    .code = "H03",
    .name = "globaler-minderaufwand-zu-hoch",
    .severity = Severity::error,
    .source = "§ 79 Abs. 3 Satz 1 GO NRW (2 %, seit 2024); vorher § 75 Abs. 2 Satz 4 GO NRW (1 %)",
    .explanation =
        R"(Ein globaler Minderaufwand, also eine pauschale Kürzung von Aufwendungen, darf höchstens 2 % der ordentlichen
Aufwendungen betragen, in Haushalten der Jahre 2019 bis 2023 höchstens 1 %. Die Grenzen stehen in der Planform
(`grenzen`), welche Zeilen gemeint sind, sagt sie unter `rollen`. Es zählt das Haushaltsjahr; gerechnet wird über alle
obersten Stellen, für das Haushaltsjahr und jedes Planjahr. Steht ein Minderaufwand im Plan und nennt die Planform für
das Jahr keine Grenze, so ist auch das ein Befund. Die Regel gilt nur mit `vollstaendig: ja`.

Die Pflicht, die zu kürzenden Teilpläne zu nennen, galt bis 2023; der neue Wortlaut enthält sie nicht. Haushalte drucken
den Minderaufwand teils negativ und ziehen ihn ab, teils positiv; welches Vorzeichen das amtliche Muster verlangt, ist
nicht geprüft. Die Planform `nrw-muster` schreibt ihn positiv.)",
    .bad_example = R"(# nrw-muster, ordentliche Aufwendungen 1.000.000
teilergebnisplan:
  spalten: [Ansatz 2024]
  30: [25.000]
)",
    .good_example = R"(# nrw-muster, ordentliche Aufwendungen 1.000.000
teilergebnisplan:
  spalten: [Ansatz 2024]
  30: [20.000]
)",
    .roles = {{RowRole::ordinary_expense}},
};

/// "2" or "1,5".
std::string percent_text(const LegalLimit& limit) {
  constexpr std::int64_t whole = 10'000;
  return format_german(Money::from_cents(limit.parts * whole / limit.whole).value_or(Money{}));
}

const LegalLimit* limit_of(const BudgetPlan& plan, std::size_t column) {
  return plan.result_form().limit(LimitKind::global_savings, lawful_year(plan, column));
}

class SavingsTooHigh final : public WholePlanRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!has_role(context, RowRole::global_savings) || !has_role(context, RowRole::ordinary_expense)) return;
    CheckWriter writer(context, output, h03_text.code, Nature::policy);
    for (const std::size_t column : planning_columns(context.plan)) {
      const LegalLimit* limit = limit_of(context.plan, column);
      const std::int64_t whole = limit == nullptr ? 1 : limit->whole;
      const std::int64_t parts = limit == nullptr ? 1 : limit->parts;
      const bool decidable = append_role(context, RowRole::global_savings, column, whole, writer.actual) &&
                             append_role(context, RowRole::ordinary_expense, column, parts, writer.expected);
      const Subject subject{.cell = {.column = static_cast<std::uint16_t>(column)}};
      if (!decidable) {
        writer.skip(subject);
        continue;
      }
      if (writer.actual.empty()) {
        writer.expected.clear();
        continue;
      }
      if (limit == nullptr)
        return output.findings.push_back(without_limit(context.plan, column, writer.actual));
      writer.set_scale(whole);
      writer.write(Relation::at_most, subject);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const std::size_t column = check.subject.cell.column;
    const LegalLimit& law = *limit_of(context.plan, column);
    const auto expense = Money::from_cents(check.expected.cents() / law.parts).value_or(Money{});
    Diagnostic finding{.code = h03_text.code};
    finding.message =
        fmt::format("{}: globaler Minderaufwand {}, zulässig sind {} % von {}, also {}",
                    column_name(context.plan.columns[column]), format_euro(check.shown_actual()),
                    percent_text(law), format_euro(expense), format_euro(check.shown_expected()));
    add_whole_plan_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    finding.notes.push_back(fmt::format("Grenze für {}: {}", lawful_year(context.plan, column), law.source));
    return finding;
  }

 private:
  static Diagnostic without_limit(const BudgetPlan& plan, std::size_t column, std::span<const Term> savings) {
    Diagnostic finding{.code = h03_text.code};
    finding.message = fmt::format("globaler Minderaufwand: die Planform {} nennt für {} keine Grenze",
                                  plan.result_form().name, lawful_year(plan, column));
    add_whole_plan_labels(finding, plan, savings);
    finding.helps.emplace_back("unter `grenzen` der Planform das Jahr mit Prozentsatz und Quelle ergänzen");
    return finding;
  }
};

}  // namespace

const Rule& h03_globaler_minderaufwand_zu_hoch() {
  static const SavingsTooHigh rule;
  return rule;
}

}  // namespace budgetc::rules
