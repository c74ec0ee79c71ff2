#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rules on own rules that reading them reports.
constexpr auto own_rule_texts_table = std::to_array<RuleInfo>({
    {
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
        .standing = Standing::obstacle,
    },
    {
        .code = "N03",
        .name = "eigene-regel-prueft-nichts",
        .severity = Severity::warning,
        .source = "Praxis: eine Regel, die nie prüft, gibt falsche Sicherheit",
        .explanation =
            R"(Eine eigene Regel hat an keiner Stelle und in keiner Spalte etwas verglichen: die genannten Ebenen und Stellen
passen nicht zueinander, `wenn` trifft nie zu, oder überall ist ein Betrag leer.)",
        .bad_example = R"(eigene_regeln:
  - name: sachaufwand
    spalten: [Ergebnis]
    bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %   # vor der ersten Spalte liegt kein Vorjahr
)",
        .good_example = R"(eigene_regeln:
  - name: sachaufwand
    spalten: [Ansatz, Plan]
    bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %
)",
        .standing = Standing::pointless,
    },
});

}  // namespace

std::span<const RuleInfo> own_rule_texts() {
  return own_rule_texts_table;
}

}  // namespace budgetc::rules
