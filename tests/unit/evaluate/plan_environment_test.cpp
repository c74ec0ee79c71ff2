#include "evaluate/plan_environment.hpp"

#include <catch2/catch.hpp>

#include "unit/support/plan_builder.hpp"

using namespace budgetc;
using budgetc::test::blank;
using budgetc::test::PlanBuilder;

namespace {

Text text(const char* words) {
  return {words, {}};
}

RingEntry entry(PlanBuilder& builder, std::int64_t cents, bool is_income) {
  RingEntry made;
  made.amount[0] = builder.figure(cents, FigureKind::ring_entry);
  made.is_income = is_income;
  return made;
}

Posts planned_posts(PlanBuilder& builder, std::int64_t hundredths) {
  Posts posts;
  posts.column = {ColumnKind::budgeted, 2024};
  posts.value = builder.figure(hundredths, FigureKind::posts);
  return posts;
}

/// A budget with two products, a ring, posts and a table of indicators on the first product.
PlanBuilder small_plan() {
  PlanBuilder builder;
  builder.node("35").node("35.01").row("002", {blank, 90, 100, 110}).row("011", {blank, blank, -50, -60});
  builder.node("35.02").row("002", {blank, 10, 20, 30}).row("011", {blank, blank, -5, -6});
  EarmarkRing ring;
  ring.citation = "35-02";
  ring.entries = {entry(builder, 60'00, true), entry(builder, 61'00, false)};
  builder.plan.add(ring);
  builder.plan.nodes[1].posts = {planned_posts(builder, 1190)};
  builder.plan.nodes[2].posts = {planned_posts(builder, 10)};
  return builder;
}

Indicator written(PlanBuilder& builder, const char* id, std::vector<std::int64_t> hundredths) {
  Indicator indicator;
  indicator.id = text(id);
  for (const auto value : hundredths)
    indicator.values.emplace_back(builder.figure(value, FigureKind::indicator_value));
  return indicator;
}

Indicator derived(const char* id, const char* formula) {
  Indicator indicator;
  indicator.id = text(id);
  indicator.formula = text(formula);
  return indicator;
}

IndicatorTable small_table(PlanBuilder& builder) {
  IndicatorTable table;
  table.columns = {{{2023, true}, {}}, {{2024, false}, {}}};
  table.add(written(builder, "auslaender", {40'00, 45'00}));
  table.add(written(builder, "bevoelkerung", {300'00, 300'00}));
  table.add(derived("quote", "auslaender / bevoelkerung"));
  table.add(derived("doppelt", "2 * quote"));
  table.add(derived("kreis_a", "kreis_b + 1"));
  table.add(derived("kreis_b", "kreis_a"));
  table.add(derived("je_stelle", "-zeile(011) / planstellen"));
  return table;
}

/// What a rule comes to at a node in Ansatz 2024: its value in German notation, "leer", or the error.
std::string compute(const PlanBuilder& builder, const std::string& rule, const std::string& node = "35.01") {
  const auto expression = parse_expression(rule, Dialect::rule);
  REQUIRE(expression);
  const Evaluation evaluation = evaluate(builder.plan);
  PlanEnvironment environment(builder.plan, evaluation);
  const auto value =
      evaluate(*expression, environment, {*builder.plan.find_node(node), {ColumnKind::budgeted, 2024}});
  if (!value) return value.error().message + (value.error().help.empty() ? "" : " / " + value.error().help);
  if (const auto* truth = std::get_if<Truth>(&*value))
    return !*truth ? "unentschieden" : **truth ? "ja" : "nein";
  const Number& number = std::get<Number>(*value);
  return number ? format_german(*number) : "leer";
}

}  // namespace

