#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "causes/report_causes.hpp"
#include "support/bound_sources.hpp"

using namespace budgetc;
using budgetc::test::BoundSources;
using budgetc::test::SourceTexts;

namespace {

/// A village with one area, whose rows are given, and its products 1.1, 1.2, …; form nrw-muster.
SourceTexts village(const std::string& columns, const std::string& area,
                    const std::vector<std::string>& products) {
  SourceTexts files{
      {"haushalt.yaml", fmt::format("haushalt: Dorf\njahr: 2026\nebenen: [Bereich, Produkt]\nspalten: [{}]\n"
                                    "formen: {{teilergebnisplan: nrw-muster, teilfinanzplan: nrw-muster}}\n",
                                    columns)},
      {"1/bereich.yaml", "bereich: \"1\"\nbezeichnung: B\n" + area}};
  for (std::size_t i = 0; i < products.size(); ++i)
    files.emplace_back(fmt::format("1/1.{}.yaml", i + 1),
                       fmt::format("produkt: \"1.{}\"\nbezeichnung: P\n{}", i + 1, products[i]));
  return files;
}

std::string plan_of(const std::string& rows) {
  return "teilergebnisplan:\n" + rows;
}

/// What the check of sources says: of each finding its code and message, then what may be wrong, what it
/// notes and how it helps, each on a line of its own.
std::string findings_of(SourceTexts files) {
  const BoundSources bound(std::move(files));
  const Evaluation evaluation = evaluate(bound.plan());
  std::string text;
  for (const Diagnostic& finding :
       group_by_cause(bound.plan(), run_rules({bound.sources.files, bound.plan(), evaluation}))) {
    text += fmt::format("{} {}\n", finding.code.text(), finding.message);
    for (const Candidate& candidate : finding.candidates) {
      text += fmt::format("{}. {}: {} statt {} ({})\n", candidate.rank, candidate.change.place,
                          format_german(candidate.change.right), format_german(candidate.change.written),
                          candidate.reason);
      for (const AmountChange& other : candidate.together)
        text += fmt::format("+ {}: {} statt {}\n", other.place, format_german(other.right),
                            format_german(other.written));
    }
    for (const Observation& note : finding.notes) text += "= " + note.text() + "\n";
    for (const std::string& help : finding.helps) text += "> " + help + "\n";
  }
  return text;
}

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

const std::string two_columns = "Ansatz 2026, Plan 2027";
const std::string two_sums = plan_of("  11: [350.000, 360.000]\n");
const std::string first_of_two = plan_of("  11: [200.000, 205.000]\n");

}  // namespace

