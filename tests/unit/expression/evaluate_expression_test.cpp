#include "expression/evaluate_expression.hpp"

#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using budgetc::Column;
using budgetc::ColumnKind;
using budgetc::Dialect;
using budgetc::NodeId;
using budgetc::Number;
using budgetc::Rational;
using budgetc::Value;

namespace {

/// A plan of one node with two children, in two columns.
class SmallPlan final : public budgetc::Environment {
 public:
  std::map<std::string, Number> figures{{"0/010/2024", Rational(300)}, {"1/010/2024", Rational(100)},
                                        {"2/010/2024", Rational(200)}, {"0/010/2023", Rational(250)},
                                        {"0/011/2024", Number()},      {"0/012/2024", Rational(-5)}};

  tl::expected<budgetc::NumberList, budgetc::ResolveError> rows(const budgetc::RowReference& reference,
                                                                const budgetc::Viewpoint& from) override {
    if (reference.is_range()) return budgetc::NumberList{at("010", from), at("011", from), at("012", from)};
    if (reference.first == "999")
      return tl::unexpected(budgetc::ResolveError{"die Zeile 999 gibt es nicht", "meinten Sie „009“?"});
    return budgetc::NumberList{at(reference.first, from)};
  }
  tl::expected<Number, budgetc::ResolveError> ring(const budgetc::RingReference& reference,
                                                   const budgetc::Viewpoint&) override {
    return Number(Rational(reference.income ? 60 : 61));
  }
  tl::expected<Number, budgetc::ResolveError> indicator(const budgetc::IndicatorReference&,
                                                        const budgetc::Viewpoint&) override {
    return *Rational::fraction(1081, 100);
  }
  tl::expected<Number, budgetc::ResolveError> posts(const budgetc::PostsReference&,
                                                    const budgetc::Viewpoint&) override {
    return *Rational::fraction(1153, 100);
  }
  std::vector<NodeId> children(NodeId node) override {
    return node == NodeId{0} ? std::vector{NodeId{1}, NodeId{2}} : std::vector<NodeId>{};
  }
  std::optional<Column> prior_year(const Column& column) override {
    if (column.year == 2024) return Column{ColumnKind::budgeted, 2023};
    return std::nullopt;
  }

 private:
  Number at(const std::string& row, const budgetc::Viewpoint& from) {
    const auto found = figures.find(std::to_string(static_cast<unsigned>(from.node)) + '/' + row + '/' +
                                    std::to_string(from.column.year));
    return found == figures.end() ? Number() : found->second;
  }
};

tl::expected<Value, budgetc::ExpressionError> compute(const std::string& text,
                                                      Dialect dialect = Dialect::rule) {
  const auto expression = parse_expression(text, dialect);
  INFO(text);
  INFO((expression ? "" : expression.error().message));
  REQUIRE(expression);
  SmallPlan plan;
  return evaluate(*expression, plan, {.node = NodeId{0}, .column = {ColumnKind::budgeted, 2024}});
}

Number number(const std::string& text) {
  const auto value = compute(text);
  INFO((value ? "" : value.error().message));
  REQUIRE(value);
  return std::get<Number>(*value);
}

budgetc::Truth truth(const std::string& text) {
  const auto value = compute(text);
  REQUIRE(value);
  return std::get<budgetc::Truth>(*value);
}

}  // namespace

TEST_CASE("expressions are computed exactly") {
  CHECK(number("1 + 2 * 3 - 4 / 2") == Rational(5));
  CHECK(number("(1 + 2) * 3") == Rational(9));
  CHECK(number("10 - 3 - 2") == Rational(5));
  CHECK(number("1 / 3 * 3") == Rational(1));
  CHECK(number("0,1 + 0,2") == *Rational::fraction(3, 10));
  CHECK(number("3 % * 1.000") == Rational(30));
  CHECK(number("-2 * −3") == Rational(6));
  CHECK(number("abs(2 - 5)") == Rational(3));
  CHECK(number("min(3; 1; 2) + max(3; 1; 2)") == Rational(4));
  CHECK(number("mittelwert(1; 2)") == *Rational::fraction(3, 2));
  CHECK(number("runden(10 / 3; 2)") == *Rational::fraction(333, 100));
  CHECK(truth("0,1 + 0,2 = 0,3") == true);
  CHECK(truth("1 / 3 < 0,333334 und 1 / 3 > 0,333333") == true);
  CHECK(truth("nicht (1 > 2 oder 2 > 3)") == true);
}

