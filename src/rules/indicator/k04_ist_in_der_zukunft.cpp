#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/indicator/indicators.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo k04_text{
    .code = "K04",
    .name = "ist-in-der-zukunft",
    .severity = Severity::error,
    .source =
        "§ 78 Abs. 3 und § 80 Abs. 5 GO NRW: die Haushaltssatzung wird vor Beginn des Haushaltsjahres "
        "angezeigt",
    .explanation =
        R"(Eine Spalte von Kennzahlen heißt »Ist«, ihr Jahr ist aber das Haushaltsjahr oder ein späteres. Ein Haushalt
wird aufgestellt, ehe sein Jahr beginnt; Werte dieses Jahres können nur geplant sein. Meist ist das Jahr oder das
Wort falsch abgeschrieben.)",
    .bad_example = R"(# Haushalt 2024
kennzahlen:
  - spalten: [2022 Ist, 2023 Plan, 2024 Ist]
)",
    .good_example = R"(# Haushalt 2024
kennzahlen:
  - spalten: [2022 Ist, 2023 Plan, 2024 Plan]
)",
};

class FutureActual final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return k04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (const Node& node : context.plan.nodes) {
      for (const IndicatorTable* table : indicator_tables(node)) {
        for (const Located<IndicatorColumn>& column : table->columns) {
          const bool future = column.value.actual && column.value.year >= context.plan.first_year();
          if (future) output.findings.push_back(finding(context.plan, node, column));
        }
      }
    }
  }

 private:
  static Diagnostic finding(const BudgetPlan& plan, const Node& node,
                            const Located<IndicatorColumn>& column) {
    Diagnostic result{.code = k04_text.code};
    result.message = fmt::format("{}: die Spalte „{} Ist“ kann ein Haushalt für {} noch nicht kennen",
                                 node.number.value, column.value.year, plan.years_text());
    result.primary = {column.span, "Ist"};
    result.helps.push_back(fmt::format("gemeint ist wohl „{} Plan“", column.value.year));
    return result;
  }
};

}  // namespace

const Rule& k04_ist_in_der_zukunft() {
  static const FutureActual rule;
  return rule;
}

}  // namespace budgetc::rules
