#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "N02",
    .name = "eigene-regel-fehlerhaft",
    .severity = Severity::error,
    .source = "Sprache der eigenen Regeln, siehe Handbuch",
    .explanation =
        R"(Die Bedingung einer eigenen Regel lässt sich nicht lesen oder nicht berechnen: eine Klammer fehlt, eine Zeile,
eine Stelle, ein Ring oder eine Kennzahl ist unbekannt, oder es wird durch null geteilt. Der Zeiger steht in der
Bedingung unter dem, was nicht stimmt.)",
    .bad_example = R"(eigene_regeln:
  - name: sachaufwand
    bedingung: zeile(016) >= vorjar(zeile(016)) * 103 %
)",
    .good_example = R"(eigene_regeln:
  - name: sachaufwand
    bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %
)",
};

}  // namespace

const Rule& n02_eigene_regel_fehlerhaft() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
