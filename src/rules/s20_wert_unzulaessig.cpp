#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S20",
    .name = "wert-unzulaessig",
    .severity = Severity::error,
    .source = "Quellformat: zulässige Werte",
    .explanation =
        R"(Der Wert ist zwar ein Text, sagt hier aber nichts: ein Jahr, das keines ist, ein Wort, das nicht zur
Auswahl steht, eine Nummer mit Zeichen, die in Nummern nicht vorkommen, eine Spalte, die zweimal steht,
eine Planform, die es nicht gibt. Die Hilfe nennt, was möglich ist.)",
    .bad_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: ja}
)",
    .good_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: ausgeglichen}
)",
};

}  // namespace

const Rule& s20_wert_unzulaessig() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