TEST_CASE("a product in thousands is one finding that names all of its amounts") {
  const std::string said = findings_of(
      village(two_columns, two_sums, {first_of_two, plan_of("  11: [150, 155]\n  17: [150, 155]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2: alle Beträge in Tausend Euro geschrieben; in Euro gehen beide "
                              "verletzten Prüfungen auf\n"
                              "1. 1.2 Zeile 11 Ansatz 2026: 150.000 statt 150 (in Tausend Euro geschrieben)\n"
                              "+ 1.2 Zeile 11 Plan 2027: 155.000 statt 155\n"));
  CHECK_THAT(said, !Contains("\nX01") && !Contains("fehlt"));
}

TEST_CASE("thousands that were rounded are what the sums above ask for") {
  const std::string said =
      findings_of(village(two_columns, plan_of("  11: [350.249, 360.000]\n"),
                          {first_of_two, plan_of("  11: [150, 155]\n  17: [150, 155]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2: alle Beträge in Tausend Euro") &&
                       Contains("1.2 Zeile 17 Ansatz 2026: 150.249 statt 150"));
}

TEST_CASE("a product with all signs wrong is one finding, its negative amounts symptoms") {
  const std::string said = findings_of(
      village(two_columns, two_sums,
              {first_of_two, plan_of("  11: [-150.000, -155.000]\n  17: [-150.000, -155.000]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2: alle Vorzeichen vertauscht; umgekehrt gehen beide verletzten "
                              "Prüfungen auf\n1. 1.2 Zeile 11 Ansatz 2026: 150.000 statt -150.000") &&
                       !Contains("\nP02") && Contains("[P02]"));
}

TEST_CASE("a product one column too far is one finding") {
  const std::string said = findings_of(
      village(two_columns + ", Plan 2028", plan_of("  11: [350.000, 361.000, 377.000]\n"),
              {plan_of("  11: [200.000, 205.000, 210.000]\n"),
               plan_of("  11: [156.000, 167.000, 171.000]\n  17: [156.000, 167.000, 171.000]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2: alle Beträge stehen eine Spalte zu weit links; eine Spalte weiter "
                              "rechts gelesen gehen alle 3 verletzten Prüfungen auf\n") &&
                       Contains("1.2 Zeile 11 Ansatz 2026: 150.000 statt 156.000") &&
                       Contains("1.2 Zeile 17 Plan 2028: 167.000 statt 171.000"));
}

TEST_CASE("a copied product is asked for, and no amount of it is named") {
  const std::string rows = plan_of("  11: [150.000, 155.000]\n  17: [150.000, 155.000]\n");
  const std::string said = findings_of(village(two_columns, two_sums, {first_of_two, rows, rows}));
  CHECK_THAT(said, StartsWith("X01 1.3: dieselben Beträge wie 1.2; ohne sie gehen beide verletzten Prüfungen "
                              "auf\n= ") &&
                       Contains("Der Beleg entscheidet"));
}

TEST_CASE("a row that has another one in it is one finding") {
  const std::string said =
      findings_of(village(two_columns, plan_of("  11: [350.000, 360.000]\n  13: [90.000, 95.000]\n"),
                          {first_of_two, plan_of("  11: [150.000, 155.000]\n  13: [240.000, 250.000]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2 Zeile 13: die Zeile enthält in jeder Spalte auch Zeile 11; ohne sie "
                              "gehen beide verletzten Prüfungen auf\n"
                              "1. 1.2 Zeile 13 Ansatz 2026: 90.000 statt 240.000"));
}

TEST_CASE("a row under a wrong number is asked for, and no amount is named") {
  const std::string said =
      findings_of(village(two_columns, two_sums,
                          {first_of_two, plan_of("  12: [150.000, 155.000]\n  17: [150.000, 155.000]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2 Zeile 12: 150.000, 155.000 sind genau, was in Zeile 11 fehlt\n= "));
}

TEST_CASE("of a single amount a wrong row is as good as a wrong sum") {
  const std::string said = findings_of(village("Ansatz 2026", plan_of("  11: [300.000]\n  17: [300.000]\n"),
                                               {plan_of("  11: [210.000]\n"), plan_of("  12: [90.000]\n")}));
  CHECK_THAT(said, StartsWith("X01 1.2 Zeile 12: 90.000 ist genau, was in Zeile 11 fehlt\n= ") &&
                       Contains("gleich gut gestützt: 1 Zeile 11 Ansatz 2026: 210.000 statt 300.000"));
}

TEST_CASE("a missing product is one finding with the amounts of each row, and proposes none of them") {
  const std::string said =
      findings_of(village("Ansatz 2026, Plan 2027, Plan 2028",
                          plan_of("  4: [27.470, 29.000, 30.000]\n  11: [154.670, 161.300, 166.700]\n"),
                          {plan_of("  4: [8.110, 8.500, 8.700]\n  11: [102.480, 106.900, 110.500]\n")}));
  CHECK_THAT(said, StartsWith("X01 1: in 3 Spalten fehlen in 2 Zeilen Beträge, die keine Stelle nennt\n"
                              "= Zeile 4: 19.360 (Ansatz 2026), 20.500 (Plan 2027), 21.300 (Plan 2028)\n"
                              "= Zeile 11: 52.190 (Ansatz 2026), 54.400 (Plan 2027), 56.200 (Plan 2028)\n") &&
                       !Contains("\nX01") && !Contains("eintragen"));
}

TEST_CASE("a blank beside written cells is as good as an amount without a slip") {
  const std::string said =
      findings_of(village(two_columns, two_sums, {first_of_two, plan_of("  11: [150.000, ~]\n")}));
  CHECK_THAT(said, StartsWith("P03 1 Zeile 11 Plan 2027:") && !Contains("am ehesten") &&
                       Contains("= gleich gut gestützt: 1.2 Zeile 11 Plan 2027 ist leer: 155.000?\n"));
}

TEST_CASE("a column that a product leaves out is one finding") {
  const std::string said =
      findings_of(village(two_columns, plan_of("  11: [350.000, 360.000]\n  17: [350.000, 360.000]\n"),
                          {plan_of("  11: [200.000, 205.000]\n  17: [200.000, 205.000]\n"),
                           plan_of("  spalten: [Plan 2027]\n  11: [155.000]\n  17: [155.000]\n")}));
  CHECK_THAT(said,
             StartsWith("X01 1.2 Ansatz 2026: hier ist leer, was den beiden verletzten Prüfungen fehlt\n"
                        "= 1.2 Zeile 11 Ansatz 2026 ist leer: 150.000? 1.2 Zeile 17 Ansatz 2026 ist leer: "
                        "150.000?\n"));
}

TEST_CASE("a limit that is exceeded names no amount") {
  const std::string notes =
      "ansaetze:\n  13:\n    - {betrag: 48.500, bezeichnung: X}\n"
      "    - {betrag: 9.000, bezeichnung: Y}\n    - {betrag: 9.000, bezeichnung: Z}\n";
  CHECK_THAT(findings_of(village("Ansatz 2026", "", {plan_of("  13: [60.000]\n  17: [60.000]\n") + notes})),
             StartsWith("A01 ") && !Contains("\n1.") && !Contains("statt"));
  CHECK_THAT(findings_of(village("Ansatz 2026", "", {plan_of("  11: [60.000]\n  17: [60.000]\n") + notes})),
             StartsWith("A01 ") && !Contains("\n1.") && !Contains("statt"));
}

TEST_CASE("where one side is not written, that is what is missing") {
  const std::string measure =
      "investitionen:\n  - nummer: 5\n    bezeichnung: Bau\n    zeilen:\n"
      "      8: {Ansatz 2026: 100.000, Plan 2027: 400.000}\n"
      "    faelligkeiten: {Plan 2027: 400.000}\n";
  CHECK(findings_of(village(two_columns, "", {measure})) ==
        "F04 Maßnahme 5: die Fälligkeiten ergeben 400.000 €, die VE ist 0 €\n"
        "> ist die VE vergessen? dann ergänzen: `VE: 400.000`\n");
  const std::string ring =
      "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: nachrichtlich\n"
      "    ertraege: [{betrag: 5.000, stelle: 1.1, zeile: 3, bezeichnung: X}]\n";
  const std::string said =
      findings_of(village("Ansatz 2026", ring,
                          {plan_of("  2: [5.000]\n  3: [9.000]\n") +
                           "ansaetze:\n  2: [{betrag: 5.000, bezeichnung: X, zweckbindung: 1-01}]\n"}));
  CHECK_THAT(said, StartsWith("Z03 ") && !Contains("statt") &&
                       Contains("> der Ring hat 5.000 € in Zeile 3; ist Zeile 2 gemeint?\n"));
}

TEST_CASE("an entry that may be missing is as good as an amount without a slip") {
  const std::string said = findings_of(
      village("Ansatz 2026", "",
              {plan_of("  13: [9.000]\n  17: [9.000]\n") +
               "ansaetze:\n  13: {vollstaendig: ja, posten: [{betrag: 5.500, bezeichnung: X}]}\n"}));
  CHECK_THAT(said,
             StartsWith("A02 ") && !Contains("am ehesten") && Contains("> fehlt ein Posten von 3.500 €?\n"));
}

TEST_CASE("posts in another column may be what is missing, and none are negative") {
  const auto posts = [](const char* text) { return fmt::format("planstellen: {{{}}}\n", text); };
  const std::string said =
      findings_of(village(two_columns, posts("planung 2026: \"5,00\""),
                          {posts("planung 2026: \"2,00\""), posts("planung 2027: \"3,00\"")}));
  CHECK_THAT(said, StartsWith("P05 ") && Contains("= 1.2 hat keine planung 2026: 3?\n"));
  CHECK_THAT(findings_of(village(two_columns, posts("planung 2026: \"1,00\""),
                                 {posts("planung 2026: \"2,00\""), posts("planung 2026: \"3,00\"")})),
             !Contains(": -"));
}

TEST_CASE("a ring with an entry on the wrong side is not balanced before that is mended") {
  const std::string ring =
      "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: ausgeglichen\n    ertraege:\n"
      "      - {betrag: 5.000, stelle: 1.1, zeile: 2, bezeichnung: X}\n"
      "      - {betrag: 5.000, stelle: 1.1, zeile: 13, bezeichnung: Y}\n";
  const std::string said =
      findings_of(village("Ansatz 2026", ring, {plan_of("  2: [5.000]\n  13: [9.000]\n")}));
  CHECK_THAT(said, StartsWith("Z07 ") && !Contains("Z01"));
}

TEST_CASE("what a reading error loses decides nothing") {
  const std::string lost_row =
      "investitionen:\n  - nummer: 5\n    bezeichnung: Bau\n    zeilen:\n"
      "      8: [100.000, 400.000]\n    faelligkeiten: {Plan 2027: 400.000}\n";
  CHECK(findings_of(village(two_columns, "", {lost_row})).empty());
  const std::string lost_columns =
      "kennzahlen:\n  - titel: Q\n    einheit: St\n    spalten: [Ist 2025, Plan 2026]\n    zeilen:\n"
      "      - {kennung: a, bezeichnung: A, werte: [50, 60]}\n"
      "      - {bezeichnung: AA, formel: a + a, werte: [60, 70]}\n";
  CHECK(findings_of(village(two_columns, "", {lost_columns})).empty());
  CHECK(findings_of(
            village(two_columns, "planstellen: {planung 2026: \"5,00\"}\n",
                    {"planstellen: {Planung 2026: \"2,00\"}\n", "planstellen: {planung 2026: \"3,00\"}\n"}))
            .empty());
  CHECK(findings_of(village(two_columns, two_sums,
                            {first_of_two, plan_of("  spalten: [Plan 2027]\n  11: [150.000, 155.000]\n")}))
            .empty());
}

namespace {

std::string indicators(const std::string& rows) {
  return "kennzahlen:\n  - titel: Q\n    einheit: St\n    spalten: [2024 Ist, 2025 Ist, 2026 Plan]\n    "
         "zeilen:\n"
         "      - {kennung: a, bezeichnung: A, werte: [48, 50, 50]}\n"
         "      - {kennung: b, bezeichnung: B, werte: [160, 170, 175]}\n" +
         rows;
}

std::string share(const std::string& values) {
  return indicators(fmt::format(
      "      - {{bezeichnung: AB, formel: a / b, einheit: \"%\", nachkommastellen: 1, werte: [{}]}}\n",
      values));
}

}  // namespace

TEST_CASE("a quotient that is printed as 0 is a finding like any other") {
  const std::string said = findings_of(village(two_columns, "", {share("\"30,0\", 0, \"28,6\"")}));
  CHECK_THAT(said, StartsWith("K01 ") && Contains(": 29,40 statt 0 "));
}

TEST_CASE("a whole that is printed as 100 % is a finding like any other") {
  const std::string said = findings_of(village(
      two_columns, "",
      {indicators(
          "      - {bezeichnung: AB, formel: a / (a + b), einheit: \"%\", nachkommastellen: 1, werte: "
          "[~, 100, ~]}\n")}));
  CHECK_THAT(said, StartsWith("K01 ") && Contains(": 22,70 statt 100 "));
}

TEST_CASE("a printed quotient is named with the digits of its row, and no other value with it") {
  CHECK_THAT(findings_of(village(two_columns, "", {share("\"30,0\", \"24,9\", \"28,6\"")})),
             StartsWith("K01 ") && Contains("2025 Ist: 29,40 statt 24,90") && !Contains("\nK01"));
  CHECK_THAT(
      findings_of(village(two_columns, "", {share("\"30,0\", \"29,4\", 286")})),
      StartsWith("K01 ") && Contains("2026 Plan: 28,60 statt 286 (Stelle verrutscht") && !Contains("\nK01"));
  CHECK_THAT(findings_of(village(two_columns, "", {share("\"30,0\", \"29,4\", \"28,76\"")})),
             StartsWith("K01 ") && Contains("2026 Plan: 28,60 statt 28,76") && !Contains("\nK01"));
}

TEST_CASE("written sums stand before leaves that have no reason for them") {
  const std::string measure =
      "investitionen:\n  - nummer: 5\n    bezeichnung: Bau\n    zeilen:\n"
      "      8: {Ansatz 2026: 120.000, Plan 2027: 400.000, bisher bereitgestellt: "
      "30.000, gesamt: 700.000}\n";
  const std::string said = findings_of(village(two_columns, "", {measure}));
  CHECK_THAT(said, StartsWith("F05 ") && Contains("\n1. Maßnahme 5 Zeile 8 gesamt: 550.000 statt 700.000"));
}
