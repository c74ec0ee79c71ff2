#include "live/resolve.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "live/live_figure.hpp"
#include "unit/support/plan_builder.hpp"
#include "unit/support/rule_run.hpp"

namespace live_resolve_test {

using namespace budgetc;
using budgetc::test::PlanBuilder;

namespace {

/// A budget with one product: 002 is 100, 200.000, 1.250.499, 3 in its four columns, 011 is expense.
PlanBuilder small_plan() {
  PlanBuilder builder;
  builder.node("35")
      .node("35.01")
      .row("002", {100, 200'000, 1'250'499, 3})
      .row("011", {-50, -100'000, -2'500'998, 0});
  builder.plan.years = {{.year = 2024, .column = 2, .prior = 1}};
  builder.plan.inhabitants = {{2023, 1'000}};
  return builder;
}

/// The resolved text with ordinary spaces; where there are faults, "offset+length: message" of each instead.
std::string said(const std::string& text) {
  const PlanBuilder builder = small_plan();
  const Evaluation evaluation = evaluate(builder.plan);
  const auto resolved = live::resolve(text, {builder.plan, evaluation, builder.plan.find_node("35.01")});
  if (resolved.faults.empty()) return test::plain(resolved.text);
  std::string faults;
  for (const ExpressionError& fault : resolved.faults) {
    const auto word = text.substr(fault.place.offset, fault.place.length);
    faults += (faults.empty() ? "" : "; ") + word + ": " + fault.message;
  }
  CHECK(test::plain(resolved.text) == test::plain(text));
  return faults;
}

}  // namespace

TEST_CASE("a live figure becomes the amount of the plan") {
  CHECK(said("Es sind {betrag 002}.") == "Es sind 1.250.499 €.");
  CHECK(said("{betrag 35.01 002 \"Ansatz 2023\"}") == "200.000 €");
  CHECK(said("{betrag 35 002 Ansatz 2023}") == "200.000 €");
  CHECK(said("{betrag\n002\n„Ansatz 2023“}") == "200.000 €");
  CHECK(said("{betrag 002 + 011}{betrag 002-011 \"Ansatz 2023\"}") == "-1.250.499 €300.000 €");
}

TEST_CASE("an amount is printed in its format, rounded half away from zero") {
  CHECK(said("{betrag 002 in T€}, {betrag 002 in Mio. €}") == "1.250 T€, 1,3 Mio. €");
  CHECK(said("{betrag 011 ohne Vorzeichen in T€}, {betrag 011}") == "2.501 T€, -2.500.998 €");
  CHECK(said("{betrag 002 gegenüber Ansatz 2023}") == "+1.050.499 €");
  CHECK(said("{betrag 011 gegenüber „Ansatz 2023“ in T€}") == "-2.401 T€");
  CHECK(said("{betrag 002 gegenüber Ansatz 2024}") == "0 €");
  CHECK(said("{betrag 002 in % von 011}") == "-50,0 %");
  CHECK(said("{betrag 002 je Einwohner}") == "1.250,50 €");
}

TEST_CASE("only the four words make a brace live, and a backslash keeps one from it") {
  for (const std::string text : {"{jahr} { betrag 002} {Betrag 002} {betrags} {betrag:002} {} { }}{ {{",
                                 "{ring", "{ring}", "{betrag}", "{stellenplan 2024}", "\\{name} \\"})
    CHECK(said(text) == text);
  CHECK(said("\\{betrag 002} und {betrag 002}") == "{betrag 002} und 1.250.499 €");
  CHECK(said("\\{betrag") == "\\{betrag");
  CHECK(said("\\{betrag ohne Ende") == "{betrag ohne Ende");
}

TEST_CASE("what cannot be printed is said at its word and stays as it is written") {
  CHECK(said("{betrag 099}") ==
        "099: eine Zeile 099 hat kein Plan von 35.01 (teilergebnisplan, teilfinanzplan_a)");
  CHECK(said("{betrag 35.10 002}") == "35.10: eine Stelle 35.10 gibt es nicht");
  CHECK(said("{betrag haushalt 002}") == "haushalt: die Verwaltung als Ganzes hat keinen Plan");
  CHECK(said("{betrag 35.01}") == "35.01: hinter der Stelle fehlt die Zeile");
  CHECK(said("{betrag 18}") == "18: 35.01 Teil A Zeile 18 Ansatz 2024 ist leer");
  CHECK(said("{betrag 002 Ansatz 2030}") == "Ansatz 2030: eine Spalte „Ansatz 2030“ hat der Haushalt nicht");
  CHECK(said("{betrag 002 \"Ansatz 2024}") == "\": das Anführungszeichen wird nicht geschlossen");
  CHECK(said("{betrag 002") == "{betrag: die Klammer wird nicht geschlossen" + std::string());
  CHECK(said("{betrag 002\n\n}") == "{betrag: die Klammer wird nicht geschlossen");
  CHECK(said("{betrag 002 in Mrd. €}") == "in Mrd.: die Form „in Mrd.“ gibt es nicht");
  CHECK(said("{betrag 002 in T€ 011}") == "011: „011“ passt hier nicht");
  CHECK(said("{betrag 002 in % von 011 \"Plan 2025\"}") ==
        "011: Zeile 011 ist 0: davon gibt es keinen Anteil");
  CHECK(said("{betrag 002 \"Ergebnis 2022\" je Einwohner}") ==
        "{betrag 002 \"Ergebnis 2022\" je Einwohner}: für 2022 sind keine Einwohner bekannt");
  CHECK(said("{kennzahl quote}") == "quote: hinter der Kennzahl fehlt das Jahr");
  CHECK(said("{stellen 2024}") == "2024: 35.01 hat für 2024 keine Planstellen");
  CHECK(said("{ring 35-01 ertraege}") == "35-01: einen Zweckbindungsring 35-01 gibt es nicht");
}

TEST_CASE("of several plans with a row, the one that the node has is meant") {
  PlanBuilder builder = small_plan();
  builder.plan.forms[static_cast<std::size_t>(*builder.plan.measure_plan)].rows.front().number = "002";
  const Evaluation evaluation = evaluate(builder.plan);
  const live::Context context{builder.plan, evaluation, builder.plan.find_node("35.01")};
  CHECK(test::plain(live::resolve("{betrag 002}", context).text) == "1.250.499 €");
}

TEST_CASE("where a node has several plans with a row, one must be named") {
  PlanBuilder builder = small_plan();
  builder.plan.forms[static_cast<std::size_t>(*builder.plan.measure_plan)].rows.front().number = "002";
  builder.teil_a("002", {1, 2, 3, 4});
  const Evaluation evaluation = evaluate(builder.plan);
  const live::Context context{builder.plan, evaluation, builder.plan.find_node("35.01")};
  const auto faulty = live::resolve("{betrag 002}", context);
  REQUIRE(faulty.faults.size() == 1);
  CHECK(faulty.faults[0].message == "mehrere Pläne haben die Zeile 002: teilergebnisplan, teilfinanzplan_a");
  CHECK(faulty.faults[0].help == "den Plan vor der Zeile nennen: teilergebnisplan 002");
  CHECK(test::plain(live::resolve("{betrag teilergebnisplan 002}", context).text) == "1.250.499 €");
  CHECK(test::plain(live::resolve("{betrag 35 teilergebnisplan 002 + 011}", context).text) == "-1.250.499 €");
}

TEST_CASE("an amount that is not readable or too large is no number") {
  PlanBuilder builder = small_plan();
  const auto resolve = [&](const std::string& text) {
    const Evaluation evaluation = evaluate(builder.plan);
    return live::resolve(text, {builder.plan, evaluation, builder.plan.find_node("35.01")});
  };
  Figure lost;
  lost.readable = false;
  const FigureId unreadable = builder.plan.figures.add(lost);
  builder.plan.nodes[static_cast<std::size_t>(*builder.plan.find_node("35.01"))]
      .plans[static_cast<std::size_t>(builder.plan.result_plan)]
      ->rows.front()
      .figures[2] = unreadable;
  CHECK(resolve("{betrag 002}").faults.size() == 1);
  CHECK(resolve("{betrag 010}").faults.size() == 1);
  CHECK(resolve("{betrag 010}").text == "{betrag 010}");
}

TEST_CASE("random braces never harm, and text without a live figure stays as it is") {
  const PlanBuilder builder = small_plan();
  const Evaluation evaluation = evaluate(builder.plan);
  const live::Context context{builder.plan, evaluation, builder.plan.find_node("35.01")};
  const std::vector<std::string> pieces{"{",  "}",         "betrag", "ring ", "kennzahl", "stellen ", " ",
                                        "\\", "\"",        "002",    "+",     "-",        "(",        "in T€",
                                        "je", "gegenüber", "Ansatz", "2024",  "\n",       "35.01",    "\xC2",
                                        "„",  "von",       "%",      "summe("};
  CHECK(rc::check([&] {
    std::string text;
    for (int i = *rc::gen::inRange(0, 30); i > 0; --i) text += *rc::gen::elementOf(pieces);
    const auto resolved = live::resolve(text, context);
    if (!live::has_live_figure(text)) RC_ASSERT(resolved.text == text);
    for (const ExpressionError& fault : resolved.faults)
      RC_ASSERT(std::size_t{fault.place.offset} + fault.place.length <= text.size());
  }));
  CHECK(rc::check([&](const std::string& text) {
    const std::string harmless = "{" + text;
    if (!live::has_live_figure(harmless)) RC_ASSERT(live::resolve(harmless, context).text == harmless);
  }));
}

}  // namespace live_resolve_test
