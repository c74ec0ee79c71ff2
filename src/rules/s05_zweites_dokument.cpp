#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S05",
    .name = "zweites-dokument",
    .severity = Severity::error,
    .source = "YAML 1.2, Abschnitt 9; Quellformat: eine Datei je Stelle",
    .explanation =
        R"(Eine Zeile mit `---` oder `...` beendet in YAML das Dokument. Was danach steht, läse kaum ein Programm, und es fehlte im
Haushalt, ohne dass es jemand merkt. Eine Datei enthält deshalb genau ein Dokument; auch Text hinter seinem Ende ist ein
Fehler. Eine Linie zum Gliedern schreibt man als Kommentar.)",
    .bad_example = R"(produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
---
klassifizierung: B
)",
    .good_example = R"(produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
# ---
klassifizierung: B
)",
};

}  // namespace

const Rule& s05_zweites_dokument() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
