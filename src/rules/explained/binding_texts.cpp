#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rules of family S that binding reports, and the second reader.
constexpr auto binding_texts_table = std::to_array<RuleInfo>({
    {
        .code = "S10",
        .name = "unbekannter-schluessel",
        .severity = Severity::error,
        .source = "Quellformat: nichts geht stillschweigend verloren",
        .explanation =
            R"(Ein Schlüssel, den das Quellformat an dieser Stelle nicht kennt, wird nicht überlesen: was darunter steht,
würde sonst weder geprüft noch gedruckt. Schlüssel stehen in Kleinbuchstaben mit ae, oe, ue und ss. Ist
ein bekannter Schlüssel ähnlich geschrieben, so wird er genannt, und die Prüfung geht mit ihm weiter. Was
Maßnahmen nennt (investitionen, teilfinanzplan_b, investitionsliste, wertgrenze), hat nur dort einen Platz, wo die
Planform einen Teilfinanzplan mit Teil A und B hat.)",
        .bad_example = R"(produkt: 35.02.01
bezeichnung: Integrationsmanagement
erläuterungen: Zwei neue Stellen
)",
        .good_example = R"(produkt: 35.02.01
bezeichnung: Integrationsmanagement
erlaeuterungen: Zwei neue Stellen
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S11",
        .name = "fehlender-schluessel",
        .severity = Severity::error,
        .source = "Quellformat: Pflichtangaben",
        .explanation =
            R"(Eine Angabe fehlt, ohne die der Rest nicht zu verstehen ist: ein Name ohne Nummer, ein Posten ohne Betrag,
eine Abweichung ohne Grund. Auch ein leerer Eintrag einer Liste ist ein Befund, und ein leerer Schlüssel, der eine
Prüfung einschaltet oder begrenzt (`planebene`, `vorjahr`, `formel`); sonst zählt ein Schlüssel ohne Wert als nicht
geschrieben. In Dateien, an denen
schon das Lesen etwas zu beanstanden hatte, wird nichts vermisst, denn es kann dort verloren gegangen
sein.)",
        .bad_example = R"(ansaetze:
  002:
    - betrag: 376.500
)",
        .good_example = R"(ansaetze:
  002:
    - betrag: 376.500
      bezeichnung: Landeszuwendung
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S12",
        .name = "falscher-typ",
        .severity = Severity::error,
        .source = "Quellformat: Texte, Listen und Blöcke",
        .explanation =
            R"(An dieser Stelle steht etwas anderes, als das Quellformat vorsieht. Es kennt drei Arten: einen **Text**,
eine **Liste** (`[a, b]` oder Zeilen mit `- `) und einen **Block** aus `Schlüssel: Wert`.)",
        .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: 1.555.800
)",
        .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S13",
        .name = "betrag-unlesbar",
        .severity = Severity::error,
        .source = "Quellformat: Beträge in deutscher Schreibweise",
        .explanation =
            R"(Beträge stehen in deutscher Schreibweise und in keiner anderen: Punkte gliedern Tausender in Gruppen zu
genau drei Ziffern, ein Komma trennt höchstens zwei Nachkommastellen ab, davor kann ein Minus stehen. Was
mehrdeutig ist, wird nicht geraten: `1.50` könnte 1,50 oder 1.500 heißen, bei `6,4E+05` sind Ziffern verloren, `01.12.2025` ist
ein Datum. Auch was eine Tabelle statt eines Ergebnisses zeigt (`#WERT!`, `####`), ist kein Betrag. Leer (`~`) ist nicht dasselbe wie
0. Solange ein Betrag nicht lesbar ist, wird keine Summe beurteilt, in die er eingeht.)",
        .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: [1555800.00, 12 T€]
)",
        .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: [1.555.800, 12.000]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S14",
        .name = "unbekannte-zeile",
        .severity = Severity::error,
        .source = "Planformen: die Zeilen eines Plans stehen in templates/forms",
        .explanation =
            R"(Die Planform hat keine Zeile mit dieser Nummer. Nummern sind Text: `002` und `2` sind zweierlei, und jede
Planform schreibt sie auf ihre Weise. Maßnahmen und Abweichungen müssen Zeilen nennen, die es gibt;
Maßnahmen außerdem solche, die nicht aus anderen Zeilen berechnet werden.)",
        .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  02: [1.555.800]
)",
        .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S15",
        .name = "unbekannte-spalte",
        .severity = Severity::error,
        .source = "Quellformat: die Spalten stehen in haushalt.yaml",
        .explanation =
            R"(Eine Spalte, die `haushalt.yaml` unter `spalten` nicht nennt, kann keine Beträge aufnehmen. Teil B des
Teilfinanzplans hat daneben die Spalten seiner Planform, etwa `VE`, `bisher bereitgestellt` und `gesamt`.
Tabellen von Kennzahlen haben eigene Spalten: das Jahr mit `Ist` oder `Plan`. Planstellen stehen unter
`ergebnis` oder `planung` mit dem Jahr.)",
        .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2042]
  002: [1.555.800]
)",
        .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S16",
        .name = "spaltenzahl",
        .severity = Severity::error,
        .source = "Quellformat: ein Betrag je Spalte",
        .explanation =
            R"(Eine Zeile hat für jede Spalte genau einen Betrag, eine Kennzahl für jede Spalte genau einen Wert. Eine
