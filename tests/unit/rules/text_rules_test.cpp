#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

namespace text_rules_test {

using namespace budgetc;
using budgetc::test::RuleRun;

namespace {

std::string said(const std::string& text, const std::string& settings = {}) {
  return RuleRun(
             {{"35/budget.yaml", "budget: 35\nbezeichnung: Name\nerlaeuterungen: |\n  " + text +
                                     "\nzweckbindungsringe:\n  - {nummer: 2, ausgleich: nachrichtlich}\n" +
                                     "  - {nummer: 1, ausgleich: nachrichtlich}\n"},
              {"35/35.01/produktgruppe.yaml", "produktgruppe: 35.01\nbezeichnung: Gruppe\n"},
              {"35/35.01/35.01.01.yaml", "produkt: 35.01.01\nbezeichnung: Produkt\n"}},
             settings)
      .said();
}

}  // namespace

TEST_CASE("references that lead nowhere are found") {
  CHECK(said("siehe 35.01.12") == "T03 35.01.12: eine Stelle 35.01.12 gibt es nicht\n");
  CHECK(said("siehe 35.01.12.") == "T03 35.01.12: eine Stelle 35.01.12 gibt es nicht\n");
  CHECK(said("die Produktgruppe 35.07 und (35.01.01)") == "T03 35.07: eine Stelle 35.07 gibt es nicht\n");
  CHECK(said("Zweckbindungsring 35-07") == "T03 35-07: den Zweckbindungsring 35-07 gibt es nicht\n");
  CHECK(said("in TEP 999") == "T03 999: eine Zeile 999 haben die Planformen nicht\n");
  CHECK(said("unter Position 999") == "T03 999: eine Zeile 999 haben die Planformen nicht\n");
}

TEST_CASE("what is no reference is left alone") {
  CHECK(said("35.01.01, 35.01, Zweckbindungsring 35-02, TEP 016, Zeile 310").empty());
  CHECK(said("Gebäudeverwaltung 01.06.05 vom 31.12.2024, am 01.02. und nach § 35.01.1").empty());
  CHECK(said("35.000 Euro, 35.01.2024, 35,01 %, 35.1 Aufenthalt, DS 042/21, 18-27 Jahre").empty());
  CHECK(said("35.07 Euro kosten 350 Zeilen; Zeile 12, FB 35-07").empty());
}

TEST_CASE("numbers of other budgets are known only where everything is in the sources") {
  CHECK(said("das Produkt 01.06.05").empty());
  CHECK(said("das Produkt 01.06.05", "vollstaendig: ja\n") ==
        "T03 01.06.05: eine Stelle 01.06.05 gibt es nicht\n");
}

}  // namespace text_rules_test
