#include "evaluate/investments.hpp"

#include <catch2/catch.hpp>

#include "unit/support/plan_builder.hpp"

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
  CHECK(t.list[0].amount.value == euro(8'500));
  CHECK(t.list[0].grants.value == euro(300));
  CHECK(t.blocks[above].list[0].amount.value == euro(0));
  CHECK(table(b, "35.01").list[0].amount.value == euro(500));
}

TEST_CASE("a written control total is shown instead of the computed sum") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 8'000, blank});
  b.plan.nodes[0].investment_totals.list[2].amount[0] = b.figure(7'000'00, FigureKind::list_total);
  const InvestmentTable t = table(b, "35");
  CHECK(shown(b.plan, t.list[0].amount) == euro(7'000));
  CHECK(shown(b.plan, t.list[0].grants) == euro(0));
}

TEST_CASE("a balance is receipts less payments, whatever sign the form prints") {
  PlanBuilder b;
  b.plan.forms[static_cast<std::size_t>(*b.plan.measure_plan)].expenses_negative = false;
  b.node("35").measure("25", {blank, blank, 250'000, blank}).measure("18", {blank, blank, 100'000, blank});
  const InvestmentTotal sum = table(b, "35").blocks[above].years[2];
  CHECK(sum.value == euro(-150'000));
  CHECK(sum.receipts == euro(100'000));
  CHECK(sum.payments == euro(250'000));
}

TEST_CASE("later years count in an unwritten total") {
  PlanBuilder b;
  b.node("35").measure("26", {blank, blank, 1'000, 2'000}, {blank, 300, 700, blank});
  CHECK(table(b, "35").blocks[below].measures.at(0).lines.at(0).extras[total] == euro(-4'000));
}

TEST_CASE("the kind of payment with the largest share decides which threshold holds") {
  PlanBuilder b;
  const RowIndex building = b.plan.measure_form().find("25").value();
  b.plan.thresholds.by_row.emplace(building, Located<Money>{euro(200'000), {}});
  b.node("35").measure("25", {blank, blank, 150'000, blank}).measure("26", {blank, blank, 60'000, blank});
  CHECK(threshold_of(b.plan, b.plan.investments[0])->value == euro(200'000));
  CHECK(printed_block(b.plan, b.plan.investments[0]) == ThresholdBlock::below);
  CHECK(threshold_of(b.plan, b.plan.investments[1])->value == euro(50'000));
  CHECK(printed_block(b.plan, b.plan.investments[1]) == ThresholdBlock::above);
  // Of equal shares, and of a measure that only receives, the lower one.
  InvestmentRow movable = b.plan.investments[1].rows[0];
  movable.years = b.plan.investments[0].rows[0].years;
  b.plan.investments[0].rows.push_back(movable);
  CHECK(threshold_of(b.plan, b.plan.investments[0])->value == euro(50'000));
  b.measure("18", {blank, blank, 60'000, blank});
  CHECK(threshold_of(b.plan, b.plan.investments[2])->value == euro(50'000));
}
