#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S22",
    .name = "planform-fehlerhaft",
    .severity = Severity::error,
    .source = "Planformen: Zeilen, Vorzeichen und Formeln sind Daten",
    .explanation =
        R"(Die Datei einer Planform ist in sich nicht stimmig: eine Formel nennt eine Zeile, die es nicht gibt,
Formeln drehen sich im Kreis, eine Zeile steht zweimal, oder eine Angabe fehlt. Ohne Planform lässt sich
nichts berechnen, deshalb endet die Prüfung der Pläne hier.)",
    .bad_example = R"(teilergebnisplan:
  zeilen:
    - {zeile: 001, art: ertrag, bezeichnung: Steuern}
    - {zeile: 010, art: ertrag, bezeichnung: Ordentliche Erträge, formel: 001 + 003}
)",
    .good_example = R"(teilergebnisplan:
  zeilen:
    - {zeile: 001, art: ertrag, bezeichnung: Steuern}
    - {zeile: 003, art: ertrag, bezeichnung: Transfererträge}
    - {zeile: 010, art: ertrag, bezeichnung: Ordentliche Erträge, formel: 001 + 003}
)",
};

}  // namespace

const Rule& s22_planform_fehlerhaft() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
