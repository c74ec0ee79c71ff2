#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S07",
    .name = "yaml-sprachmittel",
    .severity = Severity::error,
    .source = "Quellformat: Jede Datei ist für sich lesbar",
    .explanation =
        R"(Anker (`&name`), Verweise (`*name`), das Einfügen mit `<<`, Typzeichen (`!!str`) und Anweisungen (`%YAML`) sind in
YAML erlaubt, hier nicht: Wer eine Datei des Haushalts liest, soll dort sehen, was gilt. Meist steht ein solches
Zeichen aus Versehen am Anfang eines Textes; dann gehört der Text in Anführungszeichen.)",
    .bad_example = R"(bezeichnung: *Neu* Integrationsmanagement
)",
    .good_example = R"(bezeichnung: "*Neu* Integrationsmanagement"
)",
};

}  // namespace

const Rule& s07_yaml_sprachmittel() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
