#include "rules/engine/deviations.hpp"
#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rules of family D: accepted deviations report them.
constexpr auto deviation_texts_table = std::to_array<RuleInfo>({
    {
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
        .suspicion = Suspicion::perhaps_none,
        .standing = Standing::deviation,
    },
    {
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
        .standing = Standing::deviation,
    },
    {
        .code = expired_deviation,
        .name = "abweichung-abgelaufen",
        .severity = Severity::error,
        .source = "Anerkannte Abweichungen dürfen nicht veralten",
        .explanation =
            R"(Eine Abweichung kann mit `bis` befristet anerkannt werden. Nach diesem Tag gilt der Befund wieder.)",
        .bad_example = R"(abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    bis: 31.12.2023
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
        .good_example = R"(abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    bis: 31.12.2024
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
        .standing = Standing::deviation,
    },
    {
        .code = unknown_rule,
        .name = "regel-unbekannt",
        .severity = Severity::error,
        .source = "Verweise müssen ein Ziel haben",
        .explanation =
            R"(Unter `abweichungen` oder `regeln` steht das Kürzel einer Regel, die es nicht gibt. `budgetc rules` zeigt alle
Regeln.)",
        .bad_example = R"(abweichungen:
  - regel: Z10
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
        .good_example = R"(abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
        .standing = Standing::deviation,
    },
});

}  // namespace

std::span<const RuleInfo> deviation_texts() {
  return deviation_texts_table;
}

}  // namespace budgetc::rules
