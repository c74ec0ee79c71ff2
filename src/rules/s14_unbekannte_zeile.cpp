#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S14",
    .name = "unbekannte-zeile",
    .severity = Severity::error,
    .source = "Planformen: die Zeilen eines Plans stehen in templates/forms",
    .explanation =
        R"(Die Planform hat keine Zeile mit dieser Nummer. Nummern sind Text: `002` und `2` sind zweierlei, und jede
Planform schreibt sie auf ihre Weise. Maßnahmen und Abweichungen müssen Zeilen nennen, die es gibt;
Maßnahmen außerdem solche, die nicht aus anderen Zeilen berechnet werden.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  02: [1.555.800]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
)",
};

}  // namespace

const Rule& s14_unbekannte_zeile() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
