#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"

using namespace budgetc;
using budgetc::test::bind_budget;
using budgetc::test::BoundSources;

namespace {

std::string said(const std::string& text) {
  return bind_budget(text).said();
}

}  // namespace

TEST_CASE("rings are cited by budget and number") {
  const BoundSources bound = bind_budget(
      "zweckbindungsringe:\n"
      "  - nummer: 2\n"
      "    ausgleich: gedeckt\n"
      "    ertraege:\n"
      "      - {betrag: 269.836, stelle: 35.01, zeile: 002, bezeichnung: Zuwendung}\n"
      "    aufwendungen:\n"
      "      - {betrag: 122.400, stelle: 35.09, zeile: 999, bezeichnung: Weiterleitung}\n");
  CHECK(bound.said().empty());
  const EarmarkRing* ring = bound.plan().find_ring("35-02");
  REQUIRE(ring != nullptr);
  CHECK(ring->number.value == "2");
  CHECK(ring->node == *bound.plan().find_node("35"));
  CHECK(ring->balance == RingBalance::covered);
  REQUIRE(ring->entries.size() == 2);
  CHECK(ring->entries[0].is_income);
  CHECK(ring->entries[0].node == bound.plan().find_node("35.01"));
  CHECK(ring->entries[0].row == bound.plan().result_form().find("002"));
  CHECK(bound.euros(ring->entries[0].amount[0]) == 269836);
  CHECK(bound.figure(*ring->entries[0].amount[0]).kind == FigureKind::ring_entry);
  CHECK_FALSE(ring->entries[1].is_income);
  CHECK_FALSE(ring->entries[1].node);
  CHECK(ring->entries[1].node_number.value == "35.09");
  CHECK_FALSE(ring->entries[1].row);
  CHECK(ring->entries[1].row_number.value == "999");
}

TEST_CASE("slips in rings") {
  CHECK(said("zweckbindungsringe:\n  - {nummer: zwei, ausgleich: ja}\n") ==
        "S20 35/budget.yaml:4:14 [zwei] „zwei“ ist keine Nummer eines Zweckbindungsrings => die Ringe eines "
        "Budgets "
        "sind von 1 an gezählt\n"
        "S20 35/budget.yaml:4:31 [ja] „ja“ ist hier nicht vorgesehen => möglich sind: ausgeglichen, gedeckt, "
        "nachrichtlich\n");
  const std::string entries =
      ", ausgleich: gedeckt, ertraege: [{betrag: 1, stelle: 35, zeile: 002, bezeichnung: x}]}\n";
  CHECK(said("zweckbindungsringe:\n  - {nummer: 2" + entries + "  - {nummer: 02" + entries) ==
        "S18 35/budget.yaml:5:14 [02] den Zweckbindungsring 35-02 gibt es zweimal & 35/budget.yaml:4:14 [2] "
        "zuerst "
        "hier\n");
  CHECK(said("zweckbindungsringe:\n  - {nummer: 1, ausgleich: gedeckt, ertraege: []}\n") ==
        "S11 35/budget.yaml:4:5 [{nummer: 1, ausgleich: gedeckt, ertraege: []}] der Zweckbindungsring hat "
        "keinen "
        "Eintrag => die Einträge unter „ertraege“ und „aufwendungen“ schreiben, oder den Ring streichen\n");
  CHECK(said("zweckbindungsringe:\n  - {nummer: 1}\n") ==
        "S11 35/budget.yaml:4:6 [nummer] „ausgleich“ fehlt in einem Zweckbindungsring => ergänzen: "
        "ausgleich: … => nötig: nummer, ausgleich; möglich auch: ertraege, aufwendungen, abweichungen\n");
  CHECK(said("zweckbindungsringe:\n  - {nummer: 1, ausgleich: gedeckt, ertraege: [{betrag: 1}]}\n") ==
        "S11 35/budget.yaml:4:49 [betrag] „stelle“ und „zeile“ und „bezeichnung“ fehlen in einem Eintrag des "
        "Zweckbindungsrings => ergänzen: stelle: …, zeile: …, bezeichnung: … => nötig: betrag, stelle, "
        "zeile, bezeichnung\n");
}

TEST_CASE("measures have rows with year columns and the extra ones of Teil B") {
  const BoundSources bound = bind_budget(
      "investitionen:\n"
      "  - nummer: 35002401\n"
      "    bezeichnung: Büro\n"
      "    stelle: 35.01\n"
      "    wertgrenze: unter\n"
      "    zeilen:\n"
      "      26: {Ansatz 2024: 8.000, Plan 2025: ~, VE: 5, bisher bereitgestellt: 0, gesamt: 8.000}\n"
      "      18: {Ansatz 2024: 1}\n"
      "    faelligkeiten: {Plan 2025: 5}\n"
      "    text: Tische\n"
      "  - {nummer: 2, bezeichnung: zwei, zeilen: {26: {gesamt: ~}}}\n");
  CHECK(bound.said().empty());
  REQUIRE(bound.plan().investments.size() == 2);
  const Investment& measure = bound.plan().investments[0];
  CHECK(measure.number.value == "35002401");
  CHECK(measure.name.value == "Büro");
  CHECK(measure.node == *bound.plan().find_node("35.01"));
  CHECK(measure.declared_block->value == ThresholdBlock::below);
  CHECK(bound.bytes(measure.declared_block->span) == "unter");
  REQUIRE(measure.rows.size() == 2);
  CHECK(bound.bytes(measure.rows[0].row_span) == "18");
  const InvestmentRow& row = measure.rows[1];
  CHECK(bound.euros(row.years[2]) == 8000);
  CHECK(bound.figure(*row.years[2]).kind == FigureKind::investment_cell);
  CHECK_FALSE(row.years[3]);
  const auto extra = [&](InvestmentColumn column) {
    return bound.euros(row.extras[static_cast<std::size_t>(column)]);
  };
  CHECK(extra(InvestmentColumn::commitment) == 5);
  CHECK(extra(InvestmentColumn::provided_so_far) == 0);
  CHECK(extra(InvestmentColumn::total) == 8000);
  CHECK(bound.euros(measure.maturities[0].years[3]) == 5);
  CHECK(bound.figure(*measure.maturities[0].years[3]).kind == FigureKind::commitment_maturity);
  CHECK(measure.text->value == "Tische");
  CHECK(bound.plan().investments[1].node == *bound.plan().find_node("35"));
}

