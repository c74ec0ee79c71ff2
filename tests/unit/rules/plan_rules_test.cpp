#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

namespace plan_rules_test {

using namespace budgetc;
using budgetc::test::plain;
using budgetc::test::RuleRun;
using Texts = std::vector<std::string>;

namespace {

std::string node(const std::string& head, const std::string& rows,
                 const std::string& columns = "Ansatz 2024") {
  return head + "\nbezeichnung: Name\nteilergebnisplan:\n  spalten: [" + columns + "]\n" + rows;
}

}  // namespace

TEST_CASE("a written sum that its rows do not give is found, with its rows") {
  const RuleRun run({{"35/budget.yaml", node("budget: 35", "  002: [100]\n  007: [20]\n  010: [121]\n")}});
  const Diagnostic& finding = run.only();
  CHECK(finding.code == Code("P01"));
  CHECK(plain(finding.message) == "35 Zeile 010 Ansatz 2024: Summe 121 € statt 120 €");
  CHECK(run.places(finding) == Texts{"121", "100", "20"});
  CHECK(finding.amounts->difference.cents() == 100);
  CHECK(finding.notes == std::vector<Observation>{"Zeile 010 = 001..009"});
}

TEST_CASE("an unwritten sum is replaced by the rows it stands for") {
  const RuleRun run({{"35/budget.yaml", node("budget: 35", "  002: [100]\n  011: [-30]\n  018: [71]\n")}});
  const Diagnostic& finding = run.only();
  CHECK(plain(finding.message) == "35 Zeile 018 Ansatz 2024: Summe 71 € statt 70 €");
  CHECK(plain(finding.notes.front().text()) == "Zeile 010, nicht geschrieben: 100 €");
}

TEST_CASE("a wrong leaf breaks the next sum and the parent's row, and no more") {
  const std::string rows = "  002: [100]\n  010: [100]\n  018: [100]\n  022: [100]\n";
  const std::string wrong = "  002: [101]\n  010: [100]\n  018: [100]\n  022: [100]\n";
  const RuleRun run({{"35/budget.yaml", node("budget: 35", rows)},
                     {"35/35.01/produktgruppe.yaml", node("produktgruppe: 35.01", wrong)}});
  CHECK(run.said() ==
        "P01 100: 35.01 Zeile 010 Ansatz 2024: Summe 100 € statt 101 €\n"
        "P03 100: 35 Zeile 002 Ansatz 2024: 100 € statt 101 € als Summe der Teile\n");
}

TEST_CASE("the same sum is not proved twice") {
  // 35 writes only row 010. Its children write its rows, or row 010 as well: one check either way.
  const auto sum_of = [](const std::string& child) {
    return RuleRun({{"35/budget.yaml", node("budget: 35", "  010: [7]\n")},
                    {"35/35.01/produktgruppe.yaml", node("produktgruppe: 35.01", child)}})
        .said();
  };
  CHECK(sum_of("  002: [5]\n") == "P01 7: 35 Zeile 010 Ansatz 2024: Summe 7 € statt 5 €\n");
  CHECK(sum_of("  002: [5]\n  010: [5]\n") ==
        "P03 7: 35 Zeile 010 Ansatz 2024: 7 € statt 5 € als Summe der Teile\n");
}

TEST_CASE("rounded Ergebnis columns may be off by half a euro per figure, others by nothing") {
  const auto said = [](const std::string& column, const std::string& total) {
    const std::string rows = "  002: [1]\n  004: [1]\n  010: [" + total + "]\n";
    return RuleRun({{"35/budget.yaml", node("budget: 35", rows, column)}}).said();
  };
  CHECK(said("Ergebnis 2022", "3").empty());
  CHECK(said("Ergebnis 2022", "4") == "P01 4: 35 Zeile 010 Ergebnis 2022: Summe 4 € statt 2 €\n");
  CHECK_FALSE(said("Ansatz 2024", "3").empty());
  CHECK_FALSE(said("Ergebnis 2022", "\"2,01\"").empty());
}

TEST_CASE("a figure with the wrong sign is a warning") {
  const RuleRun run({{"35/budget.yaml", node("budget: 35", "  002: [-5]\n  011: [30]\n  018: [25]\n")}});
  CHECK(run.said() ==
        "P02 -5: 35 Zeile 002 Ansatz 2024: Zuwendungen und allgemeine Umlagen ist negativ: -5 €\nP02 30: 35 "
        "Zeile 011 Ansatz 2024: Personalaufwendungen ist positiv: 30 €\n");
  CHECK(run.report().findings.front().severity == Severity::warning);
  CHECK(
      run.report().findings.front().helps ==
      Texts{
          "die Planform nrw-unna schreibt Erträge ohne Minus; ist der Betrag so gewollt, bleibt er stehen"});
}

TEST_CASE("a sum beyond the range is found where it first leaves it") {
  const std::string rows = "  002: [90.000.000.000.000]\n  004: [1]\n  010: [5]\n";
  const RuleRun run({{"35/budget.yaml", node("budget: 35", rows)}});
  CHECK(run.said() ==
        "P04 90.000.000.000.000: 35 Zeile 010 Ansatz 2024: die Summe überschreitet 90 Billionen €\n");
}

TEST_CASE("nothing is said of sums over an amount that could not be read") {
  const RuleRun run({{"35/budget.yaml", node("budget: 35", "  002: [1.55]\n  010: [1]\n")}});
  CHECK(run.said().empty());
}

}  // namespace plan_rules_test
