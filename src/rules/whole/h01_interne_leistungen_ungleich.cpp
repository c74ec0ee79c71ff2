#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h01_text{
    .code = "H01",
    .name = "interne-leistungen-ungleich",
    .severity = Severity::error,
    .source = "§ 16 KomHVO NRW (Interne Leistungsbeziehungen)",
    .explanation =
        R"(Interne Leistungsbeziehungen verrechnen Leistungen innerhalb der Verwaltung: Was ein Produkt erhält, hat ein
anderes erbracht. Über den ganzen Haushalt gleichen sich ihre Erträge und Aufwendungen deshalb in jeder Spalte aus.
Welche Zeilen es sind, sagt die Planform (`rollen`). Die Regel gilt nur mit `vollstaendig: ja`; eine anerkannte
Abweichung nennt als `ort` das Wort `haushalt`.)",
    .bad_example = R"(# 01 erbringt für 50.000, 35 nimmt für 45.000 ab
teilergebnisplan:           # in 01/budget.yaml
  290: [50.000]
teilergebnisplan:           # in 35/budget.yaml
  300: [-45.000]
)",
    .good_example = R"(teilergebnisplan:           # in 01/budget.yaml
  290: [50.000]
teilergebnisplan:           # in 35/budget.yaml
  300: [-50.000]
)",
    .roles = {{RowRole::internal_income, RowRole::internal_expense}},
};

class UnequalInternalServices final : public WholePlanRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!has_role(context, RowRole::internal_income) || !has_role(context, RowRole::internal_expense)) return;
    CheckWriter writer(context, output, h01_text.code, Nature::identity);
    for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
      const bool decidable = append_role(context, RowRole::internal_income, column, 1, writer.actual) &&
                             append_role(context, RowRole::internal_expense, column, 1, writer.expected);
      const Subject subject{.cell = {.column = static_cast<std::uint16_t>(column)}};
      if (!decidable) {
        writer.skip(subject);
        continue;
      }
      if (writer.actual.empty() && writer.expected.empty()) continue;
      writer.allow_rounding(column);
      writer.write(Relation::equal, subject);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = h01_text.code};
    finding.message = fmt::format("{}: Erträge aus internen Leistungsbeziehungen {}, Aufwendungen {}",
                                  column_name(context.plan.columns[check.subject.cell.column]),
                                  format_euro(check.actual), format_euro(check.expected));
    add_whole_plan_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& h01_interne_leistungen_ungleich() {
  static const UnequalInternalServices rule;
  return rule;
}

}  // namespace budgetc::rules
