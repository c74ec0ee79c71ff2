#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S04",
    .name = "anfuehrungszeichen-offen",
    .severity = Severity::error,
    .source = "YAML 1.2, Abschnitt 7.3; Quellformat, »Reading«",
    .explanation =
        R"(Ein Text, der mit `"` oder `'` beginnt, muss mit demselben Zeichen enden. Fehlt es, so gehört alles
bis zum nächsten Anführungszeichen oder bis zum Ende der Datei zu diesem Text, und ganze Zeilen des Plans
verschwinden, ohne dass es jemand merkt. Gezeigt wird die Stelle, an der das Anführungszeichen geöffnet wurde.)",
    .bad_example = R"(bezeichnung: "Integrationsmanagement
klassifizierung: C
)",
    .good_example = R"(bezeichnung: "Integrationsmanagement"
klassifizierung: C
)",
};

}  // namespace

const Rule& s04_anfuehrungszeichen_offen() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
