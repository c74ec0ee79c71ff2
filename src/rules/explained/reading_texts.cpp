#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rules of family S that reading a file reports.
constexpr auto reading_texts_table = std::to_array<RuleInfo>({
    {
        .code = "S01",
        .name = "datei-nicht-lesbar",
        .severity = Severity::error,
        .source = "Quellformat: Der Haushalt liegt vollständig in seinem Ordner",
        .explanation =
            R"(Eine Datei des Haushalts ließ sich nicht lesen: Sie fehlt, ist gesperrt, ist zu groß oder ein Verweis, der aus dem
Ordner des Haushalts hinausführen kann. Was in ihr steht, fehlt in allen Summen; deshalb endet die Prüfung mit
Status 2, auch wenn sonst alles stimmt.)",
        .bad_example = R"(# 35/35.01/35.01.01.yaml ist ein Verweis auf eine Datei anderswo
35.01.01.yaml -> /home/muster/35.01.01.yaml
)",
        .good_example = R"(# die Datei selbst liegt im Ordner
35/35.01/35.01.01.yaml
)",
        .standing = Standing::trouble,
    },
    {
        .code = "S02",
        .name = "kein-utf8",
        .severity = Severity::error,
        .source = "Unicode-Standard, UTF-8",
        .explanation =
            R"(Die Dateien des Haushalts sind in UTF-8 gespeichert. Ältere Programme speichern Umlaute anders; dann würde aus
»Personalbüro« etwas Unlesbares, oder ein Teil der Zeile ginge verloren. Gezeigt wird das erste Byte, das nicht passt.
Jeder heutige Editor kann die Datei mit der Kodierung UTF-8 speichern.)",
        .bad_example = R"(bezeichnung: Personalb<FC>ro       # gespeichert als ISO 8859-1 oder Windows-1252
)",
        .good_example = R"(bezeichnung: Personalbüro          # gespeichert als UTF-8
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S03",
        .name = "yaml-syntax",
        .severity = Severity::error,
        .source = "YAML 1.2",
        .explanation =
            R"(Die Datei ist kein gültiges YAML: Eine Klammer bleibt offen, ein Doppelpunkt fehlt, eine Zeile ist falsch eingerückt.
Gezeigt wird die Stelle, an der es beginnt, und nicht die, an der das Lesen scheitert. Die übrigen Dateien werden
trotzdem geprüft.)",
        .bad_example = R"(teilergebnisplan:
  002: [1.555.800, 1.179.800
)",
        .good_example = R"(teilergebnisplan:
  002: [1.555.800, 1.179.800]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S04",
        .name = "anfuehrungszeichen-offen",
        .severity = Severity::error,
        .source = "YAML 1.2, Abschnitt 7.3; Quellformat, »Reading«",
        .explanation =
            R"(Ein Text, der mit `"` oder `'` beginnt, muss mit demselben Zeichen enden. Fehlt es, so gehört alles
bis zum nächsten Anführungszeichen oder bis zum Ende der Datei zu diesem Text, und ganze Zeilen des Plans
verschwinden, ohne dass es jemand merkt. Gezeigt wird die Stelle, an der das Anführungszeichen geöffnet wurde.)",
        .bad_example = R"(bezeichnung: "Integrationsmanagement
klassifizierung: C
)",
        .good_example = R"(bezeichnung: "Integrationsmanagement"
klassifizierung: C
)",
        .standing = Standing::obstacle,
    },
    {
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
        .standing = Standing::obstacle,
    },
    {
        .code = "S06",
        .name = "doppelter-schluessel",
        .severity = Severity::error,
        .source = "YAML 1.2, Abschnitt 3.2.1.1: Schlüssel sind eindeutig",
        .explanation =
            R"(Derselbe Schlüssel steht zweimal in derselben Angabe. Welcher der beiden Werte gilt, ist nicht gesagt; viele Programme
nehmen stillschweigend den letzten. Beide Stellen werden gezeigt. Auch Zeilennummern sind Schlüssel.)",
        .bad_example = R"(teilergebnisplan:
  002: [1.555.800]
  002: [1.464]
)",
        .good_example = R"(teilergebnisplan:
  002: [1.555.800]
  007: [1.464]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S07",
        .name = "yaml-sprachmittel",
        .severity = Severity::error,
        .source = "Quellformat: Jede Datei ist für sich lesbar",
        .explanation =
            R"(Anker (`&name`), Verweise (`*name`), das Einfügen mit `<<`, Typzeichen (`!!str`) und Anweisungen (`%YAML`) sind in
YAML erlaubt, hier nicht: Wer eine Datei des Haushalts liest, soll dort sehen, was gilt. Meist steht ein solches
Zeichen aus Versehen am Anfang eines Textes; dann gehört der Text in Anführungszeichen.)",
        .bad_example = R"(bezeichnung: *Neu* Integrationsmanagement
)",
        .good_example = R"(bezeichnung: "*Neu* Integrationsmanagement"
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S08",
        .name = "tabulator-einrueckung",
        .severity = Severity::error,
        .source = "YAML 1.2, Abschnitt 6.1: Einrückung mit Leerzeichen",
        .explanation =
            R"(Eingerückt wird mit Leerzeichen. Ein Tabulator sieht in jedem Editor anders breit aus, sodass nicht zu erkennen wäre,
wozu eine Zeile gehört. Viele Editoren ersetzen Tabulatoren auf Wunsch selbst. Geschützte Leerzeichen und unsichtbare Zeichen,
die beim Kopieren mitkommen, gehören ebenso wenig an den Anfang einer Zeile.)",
        .bad_example = R"(teilergebnisplan:
	002: [1.555.800]      # mit der Tabulatortaste eingerückt
)",
        .good_example = R"(teilergebnisplan:
  002: [1.555.800]      # zwei Leerzeichen
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S09",
        .name = "verschachtelung-zu-tief",
        .severity = Severity::error,
        .source = "Schutz vor beschädigten Dateien",
        .explanation =
            R"(Die Angaben sind tiefer ineinander geschachtelt als jeder Haushalt es braucht. Das kommt von einer beschädigten Datei oder von
Klammern, die nie geschlossen werden. Die Grenze liegt bei 64 Ebenen.)",
        .bad_example = R"(bezeichnung: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ 
)",
        .good_example = R"(bezeichnung: Integrationsmanagement
)",
        .standing = Standing::obstacle,
    },
});

}  // namespace

std::span<const RuleInfo> reading_texts() {
  return reading_texts_table;
}

}  // namespace budgetc::rules
