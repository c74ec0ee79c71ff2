#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S23",
    .name = "datei-unerwartet",
    .severity = Severity::error,
    .source = "Quellformat: nichts geht stillschweigend verloren",
    .explanation =
        R"(Jede Datei mit der Endung `.yaml` unter dem Ordner des Haushalts ist entweder die `haushalt.yaml` ganz
oben oder beschreibt einen Knoten der Ebenen; ausgenommen sind die Ordner `regeln`, `formen` und `druck`.
Eine Datei, die zu nichts gehört, hat meist einen Schreibfehler im ersten Schlüssel oder in ihrer Endung,
und ihre Beträge würden fehlen.)",
    .bad_example = R"(produckt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
    .good_example = R"(produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
};

}  // namespace

const Rule& s23_datei_unerwartet() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
