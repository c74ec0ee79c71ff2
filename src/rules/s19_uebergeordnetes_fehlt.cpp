#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S19",
    .name = "uebergeordnetes-fehlt",
    .severity = Severity::error,
    .source = "Quellformat: 35.01.01 gehört zu 35.01, 35.01 zu 35",
    .explanation =
        R"(Zu einer Nummer fehlt die Datei des Übergeordneten, oder die Nummer nennt gar keines. Jedes fehlende
Übergeordnete wird einmal genannt, gleichgültig, wie viel darunter steht. Die Summen darüber rechnen
weiter, als gäbe es die Datei ohne eigene Angaben.)",
    .bad_example = R"(# 35/35.01/35.01.01.yaml, ohne eine Datei für 35.01
produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
    .good_example = R"(# 35/35.01/produktgruppe.yaml
produktgruppe: 35.01
bezeichnung: Ausländer- und Personenstandswesen
)",
};

}  // namespace

const Rule& s19_uebergeordnetes_fehlt() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
