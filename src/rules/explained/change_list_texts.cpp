#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rules of family L, which reading and applying change lists report.
constexpr auto change_list_texts_table = std::to_array<RuleInfo>({
    {
        .code = "L01",
        .name = "aenderung-ohne-ort",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Eine Änderung nennt etwas, das der Haushalt nicht hat: eine Stelle, eine Investitionsmaßnahme, eine Zeile der
Maßnahme, oder einen Plan, den die Stelle nicht führt. Die Liste gilt nicht, solange eine ihrer Änderungen nicht zu
verstehen ist, und mit ihr keine beschlossene Liste nach ihr, denn die bauen auf ihr auf.)",
        .bad_example = R"(aenderungen:
  - {nr: 17, stelle: 35.20.01, zeile: 016, Ansatz 2024: +20.000, grund: zusätzliche Sprachkurse}
)",
        .good_example = R"(aenderungen:
  - {nr: 17, stelle: 35.02.01, zeile: 016, Ansatz 2024: +20.000, grund: zusätzliche Sprachkurse}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L02",
        .name = "zeile-in-mehreren-plaenen",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Die Nummer der Zeile gibt es in mehreren Plänen der Planform. Welcher gemeint ist, sagt `plan`; geraten wird nicht.
Eine Maßnahme braucht keinen Plan: bei ihr steht `investition` statt `stelle`.)",
        .bad_example = R"(aenderungen:
  - {nr: 1, stelle: 01.01, zeile: 4, Ansatz 2026: +500, grund: Gebühren}
)",
        .good_example = R"(aenderungen:
  - {nr: 1, stelle: 01.01, plan: teilergebnisplan, zeile: 4, Ansatz 2026: +500, grund: Gebühren}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L03",
        .name = "aenderung-einer-gerechneten-zelle",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Die Zelle ist nirgends geschrieben; sie wird gerechnet: aus anderen Zeilen, aus den Stellen darunter oder aus
Maßnahmen. Ändern lässt sich nur, woraus sie gerechnet wird; die Summe ändert sich dann von selbst. Eine
geschriebene Summe darf eine Liste nennen: dann setzt sie die Liste, und die Prüfungen der Summe sagen, ob sie stimmt.)",
        .bad_example = R"(aenderungen:
  - {nr: 3, stelle: 35.02, zeile: 016, Ansatz 2024: +20.000, grund: zusätzliche Sprachkurse}
)",
        .good_example = R"(aenderungen:
  - {nr: 3, stelle: 35.02.01, zeile: 016, Ansatz 2024: +20.000, grund: zusätzliche Sprachkurse}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L04",
        .name = "aenderung-in-abgeschlossener-spalte",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Über das Ergebnis eines abgeschlossenen Jahres und über den Ansatz eines früheren Haushaltsjahres wird nicht mehr
beschlossen. Eine Änderungsliste ändert Ansätze ab dem Haushaltsjahr und Planjahre. Ist eine Zahl der anderen Spalten falsch
abgeschrieben, so wird sie in den Quellen berichtigt.)",
        .bad_example = R"(aenderungen:
  - {nr: 4, stelle: 35.02.01, zeile: 016, Ergebnis 2022: +20.000, grund: Sprachkurse}
)",
        .good_example = R"(aenderungen:
  - {nr: 4, stelle: 35.02.01, zeile: 016, Ansatz 2024: +20.000, grund: Sprachkurse}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L05",
        .name = "alter-betrag-weicht-ab",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(`alt` nennt einen anderen Betrag, als ihn der Haushalt hat, wenn diese Änderung an der Reihe ist: die Listen gelten in
der Reihenfolge ihrer Nummern, ihre Änderungen von oben nach unten. Die Beträge stehen im Sinn der Zeile: mehr Aufwand ist
positiv, auch wo die Planform Aufwendungen negativ schreibt. Gerechnet wird mit dem neuen Betrag.)",
        .bad_example = R"(# im Teilergebnisplan steht: 016: [969.250]
aenderungen:
  - {nr: 18, stelle: 35.02.01, zeile: 016, Ansatz 2024: {alt: 996.250, neu: 989.250}, grund: Sprachkurse}
)",
        .good_example = R"(aenderungen:
  - {nr: 18, stelle: 35.02.01, zeile: 016, Ansatz 2024: {alt: 969.250, neu: 989.250}, grund: Sprachkurse}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L06",
        .name = "nummer-einer-aenderung-doppelt",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Zwei Listen haben dieselbe Nummer, oder zwei Änderungen einer Liste. Nach den Nummern der Listen richtet sich,
in welcher Reihenfolge sie gelten; unter der Nummer einer Änderung finden sie Beschluss und Niederschrift wieder.)",
        .bad_example = R"(aenderungen:
  - {nr: 5, stelle: 35.01.01, zeile: 016, Ansatz 2024: +500, grund: Fortbildung}
  - {nr: 5, stelle: 35.01.02, zeile: 016, Ansatz 2024: +800, grund: Porto}
)",
        .good_example = R"(aenderungen:
  - {nr: 5, stelle: 35.01.01, zeile: 016, Ansatz 2024: +500, grund: Fortbildung}
  - {nr: 6, stelle: 35.01.02, zeile: 016, Ansatz 2024: +800, grund: Porto}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L07",
        .name = "aenderung-anderer-art",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Eine Änderungsliste ändert Beträge von Plänen und von Maßnahmen. Texte, Zweckbindungsringe, Erläuterungen, Kennzahlen,
Planstellen und Fälligkeiten ändert sie nicht: sie werden in den Quellen geändert. Stimmen sie nach einer Änderung nicht mehr
mit den Plänen überein, so melden das ihre Prüfungen bei der Änderung.)",
        .bad_example = R"(aenderungen:
  - {nr: 20, stelle: 35.01.02, text: erlaeuterungen, neu: "Zwei Stellen mehr", grund: Antrag}
)",
        .good_example = R"(aenderungen:
  - {nr: 20, stelle: 35.01.02, zeile: 011, Ansatz 2024: +110.000, grund: zwei Stellen mehr}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "L08",
        .name = "aenderung-ohne-vorzeichen",
        .severity = Severity::error,
        .source = "Quellformat: Änderungslisten",
        .explanation =
            R"(Ein Betrag ohne Vorzeichen kann die Änderung sein oder der neue Betrag. Eine Änderung trägt immer ein Vorzeichen,
auch das Plus; der neue Betrag steht neben dem alten. Die Beträge stehen im Sinn der Zeile: `+` heißt mehr Ertrag oder mehr
Aufwand.)",
        .bad_example = R"(aenderungen:
  - {nr: 17, stelle: 35.02.01, zeile: 016, Ansatz 2024: 20.000, grund: zusätzliche Sprachkurse}
)",
        .good_example = R"(aenderungen:
  - {nr: 17, stelle: 35.02.01, zeile: 016, Ansatz 2024: +20.000, grund: zusätzliche Sprachkurse}
)",
        .standing = Standing::obstacle,
    },
});

}  // namespace

std::span<const RuleInfo> change_list_texts() {
  return change_list_texts_table;
}

}  // namespace budgetc::rules
