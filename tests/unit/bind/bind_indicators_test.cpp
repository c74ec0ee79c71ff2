#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"

namespace bind_indicators_test {

using namespace budgetc;
using budgetc::test::bind_product;
using budgetc::test::BoundSources;

namespace {

std::string said(const std::string& text) {
  return bind_product("kennzahlen:\n  - spalten: [2023 Ist, 2024 Plan]\n" + text).said();
}

}  // namespace

TEST_CASE("indicator tables have groups, rows, footnotes and charts") {
  const BoundSources bound = bind_product(
      "kennzahlen:\n"
      "  - titel: T\n"
      "    einheit: Anzahl\n"
      "    diagramme:\n"
      "      - {titel: D, art: gruppierte_balken, reihen: [visa]}\n"
      "      - {titel: E, art: linien, ohne_werte: keine Werte}\n"
      "    zeilen:\n"
      "      - gruppe: KIM\n"
      "      - bezeichnung: Visa\n"
      "        kennung: visa\n"
      "        nummer: K1\n"
      "        einheit: Stück\n"
      "        werte: [404, \"10,81\", ~]\n"
      "      - {bezeichnung: Quote, formel: visa / 2, nachkommastellen: 2}\n"
      "    fussnoten:\n"
      "      - {zeichen: \"*\", text: f}\n"
      "      - {text: g}\n"
      "    spalten: [2022 Ist, 2022 Plan, 2024 Plan]\n");
  CHECK(bound.said().empty());
  const IndicatorTable& table = bound.node("35.01.01").indicators[0];
  CHECK(table.title->value == "T");
  CHECK(table.unit->value == "Anzahl");
  REQUIRE(table.columns.size() == 3);
  CHECK(table.columns[0].value.actual);
  CHECK(table.columns[2].value.year == 2024);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].is_group);
  CHECK(table.rows[0].label.value == "KIM");
  const Indicator& visa = table.rows[1];
  CHECK(visa.id->value == "visa");
  CHECK(visa.number->value == "K1");
  CHECK(visa.unit->value == "Stück");
  CHECK(bound.figure(*visa.values[1]).amount.cents() == 1081);
  CHECK(bound.figure(*visa.values[1]).kind == FigureKind::indicator_value);
  CHECK_FALSE(visa.values[2]);
  CHECK(table.rows[2].formula->value == "visa / 2");
  CHECK(table.rows[2].decimals == 2);
  CHECK(table.rows[2].values.size() == 3);
  CHECK(table.footnotes[0].mark.value == "*");
  CHECK(table.footnotes[1].mark.value.empty());
  CHECK(table.charts[0].kind == ChartKind::grouped_bars);
  CHECK(table.charts[0].series[0].value == "visa");
  CHECK(table.charts[1].missing_note->value == "keine Werte");
}

TEST_CASE("slips in indicator tables") {
  CHECK(said("    zeilen: [{bezeichnung: a, werte: [1]}]\n") ==
        "S16 35/35.01/35.01.01.yaml:5:38 [[1]] 1 Wert für 2 Spalten => für jede Spalte ein Wert, ein leeres "
        "Feld schreibt man ~; die Spalten sind: 2023 Ist, 2024 Plan\n");
  CHECK(said("    zeilen: [{bezeichnung: a, kennung: Visa}]\n") ==
        "S20 35/35.01/35.01.01.yaml:5:40 [Visa] „Visa“ ist keine Kennung => eine Kennung besteht aus "
        "Kleinbuchstaben "
        "ohne Umlaute, Ziffern und „_“\n");
  CHECK(said("    zeilen: [{bezeichnung: a, kennung: v}, {bezeichnung: b, kennung: v}]\n") ==
        "S18 35/35.01/35.01.01.yaml:5:70 [v] die Kennung „v“ gibt es in dieser Tabelle zweimal & "
        "35/35.01/35.01.01.yaml:5:40 [v] zuerst hier\n");
  CHECK(said("    zeilen: [{gruppe: g, werte: [1, 2]}]\n") ==
        "S10 35/35.01/35.01.01.yaml:5:26 [werte] unbekannter Schlüssel „werte“ in einer Gruppe von "
        "Kennzahlen => "
        "möglich sind: gruppe\n");
  CHECK(said("    zeilen: [{bezeichnung: a, nachkommastellen: 3}]\n") ==
        "S20 35/35.01/35.01.01.yaml:5:49 [3] „3“ ist hier nicht vorgesehen => möglich sind: 0, 1, 2\n");
  CHECK(said("    zeilen: [{bezeichnung: a, kennung: visum}]\n    diagramme: [{titel: t, art: torte, reihen: "
             "[visa]}, "
             "{titel: u, art: balken}]\n") ==
        "S20 35/35.01/35.01.01.yaml:6:33 [torte] „torte“ ist hier nicht vorgesehen => möglich sind: balken, "
        "gruppierte_balken, linien\n"
        "S20 35/35.01/35.01.01.yaml:6:49 [visa] eine Kennung „visa“ gibt es in dieser Tabelle nicht\n"
        "S11 35/35.01/35.01.01.yaml:6:58 [titel] „reihen“ fehlt in einem Diagramm => ergänzen: reihen: …\n");
  CHECK(bind_product("kennzahlen:\n  - {spalten: [2024, 2024 Ist, 2024 Ist], zeilen: [{gruppe: x}]}\n")
            .said() ==
        "S15 35/35.01/35.01.01.yaml:4:16 [2024] „2024“ ist keine Spalte von Kennzahlen => ist es erreicht, "
        "so schreiben: 2024 Ist; ist es geplant, so schreiben: 2024 Plan\n"
        "S20 35/35.01/35.01.01.yaml:4:32 [2024 Ist] die Spalte „2024 Ist“ steht zweimal\n");
}

}  // namespace bind_indicators_test
