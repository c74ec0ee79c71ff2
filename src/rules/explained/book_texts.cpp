#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rules of family B: setting the book reports them.
constexpr auto book_texts_table = std::to_array<RuleInfo>({
    {
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
    },
    {
        .code = "B02",
        .name = "zeichen-fehlt-in-schrift",
        .severity = Severity::warning,
        .source = "Praxis des Satzes",
        .explanation =
            R"(Die Schrift des Haushaltsbands hat ein Zeichen nicht, das in einem Text steht. Es würde im Druck spurlos
fehlen, deshalb steht dort stattdessen seine Nummer, etwa ‹U+2713›. Betroffen sind vor allem Bildzeichen, seltene Sonderzeichen und fremde
Schriften, wie sie beim Kopieren aus anderen Programmen mitkommen.)",
        .bad_example = R"(erlaeuterungen: Die Stelle ist besetzt ✓
)",
        .good_example = R"(erlaeuterungen: Die Stelle ist besetzt
)",
    },
    {
        .code = "B03",
        .name = "text-ragt-heraus",
        .severity = Severity::warning,
        .source = "Praxis des Satzes",
        .explanation =
            R"(Eine Zeile des gedruckten Bands ist breiter oder eine Tabelle höher als ihr Platz: Text ragt aus dem Satzspiegel
oder in die nächste Spalte. Meist ist ein langes Wort schuld, das sich nicht trennen lässt, oder eine eigene Klasse, die
zu wenig Platz lässt. Gemeldet wird, was um wenigstens ein Drittel Millimeter herausragt.)",
        .bad_example = R"(kennzahlen:
  - spalten: [2019 Ist, 2020 Ist, 2021 Ist, 2022 Plan, 2022 Ist, 2023 Plan, 2024 Plan]
    zeilen:
      - {bezeichnung: ABHVERFAHRENSDATENAUSTAUSCHVORGANGSNUMMERN, werte: [404, 257, 183, 320, 278, 350, 350]}
)",
        .good_example = R"(kennzahlen:
  - spalten: [2019 Ist, 2020 Ist, 2021 Ist, 2022 Plan, 2022 Ist, 2023 Plan, 2024 Plan]
    zeilen:
      - {bezeichnung: Vorgangsnummern im Datenaustausch, werte: [404, 257, 183, 320, 278, 350, 350]}
)",
    },
    {
        .code = "B04",
        .name = "teil-nicht-gedruckt",
        .severity = Severity::warning,
        .source = "Praxis des Satzes: was geschrieben ist, wird gedruckt oder genannt",
        .explanation =
            R"(Eine Stelle hat einen Teil, den das Druckprofil auf ihrer Ebene keiner Seite gibt; er steht also weder im
gedruckten Band noch im Markdown. Genannt wird er je Ebene einmal, mit den ersten Stellen. Das mitgelieferte Druckprofil
druckt jeden Teil auf jeder Ebene; der Befund entsteht, wo ein eigenes etwas auslässt. `build` schreibt den Band
trotzdem, ohne `--streng`.)",
        .bad_example = R"(# druck/standard.yaml, wenn Produkte Zielgruppen haben
ebenen:
  letzte:
    seiten:
      - {seite: produkt, teile: [beschreibung]}
)",
        .good_example = R"(ebenen:
  letzte:
    seiten:
      - {seite: produkt, teile: [beschreibung, zielgruppen]}
)",
    },
});

}  // namespace

std::span<const RuleInfo> book_texts() {
  return book_texts_table;
}

}  // namespace budgetc::rules
