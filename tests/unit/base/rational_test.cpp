#include "base/rational.hpp"

#include <limits>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using budgetc::divide;
using budgetc::Money;
using budgetc::multiply;
using budgetc::Rational;

namespace {

Rational fraction(std::int64_t top, std::int64_t bottom) {
  return *Rational::fraction(top, bottom);
}

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// 2^126, far beyond what products of two may reach.
Rational huge() {
  return *Rational::fraction(static_cast<Rational::Integer>(1) << 126, 1);
}

}  // namespace

TEST_CASE("fractions are reduced and have a positive denominator") {
  CHECK(fraction(6, -4) == fraction(-3, 2));
  CHECK(fraction(0, -7) == Rational(0));
  CHECK_FALSE(Rational::fraction(1, 0));
}

TEST_CASE("arithmetic is exact") {
  CHECK(*add(fraction(1, 3), fraction(1, 6)) == fraction(1, 2));
  CHECK(*multiply(*divide(1, 3), 3) == Rational(1));
  CHECK(*subtract(fraction(1, 10), fraction(3, 10)) == fraction(-1, 5));
  CHECK_FALSE(divide(1, 0));
}

TEST_CASE("what does not fit is nothing, never a wrap") {
  CHECK_FALSE(add(huge(), huge()));
  CHECK_FALSE(multiply(huge(), 2));
  CHECK_FALSE(multiply(*divide(1, huge()), *divide(1, 4)));
  CHECK(*multiply(huge(), *divide(1, huge())) == Rational(1));
}

TEST_CASE("fractions are compared exactly even where products would overflow") {
  const Rational a = *Rational::fraction((static_cast<Rational::Integer>(1) << 126) + 1,
                                         static_cast<Rational::Integer>(1) << 125);
  CHECK(a > Rational(2));
  CHECK(Rational(2) < a);
  CHECK(*multiply(a, -1) < Rational(-2));
  CHECK(fraction(-1, 3) < fraction(-1, 4));
  CHECK(fraction(1, 3) >= fraction(2, 6));
}

TEST_CASE("rounding is commercial: halves go away from zero") {
  CHECK(*round(fraction(5, 2), 0) == Rational(3));
  CHECK(*round(fraction(-5, 2), 0) == Rational(-3));
  CHECK(*round(fraction(10'805, 1'000), 2) == fraction(1'081, 100));
  CHECK(*round(fraction(1, 3), 2) == fraction(33, 100));
}

TEST_CASE("fractions are written in German notation") {
  CHECK(format_german(fraction(-1'234'560, 1'000), 2) == "-1.234,56");
  CHECK(format_german(fraction(1, 3), 3) == "0,333");
  CHECK(format_german(Rational(1'000'000), 0) == "1.000.000");
  CHECK(format_german(fraction(-1, 1'000), 2) == "0,00");
  CHECK(format_german(fraction(3, 2)) == "1,5");
  CHECK(format_german(Rational(20)) == "20");
  CHECK(format_german(fraction(1, 10'000'000)) == "0");
}

TEST_CASE("fractions and amounts are turned into each other without loss") {
  CHECK(Rational::euros(*Money::from_cents(-150)) == fraction(-3, 2));
  CHECK(fraction(-3, 2).to_money()->cents() == -150);
  CHECK_FALSE(fraction(1, 3).to_money());
  CHECK_FALSE(Rational(largest).to_money());
}

TEST_CASE("fractions obey the laws of arithmetic") {
  const auto any = [] {
    return fraction(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000),
                    *rc::gen::inRange<std::int64_t>(1, 1'000));
  };
  rc::prop("addition and subtraction undo each other", [&] {
    const Rational a = any();
    const Rational b = any();
    RC_ASSERT(*subtract(*add(a, b), b) == a);
  });
  rc::prop("multiplication distributes", [&] {
    const Rational a = any();
    const Rational b = any();
    const Rational c = any();
    RC_ASSERT(*multiply(a, *add(b, c)) == *add(*multiply(a, b), *multiply(a, c)));
  });
  rc::prop("order agrees with the sign of the difference", [&] {
    const Rational a = any();
    const Rational b = any();
    RC_ASSERT((a <=> b) == (*subtract(a, b) <=> Rational(0)));
  });
  rc::prop("rounding moves by at most half a unit", [&] {
    const Rational a = any();
    RC_ASSERT(*absolute(*subtract(*round(a, 2), a)) <= fraction(1, 200));
  });
}
