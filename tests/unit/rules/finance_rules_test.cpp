#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

using namespace budgetc;
using budgetc::test::RuleRun;
using Texts = std::vector<std::string>;

namespace {

std::string said(const std::string& parts) {
  return RuleRun({{"35/budget.yaml", "budget: 35\nbezeichnung: Name\n" + parts}}).said();
}

std::string measure(const std::string& row, const std::string& more = {}) {
  return "investitionen:\n  - nummer: 35002401\n    bezeichnung: Büro\n" + more + "    zeilen:\n      " +
         row + "\n";
}

}  // namespace

TEST_CASE("Teil A is the sum of the measures") {
  const std::string teil_a = "teilfinanzplan_a:\n  spalten: [Ansatz 2024]\n  26: [-9.000]\n  30: [-9.000]\n";
  CHECK(said(teil_a + measure("26: {Ansatz 2024: 8.000}")) ==
        "F01 -9.000: 35 Teil A Zeile 26 Ansatz 2024: -9.000 € statt -8.000 € als Summe der Maßnahmen\n");
  CHECK(said(teil_a) == "F01 -9.000: 35 Teil A Zeile 26 Ansatz 2024: -9.000 € ohne Investitionsmaßnahme\n");
}

TEST_CASE("the threshold is tested on the whole volume") {
  const std::string two_years = "25: {Ansatz 2024: 30.000, Plan 2025: 30.000}";
  CHECK(said(measure(two_years, "    wertgrenze: unter\n")) ==
        "F02 unter: Maßnahme 35002401 steht unter der Wertgrenze von 50.000 €, ihr Volumen ist 60.000 €\n");
  CHECK(said(measure(two_years, "    wertgrenze: ueber\n")).empty());
  CHECK(said(measure(two_years)).empty());
  const std::string exactly = "25: {Ansatz 2024: 50.000}";
  CHECK(said(measure(exactly, "    wertgrenze: unter\n")).empty());
  CHECK_FALSE(said(measure(exactly, "    wertgrenze: ueber\n")).empty());
}

TEST_CASE("a commitment belongs to a payment") {
  CHECK(said(measure("18: {Plan 2025: 100, VE: 100}")) ==
        "F03 100: Maßnahme 35002401 Zeile 18: Verpflichtungsermächtigung von 100 € bei »Zuwendungen für "
        "Investitionsmaßnahmen«, das ist keine Auszahlung\n");
}

TEST_CASE("a commitment falls due in later years, as a whole") {
  const std::string row = "25: {VE: 90, Plan 2025: 90}";
  CHECK(said(measure(row)) ==
        "F04 90: Maßnahme 35002401: zur VE von 90 € sind keine Fälligkeiten angegeben\n");
  CHECK(said(measure(row, "    faelligkeiten: {Plan 2025: 80}\n")) ==
        "F04 90: Maßnahme 35002401: die Fälligkeiten ergeben 80 €, die VE ist 90 €\n");
  CHECK(said(measure(row, "    faelligkeiten: {Plan 2025: 90}\n")).empty());
  CHECK(
      said(measure(row, "    faelligkeiten: {Ansatz 2024: 90}\n")) ==
      "F04 90: Maßnahme 35002401: Fälligkeit in Ansatz 2024, Verpflichtungen werden erst nach 2024 fällig\n");
}

TEST_CASE("a measure's total is what was provided so far and what is to come") {
  CHECK(said(measure(
            "25: {Ansatz 2023: 7, bisher bereitgestellt: 10, Ansatz 2024: 20, Plan 2025: 30, gesamt: 67}")) ==
        "F05 67: Maßnahme 35002401 Zeile 25: Gesamtbetrag 67 € statt 60 €\n");
}

TEST_CASE("the sums of Teil B's blocks and of the list are the measures'") {
  const std::string line = measure("26: {Ansatz 2024: 8.000}");
  CHECK(
      said("teilfinanzplan_b:\n  ueber: {Ansatz 2024: 0}\n  unter: {Ansatz 2024: -9.000, VE: 0}\n" + line) ==
      "F06 -9.000: 35 Teilfinanzplan Teil B, unter der Wertgrenze, Ansatz 2024: Summe -9.000 € statt -8.000 "
      "€\n");
  CHECK(said("investitionsliste:\n  unter: {betrag: 8.000, zuwendungen: 1}\n  summe: {betrag: 9.000}\n" +
             line) ==
        "F07 1: 35 Investitionsliste, unter der Wertgrenze, Zuwendungen: 1 € statt 0 €\nF07 9.000: 35 "
        "Investitionsliste, Summe, Betrag: 9.000 € statt 8.000 €\n");
}