TEST_CASE("slips in measures") {
  const std::string head = "investitionen:\n  - nummer: 1\n    bezeichnung: x\n";
  CHECK(said(head) ==
        "S11 35/budget.yaml:4:5 [nummer] „zeilen“ fehlt in einer Investitionsmaßnahme => ergänzen: zeilen: … "
        "=> nötig: nummer, bezeichnung, zeilen; möglich auch: stelle, wertgrenze, faelligkeiten, text, "
        "abweichungen\n");
  CHECK(said(head + "    zeilen: {26: {Ansatz 2031: 1, bisher: 2}}\n") ==
        "S15 35/budget.yaml:6:19 [Ansatz 2031] unbekannte Spalte „Ansatz 2031“ => die Spalten von "
        "haushalt.yaml sind: "
        "Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025 => dazu kommen: VE, bisher bereitgestellt, "
        "spaetere Jahre, gesamt\n"
        "S15 35/budget.yaml:6:35 [bisher] unbekannte Spalte „bisher“ => die Spalten von haushalt.yaml sind: "
        "Ergebnis "
        "2022, Ansatz 2023, Ansatz 2024, Plan 2025 => dazu kommen: VE, bisher bereitgestellt, spaetere "
        "Jahre, gesamt\n");
  CHECK(said(head + "    zeilen: {30: {Ansatz 2024: 1}}\n") ==
        "S14 35/budget.yaml:6:14 [30] Zeile 30 (Auszahlungen aus Investitionstätigkeit) wird berechnet und "
        "nimmt keine "
        "Maßnahme auf\n");
  CHECK(
      said(head + "    zeilen: {26: {gesamt: 0}}\n    stelle: 35.91\n    wertgrenze: drueber\n    "
                  "faelligkeiten: {VE: 1}\n") ==
      "S20 35/budget.yaml:7:13 [35.91] eine Stelle 35.91 gibt es nicht => meinten Sie „35.01“?\n"
      "S20 35/budget.yaml:8:17 [drueber] „drueber“ ist hier nicht vorgesehen => meinten Sie „ueber“? => "
      "möglich sind: ueber, unter\n"
      "S15 35/budget.yaml:9:21 [VE] unbekannte Spalte „VE“ => die Spalten von haushalt.yaml sind: Ergebnis "
      "2022, Ansatz 2023, Ansatz 2024, Plan 2025 => was nach dem letzten Planjahr fällig wird, steht unter: "
      "spaeter\n");
  CHECK(said(head + "    zeilen: {26: {}}\n") ==
        "S11 35/budget.yaml:6:14 [26] „26“ ist leer in einer Investitionsmaßnahme => den Wert dahinter "
        "schreiben: 26: …\n");
  CHECK(
      said(head +
           "    zeilen: {26: {gesamt: 0}}\n  - {nummer: 01, bezeichnung: y, zeilen: {26: {gesamt: 0}}}\n") ==
      "S18 35/budget.yaml:7:14 [01] die Investitionsmaßnahme 01 gibt es zweimal & 35/budget.yaml:4:13 [1] "
      "zuerst "
      "hier\n");
}

TEST_CASE("control totals of Teil B and of the list of measures") {
  const BoundSources bound = bind_budget(
      "teilfinanzplan_b:\n"
      "  unter: {Ansatz 2024: -16.000, gesamt: 0}\n"
      "investitionsliste:\n"
      "  ueber: {betrag: 0}\n"
      "  summe: {betrag: 16.000, zuwendungen: 1}\n");
  CHECK(bound.said().empty());
  const InvestmentTotals& totals = bound.node("35").investment_totals;
  CHECK(bound.euros(totals.blocks[1].years[2]) == -16000);
  CHECK(bound.figure(*totals.blocks[1].years[2]).kind == FigureKind::block_total);
  CHECK(bound.euros(totals.blocks[1].extras[static_cast<std::size_t>(InvestmentColumn::total)]) == 0);
  CHECK(totals.blocks[0].years.empty());
  CHECK(bound.euros(totals.list[0].amount[0]) == 0);
  CHECK_FALSE(totals.list[1].amount[0]);
  CHECK(bound.euros(totals.list[2].grants[0]) == 1);
  CHECK(bound.figure(*totals.list[2].grants[0]).kind == FigureKind::list_total);
}
