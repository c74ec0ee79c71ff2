#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"

namespace bind_plans_test {

using namespace budgetc;
using budgetc::test::bind_product;
using budgetc::test::BoundSources;

namespace {

std::string said(const std::string& text) {
  return bind_product(text).said();
}

const WrittenPlan& result_plan(const BoundSources& bound) {
  const WrittenPlan* plan = bound.node("35.01.01").plan(bound.plan().result_plan);
  REQUIRE(plan != nullptr);
  return *plan;
}

}  // namespace

TEST_CASE("rows of a plan hold one figure per column, in the order of the form") {
  const BoundSources bound = bind_product(
      "teilergebnisplan:\n"
      "  spalten: [Plan 2025, Ansatz 2024]\n"
      "  011: [-2, -1]\n"
      "  \"002\": [~, \"1.234,56\"]\n"
      "  310: ~\n");
  CHECK(bound.said().empty());
  const WrittenPlan& plan = result_plan(bound);
  CHECK(bound.bytes(plan.span) == "teilergebnisplan");
  REQUIRE(plan.rows.size() == 2);
  const PlanForm& form = bound.plan().result_form();
  CHECK(form.rows[plan.rows[0].row].number == "002");
  CHECK(bound.bytes(plan.rows[0].number_span) == "\"002\"");
  REQUIRE(plan.rows[0].figures.size() == 4);
  CHECK_FALSE(plan.rows[0].figures[0]);
  CHECK_FALSE(plan.rows[0].figures[3]);
  const Figure& cell = bound.figure(*plan.rows[0].figures[2]);
  CHECK(cell.amount.cents() == 123456);
  CHECK(cell.kind == FigureKind::plan_cell);
  CHECK(cell.node == *bound.plan().find_node("35.01.01"));
  CHECK(cell.readable);
  CHECK(bound.bytes(cell.span) == "\"1.234,56\"");
  CHECK(bound.euros(plan.rows[1].figures[3]) == -2);
  CHECK(bound.euros(plan.rows[1].figures[2]) == -1);
}

TEST_CASE("a plan without columns has all of haushalt.yaml's") {
  const BoundSources bound = bind_product("teilfinanzplan_a:\n  26: [1, 2, 3, 4]\n");
  CHECK(bound.said().empty());
  const WrittenPlan* plan = bound.node("35.01.01").plan(*bound.plan().measure_plan);
  REQUIRE(plan != nullptr);
  CHECK(bound.euros(plan->rows[0].figures[3]) == 4);
}

TEST_CASE("a wrong number of amounts is one finding, and names the quotes") {
  CHECK(said("teilergebnisplan:\n  002: [1.234,56, 1, 1, 1]\n") ==
        "S16 35/35.01/35.01.01.yaml:4:9 [1.234,56] 5 Beträge für 4 Spalten: das Komma in 1.234,56 trennt "
        "hier zwei Beträge => so schreiben: [\"1.234,56\", 1, 1, 1]\n");
  CHECK(said("teilergebnisplan:\n  002: [1, 2, 3, 4, 5]\n") ==
        "S16 35/35.01/35.01.01.yaml:4:8 [[1, 2, 3, 4, 5]] 5 Beträge für 4 Spalten => für jede Spalte ein "
        "Betrag, ein leeres Feld schreibt man ~; die Spalten sind: Ergebnis 2022, Ansatz 2023, Ansatz 2024, "
        "Plan 2025\n");
  CHECK(said("teilergebnisplan:\n  spalten: [Ansatz 2024]\n  002: []\n") ==
        "S16 35/35.01/35.01.01.yaml:5:8 [[]] 0 Beträge für 1 Spalte => für jede Spalte ein Betrag, ein "
        "leeres Feld schreibt man ~; die Spalten sind: Ansatz 2024\n");
}

TEST_CASE("amounts that cannot be read leave figures that no rule judges") {
  const BoundSources bound = bind_product("teilergebnisplan:\n  002: [1.50, 1, 1, [2]]\n  003: 7\n");
  CHECK(bound.result.diagnostics.size() == 3);
  CHECK(bound.result.diagnostics[0].code.text() == "S13");
  CHECK(bound.bytes(bound.result.diagnostics[0].primary.span) == "50");
  CHECK(bound.result.diagnostics[1].code.text() == "S12");
  CHECK(bound.result.diagnostics[2].code.text() == "S12");
  CHECK(bound.bytes(bound.result.diagnostics[2].primary.span) == "7");
  const WrittenPlan& plan = result_plan(bound);
  CHECK_FALSE(bound.figure(*plan.rows[0].figures[0]).readable);
  CHECK(bound.figure(*plan.rows[0].figures[1]).readable);
  CHECK_FALSE(bound.figure(*plan.rows[1].figures[3]).readable);
}

TEST_CASE("the finding for an amount points into quotes") {
  const BoundSources bound = bind_product("teilergebnisplan:\n  002: [\"12 T€\", 1, 1, 1]\n");
  REQUIRE(bound.result.diagnostics.size() == 1);
  CHECK(bound.bytes(bound.result.diagnostics[0].primary.span).find('"') == std::string::npos);
}

TEST_CASE("rows and columns that do not exist, or twice") {
  CHECK(said("teilergebnisplan:\n  02: [1, 1, 1, 1]\n") ==
        "S14 35/35.01/35.01.01.yaml:4:3 [02] eine Zeile 02 hat die Planform nrw-unna (Teilergebnisplan) "
        "nicht => so schreiben: 002\n");
  CHECK(said("teilfinanzplan_a:\n  026: [1, 1, 1, 1]\n") ==
        "S14 35/35.01/35.01.01.yaml:4:3 [026] eine Zeile 026 hat die Planform nrw-unna (Teilfinanzplan - "
        "Teil A) nicht => so schreiben: 26\n");
  CHECK(said("teilergebnisplan:\n  spalten: [Ansatz 2026]\n  002: [1]\n") ==
        "S15 35/35.01/35.01.01.yaml:4:13 [Ansatz 2026] unbekannte Spalte „Ansatz 2026“ => die Spalten von "
        "haushalt.yaml sind: Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025\n");
  CHECK(said("teilergebnisplan:\n  spalten: [Ansatz 2024, Ansatz 2024]\n  002: [1, 2]\n") ==
        "S20 35/35.01/35.01.01.yaml:4:26 [Ansatz 2024] die Spalte „Ansatz 2024“ steht zweimal\n");
  CHECK(said("teilergebnisplan:\n  spalte: [Ansatz 2024]\n")
            .starts_with("S10 35/35.01/35.01.01.yaml:4:3 [spalte] unbekannter Schlüssel „spalte“ in einem "
                         "Plan => meinten Sie „spalten“?"));
  CHECK(said("teilergebnisplan:\n  002: [1, 1, 1, 1]\n  \"002\": [1, 1, 1, 1]\n").starts_with("S06 "));
  CHECK(said("teilergebnisplan: [1]\n") ==
        "S12 35/35.01/35.01.01.yaml:3:19 [[1]] hier steht eine Liste, erwartet wird ein Block aus "
        "„Schlüssel: Wert“ => in einer eigenen, eingerückten Zeile „Schlüssel: Wert“ schreiben\n");
}

TEST_CASE("line notes are read in both forms") {
  const BoundSources bound = bind_product(
      "ansaetze:\n"
      "  015:\n"
      "    vollstaendig: ja\n"
      "    posten:\n"
      "      - {betrag: 5, bezeichnung: Umlage}\n"
      "  002:\n"
      "    - betrag: 376.500\n"
      "      vorjahr: 367.500\n"
      "      bezeichnung: Landeszuwendung\n"
      "      zweckbindung: 35-04\n"
      "      text: |\n"
      "        Absatz\n"
      "    - {betrag: 7, bezeichnung: weitere, vorjahr: ~}\n");
  CHECK(bound.said().empty());
  const auto& rows = bound.node("35.01.01").line_notes;
  REQUIRE(rows.size() == 2);
  CHECK(bound.bytes(rows[0].row_span) == "002");
  CHECK_FALSE(rows[0].complete);
  CHECK(rows[1].complete);
  REQUIRE(rows[0].notes.size() == 2);
  const LineNote& note = rows[0].notes[0];
  CHECK(bound.euros(note.amount[0]) == 376500);
  CHECK(bound.figure(*note.amount[0]).kind == FigureKind::note_amount);
  CHECK(bound.figure(*note.prior_year[0]).kind == FigureKind::note_prior_year);
  CHECK(note.label.value == "Landeszuwendung");
  CHECK(note.ring->value == "35-04");
  CHECK(note.text->value == "Absatz\n");
  CHECK_FALSE(rows[0].notes[1].prior_year[0]);
}

TEST_CASE("slips in line notes") {
  CHECK(said("ansaetze:\n  002:\n    - {bezeichnung: x}\n") ==
        "S11 35/35.01/35.01.01.yaml:5:8 [bezeichnung] „betrag“ fehlt in einer Ansatzerläuterung => ergänzen: "
        "betrag: … => nötig: betrag, bezeichnung; möglich auch: vorjahr, zweckbindung, text\n");
  CHECK(said("ansaetze:\n  002:\n    - {betrag: 1, bezeichnug: x}\n") ==
        "S10 35/35.01/35.01.01.yaml:5:19 [bezeichnug] unbekannter Schlüssel „bezeichnug“ in einer "
        "Ansatzerläuterung => "
        "meinten Sie „bezeichnung“?\n");
  CHECK(said("ansaetze:\n  002:\n    - {betrag: 1, bezeichnung: x, zweckbindung: 35.2}\n") ==
        "S20 35/35.01/35.01.01.yaml:5:49 [35.2] „35.2“ ist keine Nummer eines Zweckbindungsrings => Ring 2 "
        "von 35 wird als 35-02 zitiert\n");
  CHECK(said("ansaetze:\n  999:\n    - {betrag: 1, bezeichnung: x}\n")
            .starts_with("S14 35/35.01/35.01.01.yaml:4:3 [999]"));
  CHECK(said("ansaetze:\n  002: viel\n") ==
        "S12 35/35.01/35.01.01.yaml:4:8 [viel] hier steht ein Text, erwartet wird eine Liste => in den "
        "nächsten Zeilen, eingerückt, je Posten „- {betrag: …, bezeichnung: …}“\n");
}

TEST_CASE("a note without an amount does not count as nought") {
  const BoundSources bound = bind_product("ansaetze:\n  002:\n    - {bezeichnung: x}\n");
  CHECK_FALSE(bound.figure(*bound.node("35.01.01").line_notes[0].notes[0].amount[0]).readable);
}

}  // namespace bind_plans_test
