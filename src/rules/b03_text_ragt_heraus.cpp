#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "B03",
    .name = "text-ragt-heraus",
    .severity = Severity::warning,
    .source = "Praxis des Satzes",
    .explanation =
        R"(Eine Zeile des gedruckten Bands ist breiter oder eine Tabelle höher als ihr Platz: Text ragt aus dem Satzspiegel
oder in die nächste Spalte. Meist ist ein langes Wort schuld, das sich nicht trennen lässt, oder eine eigene Klasse, die
zu wenig Platz lässt. Gemeldet wird, was um wenigstens ein Drittel Millimeter herausragt.)",
    .bad_example = R"(kennzahlen:
  - spalten: [2019 Ist, 2020 Ist, 2021 Ist, 2022 Plan, 2022 Ist, 2023 Plan, 2024 Plan]
    zeilen:
      - {bezeichnung: ABHVERFAHRENSDATENAUSTAUSCHVORGANGSNUMMERN, werte: [404, 257, 183, 320, 278, 350, 350]}
)",
    .good_example = R"(kennzahlen:
  - spalten: [2019 Ist, 2020 Ist, 2021 Ist, 2022 Plan, 2022 Ist, 2023 Plan, 2024 Plan]
    zeilen:
      - {bezeichnung: Vorgangsnummern im Datenaustausch, werte: [404, 257, 183, 320, 278, 350, 350]}
)",
};

}  // namespace

const Rule& b03_text_ragt_heraus() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
