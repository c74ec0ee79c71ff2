#include <catch2/catch.hpp>

#include "causes/report_causes.hpp"
#include "unit/support/rule_run.hpp"

namespace indicator_rules_test {

using namespace budgetc;
using budgetc::test::plain;
using budgetc::test::RuleRun;

namespace {

std::string budget(const std::string& rows, const std::string& unit = "    einheit: Anzahl\n") {
  return "budget: 35\nbezeichnung: Name\nkennzahlen:\n  - spalten: [2022 Ist, 2024 Plan]\n" + unit +
         "    zeilen:\n" + rows;
}

std::string row(const std::string& id, const std::string& values) {
  return "      - {kennung: " + id + ", bezeichnung: " + id + ", werte: [" + values + "]}\n";
}

std::string derived(const std::string& formula, const std::string& values, const std::string& more = {}) {
  return "      - {bezeichnung: Quote, formel: \"" + formula + "\", werte: [" + values + "]" + more + "}\n";
}

std::string said(const std::string& rows) {
  return RuleRun({{"35/budget.yaml", budget(rows)}}).said();
}

/// The notes of the only finding, grouped by cause.
std::vector<std::string> notes(const std::string& rows) {
  const RuleRun run({{"35/budget.yaml", budget(rows)}});
  const auto findings = group_by_cause(run.plan(), run.report());
  REQUIRE(findings.size() == 1);
  std::vector<std::string> result;
  for (const Observation& note : findings.front().notes) result.push_back(plain(note.text()));
  return result;
}

}  // namespace

TEST_CASE("a derived indicator agrees with its printed value at the printed precision") {
  const std::string operands = row("a", "353, 1.000") + row("b", "149, 500");
  CHECK(said(operands + derived("a / b", "2, 2")).empty());
  CHECK(said(operands + derived("a / b", "\"2,37\", 2")).empty());
  CHECK(said(operands + derived("a / b", "\"2,36\", 2")) ==
        "K01 \"2,36\": 35 Kennzahl »Quote« 2022 Ist: geschrieben 2,36, die Formel ergibt 2,37\n");
  CHECK(said(operands + derived("a / b", "\"236,91\", 200", ", einheit: \"%\"")).empty());
  CHECK(said(operands + derived("a / b", "237, 200", ", einheit: \"%\"")).empty());
  CHECK_FALSE(said(operands + derived("a / b", "236, 200", ", einheit: \"%\"")).empty());
}

TEST_CASE("a sum of whole values leaves no room for rounding") {
  const std::string operands = row("a", "205, 500") + row("b", "57, 300");
  CHECK(said(operands + derived("summe(a, b)", "262, 800")).empty());
  CHECK(said(operands + derived("a + b", "263, 800")) ==
        "K01 263: 35 Kennzahl »Quote« 2022 Ist: geschrieben 263, die Formel ergibt 262\n");
  CHECK(said(operands + derived("mittelwert(a; b)", "131, 400")).empty());
  CHECK_FALSE(said(operands + derived("mittelwert(a; b)", "132, 400")).empty());
}

TEST_CASE("formulas that are no quotient of sums are checked as well") {
  const std::string operands = row("a", "205, 500") + row("b", "57, 300");
  CHECK(said(operands + derived("max(a, b)", "205, 500")).empty());
  CHECK(said(operands + derived("max(a, b)", "57, 500")) ==
        "K01 57: 35 Kennzahl »Quote« 2022 Ist: geschrieben 57, die Formel ergibt 205\n");
}

TEST_CASE("an operand is blamed as well as the result, with the digits swapped back") {
  const auto told = notes(row("a", "37.523, 37.253") + row("b", "311.998, 311.998") +
                          derived("a / b", "\"11,94\", \"11,94\"", ", einheit: \"%\", nachkommastellen: 2"));
  REQUIRE(told.size() == 4);
  CHECK(told[1] ==
        "am ehesten 35 Kennzahl »a« 2022 Ist: 37.253 statt 37.523 (Zahlendreher: 37.523 statt 37.253)");
}

TEST_CASE("numbers too large for whole coefficients leave the printed value to be blamed") {
  const std::string operands = row("a", "90.000.000.000.000, 1") + row("b", "\"89.999.999.999.999,99\", 1");
  CHECK(said(operands + derived("a / b", "1, 1")).empty());
  CHECK(said(operands + derived("a / b", "2, 1")) ==
        "K01 2: 35 Kennzahl »Quote« 2022 Ist: geschrieben 2, die Formel ergibt 1\n");
}

TEST_CASE("what is not collected yet may be divided by nothing") {
  CHECK(said(row("a", "0, 1") + row("b", "0, 1") + derived("a / b", "0, 1")).empty());
  CHECK(said(row("a", "0, 1") + row("b", "0, 1") + derived("a / b", "~, 1")).empty());
  CHECK(said(row("a", "5, 1") + row("b", "0, 1") + derived("a / b", "0, 1")) ==
        "K03 b: Kennzahl »Quote«: hier wird durch null geteilt\n");
  CHECK(said(row("a", "0, 1") + row("b", "0, 1") + derived("a / b", "3, 1")) ==
        "K03 b: Kennzahl »Quote«: hier wird durch null geteilt\n");
}

TEST_CASE("an unreadable operand is not complained about twice") {
  CHECK(said(row("a", "1e6, 1") + row("b", "4, 1") + derived("a / b", "3, 1")).empty());
}

}  // namespace indicator_rules_test
