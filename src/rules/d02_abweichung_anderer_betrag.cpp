#include "rules/deviations.hpp"
#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = other_difference,
    .name = "abweichung-anderer-betrag",
    .severity = Severity::error,
    .source = "Anerkannte Abweichungen dürfen nicht veralten",
    .explanation =
        R"(Eine Abweichung wird mit ihrer genauen Differenz anerkannt, ist minus soll. Ist die Differenz nun eine andere, so hat
sich ein Betrag geändert, und niemand hat die neue Differenz begründet. Der Befund zeigt die Beträge der verletzten
Prüfung.)",
    .bad_example = R"(# Zweckbindungsring 35-02: es fehlen 301 €
abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
    .good_example = R"(# Zweckbindungsring 35-02: es fehlen 300 €
abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
};

}  // namespace

const Rule& d02_abweichung_anderer_betrag() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
