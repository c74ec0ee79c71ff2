#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "N03",
    .name = "eigene-regel-prueft-nichts",
    .severity = Severity::warning,
    .source = "Praxis: eine Regel, die nie prüft, gibt falsche Sicherheit",
    .explanation =
        R"(Eine eigene Regel hat an keiner Stelle und in keiner Spalte etwas verglichen: die genannten Ebenen und Stellen
passen nicht zueinander, `wenn` trifft nie zu, oder überall ist ein Betrag leer.)",
    .bad_example = R"(eigene_regeln:
  - name: sachaufwand
    spalten: [Ergebnis]
    bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %   # vor der ersten Spalte liegt kein Vorjahr
)",
    .good_example = R"(eigene_regeln:
  - name: sachaufwand
    spalten: [Ansatz, Plan]
    bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %
)",
};

}  // namespace

const Rule& n03_eigene_regel_prueft_nichts() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
