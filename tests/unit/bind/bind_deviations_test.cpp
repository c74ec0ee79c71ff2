#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"

using namespace budgetc;
using namespace budgetc::test;

namespace {

std::string deviation(const std::string& indent, const std::string& rule, const std::string& more = "") {
  return indent + "abweichungen:\n" + indent + "  - {regel: " + rule + ", differenz: 1, grund: so gedruckt" +
         more + "}\n";
}

/// A deviation beside everything that may have one.
std::string everywhere(const std::string& more = "") {
  return "zweckbindungsringe:\n  - nummer: 2\n    ausgleich: gedeckt\n"
         "    ertraege: [{betrag: 1, stelle: 35, zeile: 002, bezeichnung: x}]\n" +
         deviation("    ", "Z01", more) +
         "investitionen:\n  - nummer: 35002401\n    bezeichnung: Büro\n    zeilen: {26: {Ansatz 2024: 1}}\n" +
         deviation("    ", "F05", more) +
         "ansaetze:\n  002:\n    posten: [{betrag: 1, bezeichnung: Zuweisung}]\n" +
         deviation("    ", "A01", more) + deviation("", "P01", more);
}

std::string listed(const BudgetPlan& plan) {
  std::string text;
  for (const AcceptedDeviation& each : plan.deviations) {
    text += each.rule.value + " " + each.place.value + (each.row ? " " + each.row->value : "") + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a deviation is about what it stands beside, and all are in the order of the plan") {
  const BoundSources bound = bind_budget(everywhere());
  CHECK(bound.said().empty());
  CHECK(listed(bound.plan()) == "P01 35\nA01 35 002\nZ01 35-02\nF05 35002401\n");
  for (const AcceptedDeviation& each : bound.plan().deviations)
    CHECK(bound.figure(each.difference).node == *bound.plan().find_node("35"));
}

TEST_CASE("a place that says the same is no contradiction") {
  const BoundSources bound = bind_budget(deviation("", "P01", ", ort: 35"));
  CHECK(bound.said().empty());
  CHECK(listed(bound.plan()) == "P01 35\n");
}

TEST_CASE("a place that contradicts is a finding, and the deviation is about where it stands") {
  const BoundSources bound = bind_budget(everywhere(", ort: 35.01"));
  std::size_t count = 0;
  const std::string said = bound.said();
  for (std::size_t at = 0; (at = said.find("die Abweichung steht bei", at)) != std::string::npos; ++at)
    ++count;
  CHECK(count == 4);
  CHECK(said.find("[35.01] die Abweichung steht bei 35-02, nennt aber 35.01 => „ort“ streichen") !=
        std::string::npos);
  CHECK(listed(bound.plan()) == "P01 35\nA01 35 002\nZ01 35-02\nF05 35002401\n");
}

TEST_CASE("notes lend their row, and no other may be named") {
  const BoundSources bound =
      bind_budget("ansaetze:\n  002:\n    posten: [{betrag: 1, bezeichnung: Zuweisung}]\n" +
                  deviation("    ", "A01", ", zeile: 016"));
  CHECK(bound.said().find("[016] die Abweichung steht bei Zeile 002, nennt aber Zeile 016") !=
        std::string::npos);
  CHECK(listed(bound.plan()) == "A01 35 002\n");
}

TEST_CASE("a reason is required, and blanks are none") {
  for (const char* const reason : {"", ", grund: ~", ", grund: \"\"", ", grund: \" \\t \""}) {
    INFO(reason);
    const BoundSources bound =
        bind_budget("abweichungen:\n  - {regel: P01, differenz: 1" + std::string(reason) + "}\n");
    CHECK(bound.said().find("S11 ") == 0);
    CHECK(bound.said().find("„grund“") != std::string::npos);
  }
}

TEST_CASE("in haushalt.yaml the place is required") {
  const BoundSources bound = bind_plan_file("abweichungen:\n  - {regel: P01, differenz: 1, grund: x}\n");
  CHECK(bound.said().find("„ort“ fehlt in einer Abweichung") != std::string::npos);
  CHECK(bound.plan().deviations.empty());
}

TEST_CASE("beside a ring without a number no deviation can be placed, and nothing more is said") {
  const BoundSources bound =
      bind_budget("zweckbindungsringe:\n  - ausgleich: gedeckt\n" + deviation("    ", "Z01"));
  CHECK(bound.said().find("„nummer“ fehlt") != std::string::npos);
  CHECK(bound.said().find("Abweichung") == std::string::npos);
  CHECK(bound.plan().deviations.empty());
}
