#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

namespace ring_rules_test {

using namespace budgetc;
using budgetc::test::plain;
using budgetc::test::RuleRun;
using Texts = std::vector<std::string>;

namespace {

struct Ring {
  std::string balance = "ausgeglichen";
  std::string income = "300";
  std::string expense = "300";
  std::string node = "35";
};

std::string rings(const Ring& ring) {
  return "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: " + ring.balance +
         "\n    ertraege:\n      - {betrag: " + ring.income + ", stelle: " + ring.node +
         ", zeile: 002, bezeichnung: Zuwendung}\n    aufwendungen:\n      - {betrag: " + ring.expense +
         ", stelle: " + ring.node + ", zeile: 015, bezeichnung: Weiterleitung}\n";
}

std::string budget(const std::string& parts) {
  return "budget: 35\nbezeichnung: Name\nteilergebnisplan:\n  spalten: [Ansatz 2023, Ansatz 2024]\n"
         "  002: [900, 1.000]\n  015: [-900, -1.000]\n" +
         parts;
}

std::string said(const std::string& parts, const std::string& settings = {}) {
  return RuleRun({{"35/budget.yaml", budget(parts)}}, settings).said();
}

}  // namespace

TEST_CASE("a ring balances by its kind") {
  CHECK(said(rings({})).empty());
  CHECK(said(rings({.income = "299"})) ==
        "Z01 299: Zweckbindungsring 35-01 ist nicht gedeckt, es fehlen 1 €\n");
  CHECK(said(rings({.income = "301"})) ==
        "Z01 301: Zweckbindungsring 35-01 ist nicht ausgeglichen, 1 € Erträge haben keine Aufwendungen\n");
  CHECK(said(rings({.balance = "gedeckt", .income = "301"})).empty());
  CHECK_FALSE(said(rings({.balance = "gedeckt", .income = "299"})).empty());
  CHECK(said(rings({.balance = "nachrichtlich", .income = "299"})).empty());
}

TEST_CASE("an unbalanced ring shows both sides and where the notes say otherwise") {
  const std::string notes =
      "ansaetze:\n  002:\n    - {betrag: 300, bezeichnung: Zuwendung, zweckbindung: 35-01}\n";
  const RuleRun run({{"35/budget.yaml", budget(rings({.income = "299"}) + notes)}});
  REQUIRE(run.report().findings.size() == 2);
  const Diagnostic& finding =
      run.report().findings[0].code == Code("Z01") ? run.report().findings[0] : run.report().findings[1];
  CHECK(plain(finding.primary.text) == "Erträge 299 €");
  CHECK(run.places(finding) == Texts{"299", "300"});
  CHECK(finding.amounts->difference.cents() == -100);
  CHECK(Texts{plain(finding.notes.front().text())} ==
        Texts{"die Ansatzerläuterungen mit 35-01 zu 35 Zeile 002 ergeben 300 €, die Einträge 299 €"});
}

TEST_CASE("a ring cannot bind more than its row has") {
  CHECK(said(rings({.income = "1.001", .expense = "1.001"})) ==
        "Z02 1.001: Zweckbindungsring 35-01 bindet 1.001 € in 35 Zeile 002 Ansatz 2024, veranschlagt sind "
        "1.000 €\nZ02 1.001: Zweckbindungsring 35-01 bindet 1.001 € in 35 Zeile 015 Ansatz 2024, "
        "veranschlagt sind 1.000 €\n");
}

TEST_CASE("notes that cite a ring amount to its entries in that row") {
  const std::string note =
      "ansaetze:\n  002:\n    - {betrag: 290, bezeichnung: Zuwendung, zweckbindung: 35-01}\n";
  CHECK(said(rings({}) + note) ==
        "Z03 300: Zweckbindungsring 35-01 hat zu 35 Zeile 002 300 €, die Erläuterungen mit 35-01 ergeben 290 "
        "€\n");
  const std::string other_row =
      "ansaetze:\n  015:\n    - {betrag: 300, bezeichnung: Weiterleitung, zweckbindung: 35-01}\n"
      "  007:\n    - {betrag: 0, bezeichnung: Rückzahlung, zweckbindung: 35-01}\n";
  CHECK(said(rings({}) + other_row).empty());
}

TEST_CASE("a note may not cite a ring that has no entry in its row") {
  const std::string note = "ansaetze:\n  002:\n    - {betrag: 5, bezeichnung: A, zweckbindung: 35-01}\n";
  const std::string ring =
      "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: nachrichtlich\n"
      "    aufwendungen:\n      - {betrag: 5, stelle: 35, zeile: 015, bezeichnung: B}\n";
  CHECK(said(ring + note) ==
        "Z03 5: Zweckbindungsring 35-01 hat keinen Eintrag zu 35 Zeile 002, die Erläuterungen "
        "nennen ihn mit 5 €\n");
}

TEST_CASE("citations of rings, nodes and rows need a target") {
  const std::string note = "ansaetze:\n  002:\n    - {betrag: 5, bezeichnung: A, zweckbindung: 35-10}\n";
  CHECK(said(rings({}) + note) == "Z04 35-10: Zweckbindungsring 35-10 gibt es nicht\n");
  CHECK(said(rings({.node = "35.20"})) ==
        "Z05 35.20: Zweckbindungsring 35-01: die Stelle 35.20 gibt es nicht\n"
        "Z05 35.20: Zweckbindungsring 35-01: die Stelle 35.20 gibt es nicht\n");
}

TEST_CASE("a gap in the numbers of rings is a hint") {
  const std::string ring = "zweckbindungsringe:\n  - {nummer: 1, ausgleich: gedeckt}\n";
  CHECK(said(ring + "  - {nummer: 3, ausgleich: gedeckt}\n") ==
        "Z06 3: vor Zweckbindungsring 35-03 fehlt Ring 2\n");
  CHECK(said(ring + "  - {nummer: 5, ausgleich: gedeckt}\n") ==
        "Z06 5: vor Zweckbindungsring 35-05 fehlen die Ringe 2 bis 4\n");
}

TEST_CASE("notes do not exceed their row, and equal it where they are complete") {
  const auto notes = [](const std::string& amount) {
    return said("ansaetze:\n  015:\n    - {betrag: " + amount + ", bezeichnung: A}\n");
  };
  CHECK(notes("999").empty());
  CHECK(notes("1.001") ==
        "A01 -1.000: 35 Zeile 015 Ansatz 2024: die Erläuterungen ergeben 1.001 €, die Zeile hat 1.000 €, 1 € "
        "zu viel\n");
  CHECK(
      said("ansaetze:\n  015:\n    vollstaendig: ja\n    posten:\n      - {betrag: 999, bezeichnung: A}\n") ==
      "A02 -1.000: 35 Zeile 015 Ansatz 2024: die vollständigen Erläuterungen ergeben 999 €, die Zeile hat "
      "1.000 €, 1 € zu wenig\n");
}

TEST_CASE("a note's prior-year amount does not exceed the prior year, where that is filled") {
  const std::string note = "ansaetze:\n  015:\n    - {betrag: 5, vorjahr: 901, bezeichnung: A}\n";
  CHECK(said(note) ==
        "A03 901: 35 Zeile 015 Ansatz 2023: der Vorjahresbetrag einer Erläuterung ist 901 €, die Zeile hatte "
        "900 €\n");
  const std::string blank_row = "ansaetze:\n  007:\n    - {betrag: 0, vorjahr: 901, bezeichnung: A}\n";
  CHECK(said(blank_row).empty());
}

}  // namespace ring_rules_test
