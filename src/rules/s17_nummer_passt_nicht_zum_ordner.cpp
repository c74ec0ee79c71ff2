#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S17",
    .name = "nummer-passt-nicht-zum-ordner",
    .severity = Severity::error,
    .source = "Quellformat: die Ordner folgen den Nummern",
    .explanation =
        R"(Der Baum des Haushalts folgt aus den Nummern, die in den Dateien stehen. Damit man eine Datei dort findet,
wo man sie sucht, müssen Ordner und Dateiname dieselbe Nummer sagen: `35/35.01/35.01.01.yaml` für ein
Produkt, `35/35.01/produktgruppe.yaml` für seine Gruppe.)",
    .bad_example = R"(# Datei 35/35.01/35.01.02.yaml
produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
    .good_example = R"(# Datei 35/35.01/35.01.01.yaml
produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
};

}  // namespace

const Rule& s17_nummer_passt_nicht_zum_ordner() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
