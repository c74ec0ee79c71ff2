#include "rules/deviations.hpp"
#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = pointless_deviation,
    .name = "abweichung-gegenstandslos",
    .severity = Severity::error,
    .source = "Anerkannte Abweichungen dürfen nicht veralten",
    .explanation =
        R"(Eine anerkannte Abweichung nennt Regel, Ort und Differenz eines Befundes, der stehen bleiben darf. Geht die Prüfung
inzwischen auf, oder gibt es sie an diesem Ort nicht, so ist die Abweichung überholt: sie könnte später einen echten
Fehler verdecken. Sie ist dann zu streichen. Konnte ein Betrag der Quellen nicht gelesen werden, so wird das nicht
geprüft.)",
    .bad_example = R"(# Zweckbindungsring 35-02 ist ausgeglichen
abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
    .good_example = R"(# Zweckbindungsring 35-02 ist ausgeglichen
abweichungen: []
)",
};

}  // namespace

const Rule& d01_abweichung_gegenstandslos() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