TEST_CASE("rules find rows of the node, of its children and of other years") {
  const PlanBuilder builder = small_plan();
  CHECK(compute(builder, "zeile(002)") == "100");
  CHECK(compute(builder, "zeile(002)", "35") == "120");
  CHECK(compute(builder, "zeile(010; Plan 2025)") == "110");
  CHECK(compute(builder, "zeile(002; Knoten 35.02)") == "20");
  CHECK(compute(builder, "summe(zeile(002..004))") == "100");
  CHECK(compute(builder, "vorjahr(zeile(002))") == "90");
  CHECK(compute(builder, "vorjahr(zeile(011))") == "leer");
  CHECK(compute(builder, "summe(kinder(zeile(002))) = zeile(002)", "35") == "ja");
  CHECK(compute(builder, "max(kinder(zeile(002)))", "35") == "100");
  CHECK(compute(builder, "zeile(002) <= 1,1 * vorjahr(zeile(002))") == "nein");
}

TEST_CASE("rules find rings and posts") {
  const PlanBuilder builder = small_plan();
  CHECK(compute(builder, "ring(35-02).aufwendungen - ring(35-02).ertraege") == "1");
  CHECK(compute(builder, "vorjahr(ring(35-02).ertraege)") == "leer");
  CHECK(compute(builder, "planstellen") == "11,9");
  CHECK(compute(builder, "planstellen", "35") == "12");
  CHECK(compute(builder, "-zeile(011) / planstellen <= 5") == "ja");
}

TEST_CASE("names that do not exist are said with the nearest that does") {
  PlanBuilder builder = small_plan();
  builder.plan.nodes[1].indicators.push_back(small_table(builder));
  CHECK(compute(builder, "zeile(003)").starts_with("eine Zeile 003 hat die Planform"));
  CHECK(compute(builder, "zeile(002; Knoten 35.03)") ==
        "einen Knoten 35.03 gibt es nicht / meinten Sie „35.01“?");
  CHECK(compute(builder, "zeile(002; Ansatz 2021)")
            .starts_with("eine Spalte Ansatz 2021 hat der Haushalt nicht / die Spalten sind: Ergebnis 2022, "
                         "Ansatz 2023"));
  CHECK(compute(builder, "ring(35-03).ertraege") ==
        "einen Zweckbindungsring 35-03 gibt es nicht / meinten Sie „35-02“?");
  CHECK(compute(builder, "kennzahl(qote)") == "eine Kennzahl „qote“ hat 35.01 nicht / meinten Sie „quote“?");
  CHECK(compute(builder, "kennzahl(quote; 2019 Ist)") ==
        "diese Spalte hat die Tabelle der Kennzahl nicht / sie hat: 2023 Ist, 2024 Plan");
}

TEST_CASE("derived indicators are computed exactly") {
  PlanBuilder builder = small_plan();
  builder.plan.nodes[1].indicators.push_back(small_table(builder));
  CHECK(compute(builder, "kennzahl(quote)") == "0,15");
  CHECK(compute(builder, "kennzahl(quote) = 15 %") == "ja");
  CHECK(compute(builder, "kennzahl(quote; 2023 Ist) * 300 = 40") == "ja");
  CHECK(compute(builder, "kennzahl(doppelt) = 0,3") == "ja");
  CHECK(compute(builder, "kennzahl(je_stelle) = 50 / 11,9") == "ja");
  CHECK(compute(builder, "kennzahl(quote; Knoten 35.01)", "35") == "0,15");
}

TEST_CASE("a percentage is a fraction in formulas") {
  PlanBuilder builder = small_plan();
  IndicatorTable table = small_table(builder);
  Indicator share = written(builder, "anteil", {10'81, 10'81});
  share.unit = text("%");
  table.add(share);
  builder.plan.nodes[1].indicators.push_back(table);
  CHECK(compute(builder, "kennzahl(anteil) = 10,81 %") == "ja");
}

TEST_CASE("indicators that are computed from themselves are an error, never a loop") {
  PlanBuilder builder = small_plan();
  IndicatorTable table = small_table(builder);
  for (int i = 0; i < 5'000; ++i) {
    table.add(derived(("k" + std::to_string(i)).c_str(), ("k" + std::to_string(i + 1)).c_str()));
  }
  builder.plan.nodes[1].indicators.push_back(table);
  CHECK(compute(builder, "kennzahl(kreis_a)").find("wird aus sich selbst berechnet") != std::string::npos);
  CHECK(compute(builder, "kennzahl(k0)").find("zu viele Kennzahlen") != std::string::npos);
}
