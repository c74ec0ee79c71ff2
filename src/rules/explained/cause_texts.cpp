#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// What the search for causes reports.
constexpr auto cause_texts_table = std::to_array<RuleInfo>({
    {
        .code = "X01",
        .name = "gemeinsame-ursache",
        .severity = Severity::error,
        .source = "Praxis der Haushaltsprüfung",
        .explanation =
            R"(Ein Betrag steht in mehreren Prüfungen zugleich: in der Formel seiner Zeile, in der Summe der übergeordneten
Stelle, in den Erläuterungen, im Zweckbindungsring. Ist er falsch, so gehen alle diese Prüfungen nicht auf. Dieser Befund
fasst sie zusammen. Er nennt den einen Betrag, mit dessen Änderung alle verletzten Prüfungen aufgehen und keine andere
bricht, und den Wert, den er dafür haben muss. Darunter stehen die Prüfungen mit ihren Regeln. Mit `--alle` erscheint
jede Prüfung für sich.

Kommen mehrere Beträge in Frage, so steht der wahrscheinlichste vorn: zuerst, was ein Tippfehler erklärt (Zahlendreher,
Vorzeichen, verrutschte Stelle, fehlende Ziffer, in Tausend Euro geschrieben), dann, was zu den anderen Jahren der Zeile
und zum Vorjahr passt. Spricht für keinen mehr als für den anderen, so sagt der Befund, dass sie gleich gut gestützt sind,
geschriebene Summen vor ihren Summanden.

Stehen zwei Nachbarn einer am Platz des anderen, in derselben Zeile oder derselben Spalte, oder steht eine ganze Zeile eine
Spalte zu weit links oder rechts, so nennt der Befund alle vertauschten Beträge: kein einzelner erklärt dann die Prüfungen.
Verdecken zwei Fehler einander in einem Saldo, so nennt er beide zugleich. Stimmt eine Stelle mit sich überein und mit
der Summe darüber nicht, so prüft er zuerst, ob alle ihre Beträge auf dieselbe Art falsch sind: in Tausend Euro, mit
vertauschtem Vorzeichen, eine Spalte verrutscht, von einer anderen Stelle kopiert. Fehlt in allen Spalten einer Summe etwas,
so fragt er nach der vergessenen Zeile oder Stelle.

Was niemand geschrieben hat, ist nie ein Betrag, der zu ändern wäre. Ist ein Feld neben geschriebenen leer, steht in einer
anderen Zeile genau, was fehlt, oder kann einer Liste ein Posten fehlen, so nennt der Befund das gleich gut gestützt.

Einen Betrag nennt und bestätigt nur, was auf zwei Wegen dasselbe ergeben muss, etwa Zeilenformel, Summe der Teile,
Kontrollsumme. Eine Grenze wie „höchstens der Ansatz der Zeile“ schränkt ein, nennt und bestätigt aber nichts. Übliches (Vorzeichen,
eigene Grenzwerte) und Vorgaben (Haushaltsausgleich, Wertgrenzen) nennen keinen Betrag: ein Fehlbedarf ist kein Tippfehler.

Der Vorschlag folgt allein aus den Zahlen. Maßgeblich ist der Beleg.)",
        .bad_example = R"(# 35.02.01.yaml; die Zeilen 010 hier und 002 in 35.02 passen zu 1.555.800
teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.558.500]
  007: [1.464]
  010: [1.557.264]
)",
        .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
  007: [1.464]
  010: [1.557.264]
)",
        .standing = Standing::cause,
    },
});

}  // namespace

std::span<const RuleInfo> cause_texts() {
  return cause_texts_table;
}

}  // namespace budgetc::rules
