#include "causes/find_causes.hpp"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

using namespace budgetc;

namespace {

/// A small table of figures and the checks between them.
class Ledger {
 public:
  FigureId figure(std::int64_t euros) {
    values_.push_back(euros);
    return figures_.add({.amount = Money::from_cents(euros * 100).value(), .span = {}});
  }

  /// total = sum of the parts
  void sum(FigureId total, const std::vector<FigureId>& parts, std::int64_t tolerance = 0) {
    relate(Relation::equal, total, parts, tolerance);
  }
  void at_most(FigureId actual, FigureId limit) { relate(Relation::at_most, actual, {limit}, 0); }
  /// The same, for a check that its terms do not say all of.
  void sum_tried(FigureId total, const std::vector<FigureId>& parts, Trial trial) {
    trial_ = std::move(trial);
    relate(Relation::equal, total, parts, 0);
    trial_ = nullptr;
  }
  void accept_last(std::int64_t euros) { accepted_.back() = euros * 100; }

  /// Puts the figures into a grid of neighbours, row by row.
  void grid(const std::vector<std::vector<FigureId>>& rows) {
    FigureGrid& grid = grids_.emplace_back();
    for (const auto& row : rows) grid.rows.emplace_back(row.begin(), row.end());
  }

  [[nodiscard]] std::vector<Cause> causes() const {
    return find_causes(figures_, checks_, accepted_, grids_);
  }

 private:
  void relate(Relation relation, FigureId actual, const std::vector<FigureId>& parts,
              std::int64_t tolerance) {
    std::vector<Term> terms{{.figure = actual, .coefficient = 1}};
    std::int64_t expected = 0;
    for (const FigureId part : parts) {
      terms.push_back({.figure = part, .coefficient = -1});
      expected += values_[static_cast<std::size_t>(part)];
    }
    const Check check{.rule = Code{"P01"},
                      .relation = relation,
                      .subject = {},
                      .expected = Money::from_cents(expected * 100).value(),
                      .actual = figures_[actual].amount,
                      .tolerance = tolerance,
                      .actual_term_count = 1};
    if (trial_) {
      checks_.add(check, terms, trial_);
    } else {
      checks_.add(check, terms);
    }
    accepted_.push_back(0);
  }

  FigureTable figures_;
  CheckSet checks_;
  std::vector<std::int64_t> values_;
  std::vector<std::int64_t> accepted_;
  std::vector<FigureGrid> grids_;
  Trial trial_;
};

}  // namespace

TEST_CASE("checks that hold have no causes") {
  Ledger ledger;
  const auto a = ledger.figure(1);
  ledger.sum(ledger.figure(3), {a, ledger.figure(2)});
  CHECK(ledger.causes().empty());
}

TEST_CASE("a figure that stands in two broken sums is the one cause of both") {
  Ledger ledger;
  const auto wrong = ledger.figure(110);  // should be 101
  const auto other = ledger.figure(50);
  ledger.sum(ledger.figure(151), {wrong, other});
  ledger.sum(ledger.figure(121), {wrong, ledger.figure(20)});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].checks == std::vector<std::uint32_t>{0, 1});
  REQUIRE(causes[0].candidates.size() == 1);
  CHECK(causes[0].candidates[0].figure == wrong);
  CHECK(causes[0].candidates[0].right.cents() == 101'00);
  CHECK(causes[0].candidates[0].slip == SlipKind::transposed_neighbours);
}

TEST_CASE("a figure is not blamed when its change would break what holds") {
  Ledger ledger;
  const auto total = ledger.figure(31);
  const auto part = ledger.figure(10);
  ledger.sum(total, {part, ledger.figure(20)});
  ledger.sum(ledger.figure(10), {part});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  for (const Correction& candidate : causes[0].candidates) CHECK(candidate.figure != part);
  CHECK(causes[0].candidates.size() == 2);
}

