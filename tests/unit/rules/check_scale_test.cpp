#include <algorithm>

#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"
#include "unit/support/rule_run.hpp"

using namespace budgetc;
using budgetc::test::BoundSources;
using budgetc::test::RuleRun;

namespace {

Money whole_euros(std::int64_t amount) {
  return Money::from_cents(amount * 100).value();
}

/// The first check of a rule in that column.
const Check& check_of(const CheckSet& checks, Code rule, std::uint16_t column) {
  const auto found = std::ranges::find_if(checks.checks(), [&](const Check& check) {
    return check.rule == rule && check.subject.cell.column == column;
  });
  REQUIRE(found != checks.checks().end());
  return *found;
}

}  // namespace

TEST_CASE("an own rule with a percentage is checked in fractions of cents, and shows euros") {
  const RuleRun run({{"35/budget.yaml",
                      "budget: 35\nbezeichnung: B\nteilergebnisplan:\n  spalten: [Ansatz 2023, Ansatz 2024]\n"
                      "  016: [-100.000, -110.000]\n"}},
                    "eigene_regeln:\n  - {name: s, bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %}\n");
  const Check& check = check_of(run.report().checks, "N01", 2);
  CHECK(check.scale > 1);
  CHECK(check.nature == Nature::expectation);
  CHECK(check.shown_expected() == whole_euros(-103'000));
  CHECK(check.shown_actual() == whole_euros(-110'000));
  CHECK(check.shown_difference() == whole_euros(-7'000));
  CHECK(check.in_scale(whole_euros(-7'000)) == check.difference());
}

TEST_CASE("an own rule of equality is an identity") {
  const RuleRun run({{"35/budget.yaml",
                      "budget: 35\nbezeichnung: B\nteilergebnisplan:\n  spalten: [Ansatz 2024]\n"
                      "  016: [-110.000]\n"}},
                    "eigene_regeln:\n  - {name: s, bedingung: zeile(016) = -110.000}\n");
  CHECK(check_of(run.report().checks, "N01", 2).nature == Nature::identity);
}

TEST_CASE("what a global saving exceeds its limit by is shown in euros") {
  const BoundSources bound(
      {{"haushalt.yaml",
        "haushalt: Stadt Auenfurt\njahr: 2026\nebenen: [Bereich]\nspalten: [Ansatz 2026]\nvollstaendig: ja\n"
        "formen: {teilergebnisplan: nrw-muster, teilfinanzplan: nrw-muster}\n"},
       {"1/bereich.yaml",
        "bereich: \"1\"\nbezeichnung: B\nteilergebnisplan:\n  1: [2.000.000]\n  11: [1.000.000]\n"
        "  30: [25.000]\n"}});
  const Evaluation evaluation = evaluate(bound.plan());
  const RuleReport report = run_rules({bound.sources.files, bound.plan(), evaluation});
  const Check& check = check_of(report.checks, "H03", 0);
  CHECK(check.nature == Nature::policy);
  CHECK(check.shown_expected() == whole_euros(20'000));
  CHECK(check.shown_actual() == whole_euros(25'000));
  CHECK(check.shown_difference() == whole_euros(5'000));
  CHECK(check.in_scale(whole_euros(5'000)) == check.difference());
}
