#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

using namespace budgetc;
using budgetc::test::RuleRun;

// What reading and binding lost must not break sums a second time, and must not hide what else is wrong.

namespace {

std::string node(const std::string& head, const std::string& columns, const std::string& rows) {
  return head + "\nbezeichnung: Name\nteilergebnisplan:\n  spalten: [" + columns + "]\n" + rows;
}

std::string said(std::vector<std::pair<std::string, std::string>> files) {
  return RuleRun(std::move(files)).said();
}

}  // namespace

TEST_CASE("an unknown row leaves sums undecided in the columns in which it has amounts") {
  const std::string rows = "  002: [5, 5]\n  026: [~, -3]\n  010: [6, 6]\n";
  CHECK(said({{"35/budget.yaml", node("budget: 35", "Ansatz 2024, Plan 2025", rows)}}) ==
        "P01 6: 35 Zeile 010 Ansatz 2024: Summe 6 € statt 5 €\n");
}

TEST_CASE("an unknown row among control totals hides nothing: the rows are sums of the parts") {
  CHECK(
      said({{"35/budget.yaml", node("budget: 35", "Ansatz 2024", "  002: [7]\n  026: [-3]\n")},
            {"35/35.01/produktgruppe.yaml", node("produktgruppe: 35.01", "Ansatz 2024", "  002: [5]\n")}}) ==
      "P03 7: 35 Zeile 002 Ansatz 2024: 7 € statt 5 € als Summe der Teile\n");
}

TEST_CASE("an unknown column leaves sums undecided in the columns that are not named") {
  const std::string parent = node("budget: 35", "Ansatz 2024, Plan 2025", "  002: [7, 7]\n");
  const std::string part = node("produktgruppe: 35.01", "Ansatz 2024, Plan 2052", "  002: [5, 5]\n");
  CHECK(said({{"35/budget.yaml", parent}, {"35/35.01/produktgruppe.yaml", part}}) ==
        "P03 7: 35 Zeile 002 Ansatz 2024: 7 € statt 5 € als Summe der Teile\n");
}

TEST_CASE("an unknown row or column of a measure leaves undecided what sums it up") {
  const auto said_of = [](const std::string& row) {
    return said({{"35/budget.yaml",
                  "budget: 35\nbezeichnung: Name\nteilfinanzplan_a:\n  spalten: [Ansatz 2024, Plan 2025]\n"
                  "  26: [-8.000, -100]\ninvestitionen:\n  - nummer: 35002401\n    bezeichnung: Büro\n"
                  "    zeilen:\n      " +
                      row + "\n"}});
  };
  CHECK(said_of("26: {Ansatz 2024: 8.000}") ==
        "F01 -100: 35 Teil A Zeile 26 Plan 2025: -100 € ohne Investitionsmaßnahme\n");
  CHECK(said_of("62: {Ansatz 2024: 8.000, gesamt: 9.000}").empty());
  CHECK(said_of("26: {Ansatz 2042: 8.000, gesamt: 9.000}").empty());
  CHECK(said_of("26: {Ansatz 2024: 9.000, Ansatz 2042: 1}") ==
        "F01 -8.000: 35 Teil A Zeile 26 Ansatz 2024: -8.000 € statt -9.000 € als Summe der Maßnahmen\n");
}

TEST_CASE("a node whose number is in doubt decides no sum, above neither place") {
  const std::string group = node("produktgruppe: 35.01", "Ansatz 2024", "  002: [5]\n  004: [9]\n");
  CHECK(said({{"35/budget.yaml", node("budget: 35", "Ansatz 2024", "  002: [5]\n")},
              {"35/35.01/produktgruppe.yaml", group},
              {"35/35.01/35.01.01.yaml", node("produkt: 35.01.10", "Ansatz 2024", "  002: [5]\n")}})
            .empty());
}

TEST_CASE("a ring entry or a note without a place does not break the comparison of the two") {
  const std::string notes =
      "ansaetze:\n  002:\n    - {betrag: 5, bezeichnung: a, zweckbindung: 35-01}\n"
      "    - {betrag: 4, bezeichnung: b, zweckbindung: ZITAT}\n";
  const std::string ring =
      "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: nachrichtlich\n    ertraege:\n"
      "      - {betrag: 9, stelle: 35, zeile: 002, bezeichnung: a}\n";
  const auto said_of = [&](const std::string& citation) {
    std::string text = notes;
    text.replace(text.find("ZITAT"), 5, citation);
    return said({{"35/budget.yaml", node("budget: 35", "Ansatz 2024", "  002: [9]\n") + text + ring}});
  };
  CHECK(said_of("35-01").empty());
  CHECK(said_of("35-07") == "Z04 35-07: Zweckbindungsring 35-07 gibt es nicht\n");
  CHECK(said_of("sieben").empty());
}
