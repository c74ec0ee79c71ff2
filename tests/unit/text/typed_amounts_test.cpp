#include "text/typed_amounts.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace typed_amounts_test {

using namespace budgetc;

namespace {

/// What was found, as it is written, joined by bars.
std::string found(const std::string& text) {
  std::string list;
  for (const TypedAmount& typed : typed_amounts(text))
    list += (list.empty() ? "" : "|") + text.substr(typed.offset, typed.length);
  return list;
}

}  // namespace

TEST_CASE("amounts in sentences are numbers with dots or with a unit of money") {
  CHECK(found("Es sind 1.234.567 € und 200 Euro, -12.345,67 EUR (35.000).") ==
        "1.234.567 €|200 Euro|12.345,67 EUR|35.000");
  CHECK(found("1.235 T€, 1.235\u00A0T€; 3,5 Mio. Euro") == "1.235 T€|1.235\u00A0T€|3,5 Mio");
  CHECK(found("–12.000 und − 13.000, also 14.000 mehr") == "12.000|13.000|14.000");
}

TEST_CASE("years, days, numbers of nodes, files and paragraphs, and percentages are no amounts") {
  CHECK(found("2024, am 15.11.2024, 35.02.01, DS 123.456/24, § 1.234, 12.345 %, 12,5 Prozent, Nr. 12.345") ==
        "");
  CHECK(found("12.345 Einwohner, 12.345 Übernachtungen, 35-01.000, A12.000, 1.2345, 1,234.567, 10.000er") ==
        "");
}

}  // namespace typed_amounts_test
