#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "B01",
    .name = "satz-bricht-ab",
    .severity = Severity::error,
    .source = "Praxis des Satzes",
    .explanation =
        R"(XeLaTeX konnte den Haushaltsband nicht setzen. Genannt wird der erste Fehler, denn die späteren sind meist
nur seine Folge, und die Zeile der Quelle, deren Text gerade gesetzt wurde. Texte der Quellen können diesen
Fehler nicht auslösen, wohl aber eine geänderte Klasse, eine fehlende Schrift oder ein fehlendes Paket.)",
    .bad_example = R"(# druck/haushaltsband.cfg, eigene Einstellungen
\HBschrift{Eine Schrift, die es nicht gibt}
)",
    .good_example = R"(# druck/haushaltsband.cfg
\HBschrift{Carlito}
)",
};

}  // namespace

const Rule& b01_satz_bricht_ab() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
