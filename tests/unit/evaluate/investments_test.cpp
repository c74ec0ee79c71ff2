#include <catch2/catch.hpp>

#include "unit/support/plan_builder.hpp"
#include <budgetc/evaluate/investments.hpp>

using namespace budgetc;
using namespace budgetc::test;

namespace {

constexpr auto above = static_cast<std::size_t>(ThresholdBlock::above);
constexpr auto below = static_cast<std::size_t>(ThresholdBlock::below);
constexpr auto so_far = static_cast<std::size_t>(InvestmentColumn::provided_so_far);
constexpr auto total = static_cast<std::size_t>(InvestmentColumn::total);

InvestmentTable table(const PlanBuilder& b, const std::string& node) {
  return investment_table(evaluate(b.plan), b.plan, b.plan.find_node(node).value());
}

}  // namespace

TEST_CASE("a measure stands in the block of its total volume, not of one year") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 20'000, 40'000}).measure("26", {blank, blank, 50'000, blank});
  const InvestmentTable t = table(b, "35");
  REQUIRE(t.blocks[above].measures.size() == 1);
  CHECK(t.blocks[above].measures[0].investment == 0);
  CHECK(t.blocks[above].extras[total].value == euro(-60'000));
  REQUIRE(t.blocks[below].measures.size() == 1);
}

TEST_CASE("an unwritten total is what was provided so far plus the budget year and later") {
  PlanBuilder b;
  b.node("35").measure("26", {100, 200, 1'000, 2'000}, {blank, 300, blank});
  const InvestmentTable t = table(b, "35");
  const InvestmentLine& line = t.blocks[below].measures.at(0).lines.at(0);
  CHECK(line.extras[total] == euro(-3'300));
  CHECK(line.extras[so_far] == euro(-300));
  CHECK_FALSE(line.extras[0]);
}

TEST_CASE("blanks print blank in a measure's line, sums print 0") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 8'000, blank});
  const InvestmentTable t = table(b, "35");
  CHECK_FALSE(t.blocks[below].measures.at(0).lines.at(0).years[3]);
  CHECK(t.blocks[below].years[3].value == euro(0));
  CHECK(t.blocks[above].years[2].value == euro(0));
}

TEST_CASE("the list shows payments and grants of the budget year, positive") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 8'000, 9'000});
  b.node("35.01").measure("26", {blank, blank, 500, blank}).measure("18", {blank, blank, 300, blank});
  const InvestmentTable t = table(b, "35");
  CHECK(t.amount.value == euro(8'500));
  CHECK(t.grants.value == euro(300));
  CHECK(t.blocks[above].amount.value == euro(0));
  CHECK(table(b, "35.01").amount.value == euro(500));
}

TEST_CASE("a written control total is shown instead of the computed sum") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 8'000, blank});
  b.plan.nodes[0].investment_totals.list[2].amount = b.figure(7'000'00, FigureKind::list_total);
  const InvestmentTable t = table(b, "35");
  CHECK(shown(b.plan, t.amount) == euro(7'000));
  CHECK(shown(b.plan, t.grants) == euro(0));
}
