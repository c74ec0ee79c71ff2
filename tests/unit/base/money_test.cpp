#include <catch2/catch.hpp>

#include "model/column.hpp"
#include <budgetc/base/money.hpp>

using budgetc::Column;
using budgetc::ColumnKind;
using budgetc::Money;

TEST_CASE("amounts are printed in German notation") {
  CHECK(format_german(Money()) == "0");
  CHECK(format_german(*Money::from_cents(-99)) == "-0,99");
  CHECK(format_german(*Money::from_cents(155'580'000)) == "1.555.800");
  CHECK(format_german(*Money::from_cents(-123'450)) == "-1.234,50");
  CHECK(format_german(*Money::from_cents(Money::max_cents)) == "90.000.000.000.000");
  CHECK(format_euro(*Money::from_cents(26'983'600)) == "269.836\u00a0€");
}

TEST_CASE("amounts never leave their range") {
  const Money most = *Money::from_cents(Money::max_cents);
  const Money cent = *Money::from_cents(1);
  CHECK_FALSE(Money::from_cents(Money::max_cents + 1));
  CHECK_FALSE(add(most, cent));
  CHECK_FALSE(subtract(-most, cent));
  CHECK(add(most, -cent)->cents() == Money::max_cents - 1);
}

TEST_CASE("columns are a kind and a year") {
  CHECK(budgetc::parse_column("Ansatz 2024") == Column{ColumnKind::budgeted, 2024});
  CHECK(budgetc::parse_column("Ergebnis 2022") == Column{ColumnKind::actual, 2022});
  CHECK(budgetc::column_name({ColumnKind::planned, 2027}) == "Plan 2027");
  for (const char* text : {"", "Ansatz", "Ansatz 24", "ansatz 2024", "Ansatz  2024", "Ansatz 2024 ",
                           "Ansatz 0024", "Plan2025", "Planung 2024", "Ansatz 20240"}) {
    INFO(text);
    CHECK_FALSE(budgetc::parse_column(text));
  }
}
