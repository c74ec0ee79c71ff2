#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

using namespace budgetc;
using namespace std::chrono;
using budgetc::test::plain;
using budgetc::test::RuleRun;

namespace {

/// Row 010 is written so many euros above its rows' sum.
std::vector<std::pair<std::string, std::string>> budget(int too_much) {
  return {
      {"35/budget.yaml",
       "budget: 35\nbezeichnung: Name\nteilergebnisplan:\n  spalten: [Ansatz 2024]\n  002: [100]\n  010: [" +
           std::to_string(100 + too_much) + "]\n"}};
}

std::string deviation(const std::string& difference, const std::string& more = {}) {
  return "abweichungen:\n  - regel: P01\n    ort: 35\n    differenz: " + difference +
         "\n    grund: So gedruckt.\n" + more;
}

}  // namespace

TEST_CASE("a finding with exactly the accepted difference is accepted") {
  const RuleRun run(budget(3), deviation("3", "    zeile: 010\n    spalte: Ansatz 2024\n"));
  CHECK(run.said().empty());
  REQUIRE(run.report().accepted.size() == 1);
  CHECK(run.report().accepted[0].finding.code == Code("P01"));
  CHECK(run.report().broken.empty());
  CHECK(std::ranges::count(run.report().accepted_differences, 300) == 1);
}

TEST_CASE("a deviation of another place accepts nothing") {
  const RuleRun run(budget(3), deviation("3", "    zeile: 017\n"));
  CHECK(run.said() ==
        "P01 103: 35 Zeile 010 Ansatz 2024: Summe 103 € statt 100 €\n"
        "D01 3: Abweichung P01 zu 35 Zeile 017 ist gegenstandslos, dort prüft diese Regel nichts\n");
}

TEST_CASE("another difference than the accepted one is an error, with the figures of the check") {
  const RuleRun run(budget(4), deviation("3"));
  const Diagnostic& finding = run.only();
  CHECK(run.said() == "D02 3: Abweichung P01 zu 35: anerkannt ist eine Differenz von 3 €, es sind 4 €\n");
  CHECK(run.places(finding) == std::vector<std::string>{"3", "104", "100"});
  CHECK(plain(finding.notes.front().text()) == "P01: 35 Zeile 010 Ansatz 2024: Summe 104 € statt 100 €");
  CHECK(run.report().accepted.empty());
  CHECK(run.report().broken.size() == 1);
}

TEST_CASE("a deviation whose check holds is pointless") {
  CHECK(RuleRun(budget(0), deviation("3")).said() ==
        "D01 3: Abweichung P01 zu 35 ist gegenstandslos, die Prüfung geht auf\n");
}

TEST_CASE("a deviation ends after its last day") {
  const std::string until = deviation("3", "    bis: 31.12.2023\n");
  CHECK(RuleRun(budget(3), until, 2023y / 12 / 31).said().empty());
  CHECK(RuleRun(budget(3), until).said().empty());
  CHECK(RuleRun(budget(3), until, 2024y / 1 / 1).said() ==
        "D03 3: Abweichung P01 zu 35 war bis 31.12.2023 anerkannt\n");
}

TEST_CASE("two deviations do not share a broken check") {
  const std::string twice =
      deviation("3") + "  - regel: P01\n    ort: 35\n    differenz: 3\n    grund: Noch einmal.\n";
  const RuleRun run(budget(3), twice);
  CHECK(run.only().code == Code("D01"));
  CHECK(run.report().accepted.size() == 1);
}

TEST_CASE("a rule can be switched off or weigh less, an unknown one cannot") {
  CHECK(RuleRun(budget(3), "regeln:\n  P01: {schwere: aus, grund: Umstellung}\n").said().empty());
  const RuleRun hint(budget(3), "regeln:\n  P01: {schwere: hinweis, grund: Umstellung}\n");
  CHECK(hint.only().severity == Severity::hint);
  CHECK(RuleRun(budget(0), "regeln:\n  P99: {schwere: aus, grund: Umstellung}\n").said() ==
        "D04 P99: die Regel P99 gibt es nicht\n");
}
