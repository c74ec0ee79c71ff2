#include "evaluate/evaluation.hpp"

#include <catch2/catch.hpp>

#include "unit/support/plan_builder.hpp"

using namespace budgetc;
using namespace budgetc::test;

TEST_CASE("formula rows are computed from the rows of their column") {
  PlanBuilder b;
  b.node("35")
      .row("002", {blank, 1, 100, 200})
      .row("004", {blank, 2, 20, blank})
      .row("011", {blank, -5, -50, -60});
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell("35", "010")).value == euro(120));
  CHECK(e.cell(b.cell("35", "010", 3)).value == euro(200));
  CHECK(e.cell(b.cell("35", "018")).value == euro(70));
  CHECK(e.cell(b.cell("35", "018")).origin == Origin::formula);
  CHECK(e.cell(b.cell("35", "002")).origin == Origin::leaf);
}

TEST_CASE("a sum of nothing but blanks is blank, a written 0 is 0") {
  PlanBuilder b;
  b.node("35").row("002", {blank, 0, blank, blank});
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell("35", "010", 1)).value == euro(0));
  CHECK_FALSE(e.cell(b.cell("35", "010", 2)).value);
  CHECK(e.cell(b.cell("35", "010", 2)).origin == Origin::blank);
}

TEST_CASE("a parent is the sum of its children, whatever its control totals say") {
  PlanBuilder b;
  b.node("35").row("002", {blank, blank, 999, blank}).row("010", {blank, blank, 300, blank});
  b.node("35.01").row("002", {blank, blank, 100, blank});
  b.node("35.02").row("002", {blank, blank, 200, blank});
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell("35", "002")).value == euro(300));
  CHECK(e.cell(b.cell("35", "002")).origin == Origin::children);
  CHECK(e.shown(b.cell("35", "002")) == euro(999));
  CHECK(e.cell(b.cell("35", "010")).value == euro(300));
  CHECK_FALSE(e.cell(b.cell("35", "004")).value);
}

TEST_CASE("a node whose children have no plan is entered itself") {
  PlanBuilder b;
  b.node("35").node("35.01").row("002", {blank, blank, 100, blank}).node("35.01.01").node("35.01.02");
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell("35.01", "002")).origin == Origin::leaf);
  CHECK(e.cell(b.cell("35", "002")).value == euro(100));
}

TEST_CASE("Teil A is the sum of the measures and of the children, in the form's sign") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 8'000, blank}).measure("18", {blank, blank, 3'000, blank});
  b.node("35.01").measure("26", {blank, blank, 500, 700});
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell_a("35", "26")).value == euro(-8'500));
  CHECK(e.cell(b.cell_a("35", "26", 3)).value == euro(-700));
  CHECK(e.cell(b.cell_a("35", "26", 3)).origin == Origin::children);
  CHECK(e.cell(b.cell_a("35", "31")).value == euro(-5'500));
  CHECK_FALSE(e.cell(b.cell_a("35", "25")).value);
}

TEST_CASE("a written Teil A figure that no measure feeds is taken as entered") {
  PlanBuilder b;
  b.node("35").node("35.01").teil_a("26", {blank, blank, -400, blank});
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell_a("35.01", "26")).origin == Origin::leaf);
  CHECK(e.cell(b.cell_a("35", "31")).value == euro(-400));
}

TEST_CASE("a cell stands for the nearest written figures") {
  PlanBuilder b;
  b.node("35").row("018", {blank, blank, 7, blank});
  b.node("35.01").row("002", {blank, blank, 100, blank}).row("010", {blank, blank, 101, blank});
  b.node("35.02").row("002", {blank, blank, 200, blank}).row("011", {blank, blank, -50, blank});
  const Evaluation e = evaluate(b.plan);

  std::vector<Term> terms;
  e.append_computed_terms(b.cell("35", "010"), -1, terms);
  REQUIRE(terms.size() == 2);
  CHECK(b.plan.figures[terms[0].figure].amount == euro(100));
  CHECK(b.plan.figures[terms[1].figure].amount == euro(200));
  CHECK(terms[0].coefficient == -1);

  CHECK(e.local_value(b.cell("35.01", "018")) == euro(101));
  CHECK(e.local_value(b.cell("35.01", "010")) == euro(100));
  CHECK_FALSE(e.local_value(b.cell("35", "004")));
  CHECK(e.local_value(b.cell("35.02", "002")) == euro(200));
}

TEST_CASE("a sum that leaves the range is blank and marked, and so is all that needs it") {
  constexpr std::int64_t most = Money::max_cents;
  PlanBuilder b;
  b.node("35").cents("002", 2, most).cents("004", 2, 1).cents("016", 2, -5);
  const Evaluation e = evaluate(b.plan);
  CHECK_FALSE(e.cell(b.cell("35", "010")).value);
  CHECK(e.cell(b.cell("35", "010")).overflow);
  CHECK(e.cell(b.cell("35", "018")).overflow);
  CHECK_FALSE(e.cell(b.cell("35", "017")).overflow);
}

TEST_CASE("only the total must stay in range, not the way to it") {
  PlanBuilder b;
  b.node("35");
  b.node("35.01").cents("002", 2, Money::max_cents);
  b.node("35.02").cents("002", 2, Money::max_cents);
  b.node("35.03").cents("002", 2, -Money::max_cents);
  const Evaluation e = evaluate(b.plan);
  CHECK(e.cell(b.cell("35", "002")).value == Money::from_cents(Money::max_cents));
}

TEST_CASE("no sum over a node that could not be read is decidable") {
  PlanBuilder b;
  b.node("35")
      .row("010", {blank, blank, 1, blank})
      .node("35.01")
      .node("35.02")
      .row("002", {blank, blank, 1, blank});
  b.plan.nodes[1].readable = false;
  const Evaluation e = evaluate(b.plan);
  CHECK_FALSE(e.decidable(b.cell("35", "002")));
  CHECK_FALSE(e.decidable(b.cell("35", "010")));
  CHECK(e.decidable(b.cell("35.02", "010")));
}
