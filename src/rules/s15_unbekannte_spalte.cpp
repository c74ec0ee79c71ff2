#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S15",
    .name = "unbekannte-spalte",
    .severity = Severity::error,
    .source = "Quellformat: die Spalten stehen in haushalt.yaml",
    .explanation =
        R"(Eine Spalte, die `haushalt.yaml` unter `spalten` nicht nennt, kann keine Beträge aufnehmen. Teil B des
Teilfinanzplans hat daneben die Spalten seiner Planform, etwa `VE`, `bisher bereitgestellt` und `gesamt`.
Tabellen von Kennzahlen haben eigene Spalten: das Jahr mit `Ist` oder `Plan`. Planstellen stehen unter
`ergebnis` oder `planung` mit dem Jahr.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2042]
  002: [1.555.800]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
)",
};

}  // namespace

const Rule& s15_unbekannte_spalte() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