TEST_CASE("two mistakes that share a sum are told apart") {
  Ledger ledger;
  const auto first = ledger.figure(110);   // 100
  const auto second = ledger.figure(203);  // 200
  ledger.sum(ledger.figure(300), {first, second});
  ledger.sum(ledger.figure(105), {first, ledger.figure(5)});
  ledger.sum(ledger.figure(207), {second, ledger.figure(7)});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 2);
  CHECK(causes[0].candidates[0].figure == first);
  CHECK(causes[0].candidates[0].right.cents() == 100'00);
  CHECK(causes[1].candidates[0].figure == second);
  CHECK(causes[1].candidates[0].right.cents() == 200'00);
}

TEST_CASE("mistakes that share nothing are separate causes") {
  Ledger ledger;
  ledger.sum(ledger.figure(5), {ledger.figure(4)});
  ledger.sum(ledger.figure(7), {ledger.figure(9)});
  CHECK(ledger.causes().size() == 2);
}

TEST_CASE("the likelier of two candidates comes first") {
  Ledger ledger;
  ledger.sum(ledger.figure(15'001), {ledger.figure(15'000)});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  REQUIRE(causes[0].candidates.size() == 2);
  CHECK(causes[0].candidates[0].right.cents() == 15'000'00);
}

TEST_CASE(
    "a rounded sum within its tolerance is no finding; beyond it the exact sum is proposed where it can be") {
  Ledger ledger;
  const auto part = ledger.figure(100);
  ledger.sum(ledger.figure(101), {part}, 100);
  CHECK(ledger.causes().empty());
  ledger.sum(ledger.figure(103), {part}, 100);
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  REQUIRE(causes[0].candidates.size() == 2);
  CHECK(causes[0].candidates[0].right.cents() == 100'00);
  CHECK(causes[0].candidates[1].right.cents() == 102'00);
}

TEST_CASE("an upper limit that is exceeded is a cause of its own, and names no amount") {
  Ledger ledger;
  const auto actual = ledger.figure(120);
  ledger.at_most(actual, ledger.figure(100));
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].candidates.empty());
}

TEST_CASE("an accepted difference holds exactly, and breaks when it changes") {
  Ledger ledger;
  const auto actual = ledger.figure(105);
  const auto limit = ledger.figure(100);
  ledger.at_most(actual, limit);
  ledger.accept_last(5);
  CHECK(ledger.causes().empty());
  ledger.at_most(actual, limit);
  ledger.accept_last(6);
  CHECK(ledger.causes().size() == 1);
}

TEST_CASE("a sum that lacks one of its entries says which") {
  Ledger ledger;
  const auto lacking = ledger.figure(12'000);
  const auto total = ledger.figure(88'200);
  ledger.sum(total, {ledger.figure(60'000), lacking, ledger.figure(28'200)});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].candidates[0].figure == total);
  CHECK(causes[0].candidates[0].slip == SlipKind::forgotten);
  CHECK(causes[0].candidates[0].entry == lacking);
  CHECK(causes[0].candidates[0].is_total);
}

TEST_CASE("a sum that has an entry twice says which, but not where two entries would fit") {
  Ledger ledger;
  const auto doubled = ledger.figure(12'345);
  ledger.sum(ledger.figure(32'891), {ledger.figure(8'201), doubled});
  CHECK(ledger.causes()[0].candidates[0].slip == SlipKind::counted_twice);
  CHECK(ledger.causes()[0].candidates[0].entry == doubled);

  Ledger other;
  other.sum(other.figure(20'546), {other.figure(12'345), other.figure(12'345), other.figure(8'201)});
  const auto causes = other.causes();
  for (const Correction& candidate : causes[0].candidates)
    CHECK_FALSE((candidate.is_total && candidate.entry.has_value()));
}

