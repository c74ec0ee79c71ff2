#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S12",
    .name = "falscher-typ",
    .severity = Severity::error,
    .source = "Quellformat: Texte, Listen und Blöcke",
    .explanation =
        R"(An dieser Stelle steht etwas anderes, als das Quellformat vorsieht. Es kennt drei Arten: einen **Text**,
eine **Liste** (`[a, b]` oder Zeilen mit `- `) und einen **Block** aus `Schlüssel: Wert`.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: 1.555.800
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
)",
};

}  // namespace

const Rule& s12_falscher_typ() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
