#include <string>

#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

using namespace budgetc;
using budgetc::test::RuleRun;

// Sums of amounts that are rounded to whole euros.

namespace rounding_test {

namespace {

std::string said(const std::string& rows, const std::string& column = "Ergebnis 2022",
                 const std::string& settings = {}) {
  return RuleRun({{"35/budget.yaml",
                   "budget: 35\nbezeichnung: Name\nteilergebnisplan:\n  spalten: [" + column + "]\n" + rows}},
                 settings)
      .said();
}

}  // namespace

TEST_CASE("a sum of two rounded amounts may be 1 € off, and not 2 €") {
  CHECK(said("  002: [100]\n  004: [100]\n  010: [201]\n").empty());
  CHECK_FALSE(said("  002: [100]\n  004: [100]\n  010: [202]\n").empty());
}

TEST_CASE("the bound itself is excluded: a sum of one amount agrees") {
  CHECK_FALSE(said("  002: [100]\n  010: [101]\n").empty());
}

TEST_CASE("amounts of 0 are rounded from nothing") {
  CHECK_FALSE(said("  002: [100]\n  003: [0]\n  004: [0]\n  005: [0]\n  010: [101]\n").empty());
}

TEST_CASE("nothing is rounded in other columns, nor where the source says so") {
  CHECK_FALSE(said("  002: [100]\n  004: [100]\n  010: [201]\n", "Ansatz 2024").empty());
  CHECK_FALSE(
      said("  002: [100]\n  004: [100]\n  010: [201]\n", "Ergebnis 2022", "rundung: keine\n").empty());
  CHECK(said("  002: [100]\n  004: [100]\n  010: [201]\n", "Ergebnis 2022", "rundung: euro\n").empty());
}

}  // namespace rounding_test