TEST_CASE("figures come from the plan") {
  CHECK(number("zeile(010)") == Rational(300));
  CHECK(number("vorjahr(zeile(010))") == Rational(250));
  CHECK(truth("zeile(010) <= vorjahr(zeile(010)) * 1,2") == true);
  CHECK(truth("zeile(010) <= vorjahr(zeile(010)) * 1,19") == false);
  CHECK(number("summe(kinder(zeile(010)))") == Rational(300));
  CHECK(number("anzahl(kinder(zeile(010)))") == Rational(2));
  CHECK(number("max(kinder(zeile(010)))") == Rational(200));
  CHECK(number("summe(zeile(010..012))") == Rational(295));
  CHECK(number("ring(35-02).aufwendungen - ring(35-02).ertraege") == Rational(1));
  CHECK(number("kennzahl(quote) + planstellen") == *Rational::fraction(2234, 100));
}

TEST_CASE("a blank is nothing in a sum and undecided elsewhere") {
  CHECK_FALSE(number("zeile(011)"));
  CHECK_FALSE(number("zeile(011) + zeile(011)"));
  CHECK(number("zeile(010) - zeile(011)") == Rational(300));
  CHECK(number("zeile(011) - zeile(010)") == Rational(-300));
  CHECK_FALSE(number("zeile(010) / zeile(011)"));
  CHECK_FALSE(number("vorjahr(vorjahr(zeile(010)))"));
  CHECK(truth("zeile(011) < 5") == std::nullopt);
  CHECK(truth("zeile(011) < 5 oder 1 < 2") == true);
  CHECK(truth("zeile(011) < 5 und 1 > 2") == false);
  CHECK(truth("zeile(011) < 5 und 1 < 2") == std::nullopt);
  CHECK(truth("leer(zeile(011)) und nicht leer(zeile(010))") == true);
}

TEST_CASE("what cannot be computed is an error at its place") {
  const auto error = [](const char* text) {
    const auto value = compute(text);
    REQUIRE_FALSE(value);
    return value.error();
  };
  CHECK(error("5 / (1 - 1)").message == "hier wird durch null geteilt");
  CHECK(error("5 / (1 - 1)").place == budgetc::TextRange{5, 5});
  CHECK(error("1 + zeile(999)").place == budgetc::TextRange{4, 10});
  CHECK(error("1 + zeile(999)").help == "meinten Sie „009“?");
  const std::string big = "999.999.999.999.999.999";
  const auto overflow = error((big + "*" + big + "*" + big).c_str());
  CHECK(overflow.message.find("zu groß") != std::string::npos);
}

TEST_CASE("only the chosen branch is computed") {
  CHECK(number("wenn(zeile(010) = 0; 1 / (zeile(010) - 300); 7)") == Rational(7));
  CHECK_FALSE(number("wenn(zeile(011) = 0; 1; 2)"));
}

TEST_CASE("evaluation is bounded even where children are nested") {
  class Endless final : public budgetc::Environment {
   public:
    tl::expected<budgetc::NumberList, budgetc::ResolveError> rows(const budgetc::RowReference&,
                                                                  const budgetc::Viewpoint&) override {
      return budgetc::NumberList{Rational(1)};
    }
    tl::expected<Number, budgetc::ResolveError> ring(const budgetc::RingReference&,
                                                     const budgetc::Viewpoint&) override {
      return Number();
    }
    tl::expected<Number, budgetc::ResolveError> indicator(const budgetc::IndicatorReference&,
                                                          const budgetc::Viewpoint&) override {
      return Number();
    }
    tl::expected<Number, budgetc::ResolveError> posts(const budgetc::PostsReference&,
                                                      const budgetc::Viewpoint&) override {
      return Number();
    }
    std::vector<NodeId> children(NodeId) override { return std::vector<NodeId>(100); }
    std::optional<Column> prior_year(const Column& column) override { return column; }
  };
  const auto expression = parse_expression(
      "summe(kinder(summe(kinder(summe(kinder(summe(kinder(zeile(010)))))))))", Dialect::rule);
  REQUIRE(expression);
  Endless plan;
  const auto value = evaluate(*expression, plan, {});
  REQUIRE_FALSE(value);
  CHECK(value.error().message == "die Auswertung dauert zu lange");
}

TEST_CASE("sums of written numbers agree with integer arithmetic") {
  rc::prop("a + b - c * d", [] {
    const auto any = rc::gen::inRange<std::int64_t>(0, 1'000);
    const auto a = *any;
    const auto b = *any;
    const auto c = *any;
    const auto d = *any;
    const auto text =
        std::to_string(a) + "+" + std::to_string(b) + "-" + std::to_string(c) + "*" + std::to_string(d);
    const auto expression = parse_expression(text, Dialect::rule);
    RC_ASSERT(expression);
    SmallPlan plan;
    const auto value = evaluate(*expression, plan, {});
    RC_ASSERT(value);
    RC_ASSERT(std::get<Number>(*value) == Rational(a + b - c * d));
  });
}