leere Stelle steht als `~`. Meist hat ein Dezimalkomma einen Betrag in zwei geteilt: in `[…]` trennt das
Komma Einträge, Beträge mit Nachkommastellen brauchen dort Anführungszeichen.

Stimmt die Anzahl, und stehen doch zwei Zahlen wie `34,400` ohne Leerzeichen nebeneinander, während alle übrigen
Beträge der Zeile wenigstens vier Ziffern haben, so ist das eine Warnung: Dann ist vermutlich ein Punkt zum Komma
geworden und ein Betrag vergessen.)",
        .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: [1.234,56, 1.300]
)",
        .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: ["1.234,56", 1.300]
)",
        .standing = Standing::obstacle,
    },
    {
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
        .standing = Standing::obstacle,
    },
    {
        .code = "S18",
        .name = "nummer-doppelt",
        .severity = Severity::error,
        .source = "Quellformat: eine Nummer, eine Sache",
        .explanation =
            R"(Zwei Dateien beschreiben dieselbe Nummer, oder zwei Zweckbindungsringe, Investitionsmaßnahmen oder
Kennungen von Kennzahlen heißen gleich. Gezeigt werden beide Stellen. Von zwei Dateien mit derselben
Nummer gilt die erste. Nummern, die sich nur durch Nullen unterscheiden, wie 35.1 und 35.01, sind eine Warnung.
Auch ein Teil der Verwaltung steht einmal da, in haushalt.yaml oder in der Datei seines Namens daneben.)",
        .bad_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: gedeckt}
  - {nummer: 2, ausgleich: gedeckt}
)",
        .good_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: gedeckt}
  - {nummer: 3, ausgleich: gedeckt}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S19",
        .name = "uebergeordnetes-fehlt",
        .severity = Severity::error,
        .source = "Quellformat: 35.01.01 gehört zu 35.01, 35.01 zu 35",
        .explanation =
            R"(Zu einer Nummer fehlt die Datei des Übergeordneten, oder die Nummer nennt gar keines. Jedes fehlende
Übergeordnete wird einmal genannt, gleichgültig, wie viel darunter steht. Die Summen darüber rechnen
weiter, als gäbe es die Datei ohne eigene Angaben.)",
        .bad_example = R"(# 35/35.01/35.01.01.yaml, ohne eine Datei für 35.01
produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
        .good_example = R"(# 35/35.01/produktgruppe.yaml
produktgruppe: 35.01
bezeichnung: Ausländer- und Personenstandswesen
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S20",
        .name = "wert-unzulaessig",
        .severity = Severity::error,
        .source = "Quellformat: zulässige Werte",
        .explanation =
            R"(Der Wert ist zwar ein Text, sagt hier aber nichts: ein Jahr, das keines ist, ein Wort, das nicht zur
Auswahl steht, eine Nummer mit Zeichen, die in Nummern nicht vorkommen, eine Spalte, die zweimal steht,
eine Planform, die es nicht gibt. Die Hilfe nennt, was möglich ist.)",
        .bad_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: ja}
)",
        .good_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: ausgeglichen}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S21",
        .name = "steuerzeichen",
        .severity = Severity::error,
        .source = "Unicode-Standard, Kategorie Cc",
        .explanation =
            R"(In einer Datei steht ein unsichtbares Steuerzeichen. Es kommt beim Kopieren aus anderen Programmen mit, stört den Satz
und kann auf einem Bildschirm etwas anderes zeigen, als in der Datei steht. Erlaubt sind Zeilenumbrüche, und
Tabulatoren innerhalb einer Zeile.)",
        .bad_example = R"(bezeichnung: Integrations<1B>management
)",
        .good_example = R"(bezeichnung: Integrationsmanagement
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S22",
        .name = "planform-fehlerhaft",
        .severity = Severity::error,
        .source = "Planformen: Zeilen, Vorzeichen und Formeln sind Daten",
        .explanation =
            R"(Die Datei einer Planform ist in sich nicht stimmig: eine Formel nennt eine Zeile, die es nicht gibt,
Formeln drehen sich im Kreis, eine Zeile steht zweimal, oder eine Angabe fehlt. Ohne Planform lässt sich
nichts berechnen, deshalb endet die Prüfung der Pläne hier.)",
        .bad_example = R"(teilergebnisplan:
  zeilen:
    - {zeile: 001, art: ertrag, bezeichnung: Steuern}
    - {zeile: 010, art: ertrag, bezeichnung: Ordentliche Erträge, formel: 001 + 003}
)",
        .good_example = R"(teilergebnisplan:
  zeilen:
    - {zeile: 001, art: ertrag, bezeichnung: Steuern}
    - {zeile: 003, art: ertrag, bezeichnung: Transfererträge}
    - {zeile: 010, art: ertrag, bezeichnung: Ordentliche Erträge, formel: 001 + 003}
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S23",
        .name = "datei-unerwartet",
        .severity = Severity::error,
        .source = "Quellformat: nichts geht stillschweigend verloren",
        .explanation =
            R"(Jede Datei mit der Endung `.yaml` unter dem Ordner des Haushalts ist entweder die `haushalt.yaml` ganz
