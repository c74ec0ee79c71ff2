#include <vector>

#include <catch2/catch.hpp>

#include <budgetc/causes/find_causes.hpp>

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
  void accept_last(std::int64_t euros) { accepted_.back() = euros * 100; }

  [[nodiscard]] std::vector<Cause> causes() const { return find_causes(figures_, checks_, accepted_); }

 private:
  void relate(Relation relation, FigureId actual, const std::vector<FigureId>& parts,
              std::int64_t tolerance) {
    std::vector<Term> terms{{.figure = actual, .coefficient = 1}};
    std::int64_t expected = 0;
    for (const FigureId part : parts) {
      terms.push_back({.figure = part, .coefficient = -1});
      expected += values_[static_cast<std::size_t>(part)];
    }
    checks_.add({.rule = Code{"P01"},
                 .relation = relation,
                 .subject = {},
                 .expected = Money::from_cents(expected * 100).value(),
                 .actual = figures_[actual].amount,
                 .tolerance = tolerance},
                terms);
    accepted_.push_back(0);
  }

  FigureTable figures_;
  CheckSet checks_;
  std::vector<std::int64_t> values_;
  std::vector<std::int64_t> accepted_;
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

TEST_CASE("a rounded sum within its tolerance is no finding, and its tolerance bounds the change") {
  Ledger ledger;
  const auto part = ledger.figure(100);
  ledger.sum(ledger.figure(101), {part}, 100);
  CHECK(ledger.causes().empty());
  ledger.sum(ledger.figure(103), {part}, 100);
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  REQUIRE(causes[0].candidates.size() == 2);
  CHECK(causes[0].candidates[0].right.cents() == 101'00);
  CHECK(causes[0].candidates[1].right.cents() == 102'00);
}

TEST_CASE("an upper limit is met by the smallest change") {
  Ledger ledger;
  const auto actual = ledger.figure(120);
  ledger.at_most(actual, ledger.figure(100));
  const auto causes = ledger.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].candidates.size() == 2);
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
