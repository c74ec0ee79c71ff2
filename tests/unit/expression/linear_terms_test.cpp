#include "expression/linear_terms.hpp"

#include <array>

#include <catch2/catch.hpp>

using budgetc::Dialect;

namespace {

constexpr std::array<std::string_view, 6> rows{"001", "002", "003", "010", "017", "290"};

/// "+001 -017", or the message and place of the error.
std::string terms(const char* formula) {
  const auto expression = parse_expression(formula, Dialect::form);
  REQUIRE(expression);
  const auto result = linear_terms(*expression, rows);
  if (!result) {
    const auto& place = result.error().place;
    return std::to_string(place.offset) + "+" + std::to_string(place.length) + ": " + result.error().message +
           (result.error().help.empty() ? "" : " / " + result.error().help);
  }
  std::string text;
  for (const auto& term : *result) {
    text += (text.empty() ? "" : " ") + std::string(term.sign > 0 ? "+" : "-") + std::string(rows[term.row]);
  }
  return text;
}

}  // namespace

TEST_CASE("a form's formula becomes rows with signs, in form order") {
  CHECK(terms("001..003") == "+001 +002 +003");
  CHECK(terms("010 - 017") == "+010 -017");
  CHECK(terms("290 + 010") == "+010 +290");
  CHECK(terms("290 - (001 - 002) - 010") == "-001 +002 -010 +290");
  CHECK(terms("-(001..003)") == "-001 -002 -003");
  CHECK(terms("summe(001; 003) + 010") == "+001 +003 +010");
}

TEST_CASE("formulas that a form cannot have are refused at their place") {
  CHECK(terms("010 + 018") == "6+3: die Zeile 018 gibt es in dieser Planform nicht / meinten Sie „010“?");
  CHECK(terms("001..008") == "5+3: die Zeile 008 gibt es in dieser Planform nicht / meinten Sie „001“?");
  CHECK(terms("003..001") == "0+8: der Bereich 003..001 läuft rückwärts / gemeint ist wohl 001..003");
  CHECK(terms("001 + 001..003") == "6+8: die Zeile 001 kommt in der Formel zweimal vor");
  CHECK(terms("010 * 017").starts_with("0+9: die Formel einer Planform zählt nur Zeilen zusammen"));
  CHECK(terms("001 + abs(002)").starts_with("6+8: die Formel einer Planform"));
}