oben oder beschreibt einen Knoten der Ebenen; ausgenommen sind die Ordner `regeln`, `formen`, `druck` und `aenderungen`. In `formen`
stehen die Planformen, die haushalt.yaml nennt, in `druck` liegt die `standard.yaml`. Eine Datei, die zu nichts gehört,
hat meist einen Schreibfehler im ersten Schlüssel, in ihrem Namen oder in ihrer Endung, liegt im falschen Ordner oder ist
verborgen, weil ihr Name mit einem Punkt beginnt; ihre Beträge würden fehlen. Dasselbe gilt von einem Ordner mit der Nummer
einer Stelle, in dem nichts liegt, von einer Datei, die wie einer der Ordner heißt, und von Dateien in `druck`, deren
Name wirkt, wenn er klein geschrieben ist. Ordner in `aenderungen`, die Ordner `nachtrag` und
`anlagen` und die Datei `zuordnung.yaml` sind für spätere Fassungen vorbehalten.
Andere Dateien, etwa Tabellen und Notizen, stören nicht; die Zusammenfassung nennt sie als nicht gelesen.)",
        .bad_example = R"(produckt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
        .good_example = R"(produkt: 35.01.01
bezeichnung: Aufenthaltsgestaltende Maßnahmen
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S24",
        .name = "haushalt-ohne-stellen",
        .severity = Severity::error,
        .source = "Quellformat: nichts geht stillschweigend verloren",
        .explanation =
            R"(Unter dem Ordner des Haushalts liegt keine Datei, die ein Budget, eine Produktgruppe, ein Produkt oder wie
die Ebenen sonst heißen beschreibt. Dann gäbe es nichts zu prüfen und nichts zu drucken. Meist fehlen die Dateien, weil
sie nicht mit abgerufen wurden, oder es ist der falsche Ordner.)",
        .bad_example = R"(# haushalt.yaml liegt allein in ihrem Ordner
haushalt: Kreis Unna
)",
        .good_example = R"(# daneben liegt 35/budget.yaml
budget: 35
bezeichnung: Integration
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S25",
        .name = "schluessel-im-text",
        .severity = Severity::error,
        .source = "Quellformat: nichts geht stillschweigend verloren",
        .explanation =
            R"(In einem Text, der mit `|`, `>` oder einem Anführungszeichen beginnt, steht am Anfang einer Zeile ein Schlüssel des
Quellformats oder die Zeile eines Plans. Alles, was unter dem Text eingerückt ist, gehört zu ihm, und bei
Anführungszeichen alles bis zum nächsten: Ein Plan, der zu weit eingerückt ist oder zwischen ihnen steht, würde gedruckt,
aber nicht gerechnet. Der Schlüssel gehört so weit nach links wie die anderen seiner Art, und das Anführungszeichen hinter
den Text. Ist die Zeile wirklich Text, so beginnt sie anders, etwa mit einem großen Buchstaben.)",
        .bad_example = R"(erlaeuterungen: |
  Die Erträge steigen.
  teilergebnisplan:
    spalten: [Ansatz 2024]
    002: [5.000]
)",
        .good_example = R"(erlaeuterungen: |
  Die Erträge steigen.
teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [5.000]
)",
        .standing = Standing::obstacle,
    },
    {
        .code = "S26",
        .name = "zwei-lesarten",
        .severity = Severity::error,
        .source = "Quellformat: nichts geht stillschweigend verloren",
        .explanation =
            R"(Jede Datei, an der beim Lesen nichts auffällt, liest ein zweites, unabhängiges Programm (yaml-cpp) noch einmal, und
beide Ergebnisse werden Stelle für Stelle verglichen. Verstehen sie eine Stelle verschieden, so hat eines der beiden
einen Fehler, und was die Datei sagt, ist nicht sicher; geraten wird nicht. Gezeigt werden beide Lesarten. Die Prüfung
endet mit Status 2, auch wenn sonst alles stimmt. Wer diesen Befund sieht, gibt die Datei bitte mit der Meldung an die
Entwickler. Anders geschrieben, etwa in Anführungszeichen, lesen meist beide Programme denselben Text.)",
        .bad_example = R"(# ein Beispiel ist nicht bekannt; jedes bekannte ist behoben
bezeichnung: ein Text, den zwei Programme verschieden lesen
)",
        .good_example = R"(bezeichnung: "ein Text, den beide gleich lesen"
)",
        .standing = Standing::trouble,
    },
});

}  // namespace

std::span<const RuleInfo> binding_texts() {
  return binding_texts_table;
}

}  // namespace budgetc::rules