TEST_CASE("an entry written twice is found beside its twin") {
  Ledger ledger;
  const auto twin = ledger.figure(4'000);
  const auto again = ledger.figure(4'000);
  const auto income = ledger.figure(12'000);
  ledger.sum(income, {ledger.figure(8'000), twin, again});
  ledger.sum(ledger.figure(12'000), {income});
  ledger.sum(ledger.figure(4'000), {twin});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  REQUIRE_FALSE(causes[0].candidates.empty());
  CHECK(causes[0].candidates[0].figure == again);
  CHECK(causes[0].candidates[0].right.is_zero());
  CHECK(causes[0].candidates[0].slip == SlipKind::counted_twice);
  CHECK(causes[0].candidates[0].entry == twin);
}

TEST_CASE("two amounts in each other's column are one cause") {
  Ledger ledger;
  const auto left = ledger.figure(151);  // 150 and 151 in each other's place
  const auto right = ledger.figure(150);
  ledger.sum(ledger.figure(170), {left, ledger.figure(20)});
  ledger.sum(ledger.figure(171), {right, ledger.figure(20)});
  ledger.grid({{left, right}});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].checks == std::vector<std::uint32_t>{0, 1});
  REQUIRE(causes[0].candidates.size() == 1);
  CHECK(causes[0].candidates[0].slip == SlipKind::exchanged_columns);
  CHECK(causes[0].candidates[0].right.cents() == 150'00);
  REQUIRE(causes[0].candidates[0].others.size() == 1);
  CHECK(causes[0].candidates[0].others[0] == Amendment{right, Money::from_cents(151'00).value()});
}

TEST_CASE("two whole rows in each other's place are one cause, also where their sum still holds") {
  Ledger ledger;
  const std::vector<FigureId> upper{ledger.figure(20), ledger.figure(21)};
  const std::vector<FigureId> lower{ledger.figure(150), ledger.figure(160)};
  for (std::size_t column = 0; column < 2; ++column) {
    const std::int64_t up = column == 0 ? 150 : 160;
    const std::int64_t down = column == 0 ? 20 : 21;
    ledger.sum(ledger.figure(up + down), {upper[column], lower[column]});
    ledger.sum(ledger.figure(up + 7), {upper[column], ledger.figure(7)});
    ledger.sum(ledger.figure(down + 9), {lower[column], ledger.figure(9)});
  }
  ledger.grid({upper, lower});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].checks.size() == 4);
  CHECK(causes[0].candidates[0].slip == SlipKind::exchanged_rows);
  CHECK(causes[0].candidates[0].others.size() == 3);
}

TEST_CASE("a row written one column too far to the right is one cause") {
  Ledger ledger;
  const std::vector<std::int64_t> right{20, 25, 26, 29};
  const std::vector<FigureId> row{ledger.figure(19), ledger.figure(20), ledger.figure(25), ledger.figure(26)};
  for (std::size_t column = 0; column < row.size(); ++column)
    ledger.sum(ledger.figure(right[column] + 100), {row[column], ledger.figure(100)});
  ledger.grid({row});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].candidates[0].slip == SlipKind::shifted_right);
  CHECK(causes[0].candidates[0].others.back().right.cents() == 29'00);
}

TEST_CASE("neighbours are not exchanged where a single figure explains the same checks") {
  Ledger ledger;
  const auto wrong = ledger.figure(110);  // should be 101
  const auto other = ledger.figure(101);
  ledger.sum(ledger.figure(202), {wrong, other});
  ledger.sum(ledger.figure(121), {wrong, ledger.figure(20)});
  ledger.grid({{wrong, other}});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].candidates[0].slip == SlipKind::transposed_neighbours);
}

TEST_CASE("figures that checks testify for are counted") {
  Ledger ledger;
  const auto cleared = ledger.figure(10);
  ledger.sum(ledger.figure(10), {cleared});
  const auto total = ledger.figure(31);
  ledger.sum(total, {cleared, ledger.figure(20)});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].candidates.size() == 2);
  CHECK(causes[0].cleared == 1);
}

TEST_CASE("a thousand broken checks that hang together are each told of once") {
  Ledger ledger;
  std::vector<FigureId> leaves;
  for (std::int64_t i = 0; i < 1000; ++i) leaves.push_back(ledger.figure(1000 + i * i % 997));
  for (std::size_t i = 0; i + 1 < leaves.size(); ++i) {
    const auto written = static_cast<std::int64_t>(3000 + i * i * i % 1009);
    ledger.sum(ledger.figure(written), {leaves[i], leaves[i + 1]});
  }
  std::vector<std::uint32_t> told;
  for (const Cause& cause : ledger.causes())
    told.insert(told.end(), cause.checks.begin(), cause.checks.end());
  std::ranges::sort(told);
  CHECK(std::ranges::adjacent_find(told) == told.end());
  CHECK(told.size() > 900);
}

TEST_CASE("two totals that are off in opposite ways are two mistakes, not one in what they add up") {
  Ledger ledger;
  const auto a = ledger.figure(4'101);
  const auto b = ledger.figure(3'999);
  const auto high = ledger.figure(8'101);
  const auto low = ledger.figure(8'099);
  ledger.sum(high, {a, b});
  ledger.sum(low, {a, b});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 2);
  CHECK(causes[0].candidates[0].figure == high);
  CHECK(causes[1].candidates[0].figure == low);
  CHECK(causes[0].besides.empty());
}

TEST_CASE("mistakes that meet in a check say that both must be put right") {
  Ledger ledger;
  const auto first = ledger.figure(110);   // 100
  const auto second = ledger.figure(203);  // 200
  ledger.sum(ledger.figure(300), {first, second});
  ledger.sum(ledger.figure(105), {first, ledger.figure(5)});
  ledger.sum(ledger.figure(207), {second, ledger.figure(7)});
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 2);
  CHECK(causes[0].besides == std::vector<Amendment>{{second, Money::from_cents(200'00).value()}});
}

TEST_CASE("what seems to stand in another's place is no misplacement where the rest asks for it back") {
  Ledger ledger;
  const auto left = ledger.figure(1'216'154);  // these two stand in each other's place
  const auto right = ledger.figure(1'178'142);
  const auto part = ledger.figure(306'600);  // 306.100, which hides that
  ledger.sum(left, {part, ledger.figure(872'042)});
  ledger.sum(right, {ledger.figure(1'216'154)});
  const auto left_above = ledger.figure(1'178'142);
  const auto right_above = ledger.figure(1'216'154);
  ledger.sum(left_above, {left});
  ledger.sum(right_above, {right});
  ledger.grid({{left, right}});
  ledger.grid({{left_above, right_above}});
  for (const Cause& cause : ledger.causes()) {
    for (const Correction& candidate : cause.candidates) {
      std::vector<FigureId> changed{candidate.figure};
      for (const auto* list : {&candidate.others, &cause.besides}) {
        for (const Amendment& other : *list) changed.push_back(other.figure);
      }
      std::ranges::sort(changed);
      CHECK(std::ranges::adjacent_find(changed) == changed.end());
    }
  }
}

TEST_CASE("a change is tried with the check made anew where its terms do not say it all") {
  const auto candidates = [](bool anew) {
    Ledger ledger;
    const auto wrong = ledger.figure(110);  // 101
    const auto other = ledger.figure(50);
    const auto total = ledger.figure(151);
    ledger.sum(ledger.figure(101), {wrong});
    ledger.sum_tried(total, {wrong, other},
                     [=](const Check&, std::span<const Term>, const FigureTable& figures) {
                       return anew && figures[wrong].amount.cents() == 101'00;
                     });
    std::size_t count = 0;
    for (const Cause& cause : ledger.causes()) {
      const bool has_second = std::ranges::find(cause.checks, 1U) != cause.checks.end();
      if (has_second) count += cause.candidates.size();
    }
    return count;
  };
  CHECK(candidates(true) == 1);
  CHECK(candidates(false) == 0);
}
