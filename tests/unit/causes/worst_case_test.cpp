#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "causes/report_causes.hpp"
#include "unit/support/rule_run.hpp"

using namespace budgetc;
using budgetc::test::RuleRun;

namespace {

constexpr int products = 60;

/// A product whose row 017 is right, with one amount in each column that is wrong by so much.
std::string product(int number, int wrong) {
  return fmt::format(
      "produkt: 35.01.{:02}\nbezeichnung: P\nteilergebnisplan:\n  002: [7.{:03}, 8.100, 9.200, 9.300]\n"
      "  011: [-{}, -{}, -{}, -{}]\n  016: [-20, -30, -40, -50]\n  017: [-120, -230, -340, -450]\n",
      number, 100 + number, 100 + wrong, 200 + wrong, 300 + wrong, 400 + wrong);
}

std::vector<std::pair<std::string, std::string>> county_with_wrong_columns() {
  std::vector<std::pair<std::string, std::string>> files{
      {"35/budget.yaml", "budget: 35\nbezeichnung: B\n"},
      {"35/35.01/produktgruppe.yaml",
       "produktgruppe: 35.01\nbezeichnung: G\nteilergebnisplan:\n  011: [-6.000, -12.000, -18.000, -24.000]\n"
       "  017: [-7.200, -13.800, -20.400, -27.000]\n"}};
  for (int i = 1; i <= products; ++i)
    files.emplace_back(fmt::format("35/35.01/35.01.{:02}.yaml", i), product(i, i % 7 + 3));
  return files;
}

/// How often a message stands among the findings and what is put underneath them.
std::map<std::string, int> messages(const std::vector<Diagnostic>& findings) {
  std::map<std::string, int> count;
  for (const Diagnostic& finding : findings) {
    ++count[finding.message];
    for (const Observation& observation : finding.notes) {
      const std::string note = observation.text();
      if (note.starts_with('[')) ++count[note.substr(note.find(' ') + 1)];
    }
  }
  return count;
}

}  // namespace

TEST_CASE("where whole columns are wrong, every broken check is told of once") {
  const RuleRun run(county_with_wrong_columns());
  CHECK(run.report().broken.size() > 4 * products);
  const auto told = messages(group_by_cause(run.plan(), run.report()));
  for (const BrokenCheck& broken : run.report().broken) {
    const std::string& message = run.report().findings[broken.finding].message;
    INFO(message);
    CHECK(told.contains(message));
    CHECK(told.at(message) == 1);
  }
}
