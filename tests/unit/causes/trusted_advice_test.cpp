#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "causes/report_causes.hpp"
#include "support/bound_sources.hpp"

using namespace budgetc;
using budgetc::test::BoundSources;
using budgetc::test::SourceTexts;

namespace {

std::string muster_plan_file(const std::string& levels, const std::string& columns,
                             const std::string& settings) {
  return fmt::format(
      "haushalt: Stadt Auenfurt\njahr: 2026\nebenen: [{}]\nspalten: [{}]\n"
      "formen: {{teilergebnisplan: nrw-muster, teilfinanzplan: nrw-muster}}\n{}",
      levels, columns, settings);
}

/// A town's sources with the form nrw-muster, and what its check says.
class Town {
 public:
  explicit Town(SourceTexts files) : bound_(std::move(files)) {
    REQUIRE(bound_.said().empty());
    const Evaluation evaluation = evaluate(bound_.plan());
    findings = group_by_cause(bound_.plan(), run_rules({bound_.sources.files, bound_.plan(), evaluation}));
  }

  /// "1.1 Zeile 13 Ansatz 2026: 262.000 statt 226.000", with what is to be changed along.
  static std::string words(const Candidate& candidate) {
    std::string text = change_words(candidate.change);
    for (const AmountChange& other : candidate.together) text += " + " + change_words(other);
    return text;
  }

  [[nodiscard]] const Diagnostic& only() const {
    REQUIRE(findings.size() == 1);
    return findings.front();
  }

  std::vector<Diagnostic> findings;

 private:
  static std::string change_words(const AmountChange& change) {
    return fmt::format("{}: {} statt {}", change.place, format_german(change.right),
                       format_german(change.written));
  }

  BoundSources bound_;
};

const std::string area_text = "bereich: \"1\"\nbezeichnung: B\n";

/// An area with one product that has these rows.
Town town_of(const std::string& columns, const std::string& rows, const std::string& settings = {}) {
  return Town({{"haushalt.yaml", muster_plan_file("Bereich, Produkt", columns, settings)},
               {"1/bereich.yaml", area_text},
               {"1/1.1.yaml", "produkt: 1.1\nbezeichnung: P\nteilergebnisplan:\n" + rows}});
}

}  // namespace

TEST_CASE("a deficit is no slip: neither it nor a wrong sign names an amount to write") {
  const Town town(
      {{"haushalt.yaml", muster_plan_file("Bereich, Produkt", "Ansatz 2026", "vollstaendig: ja\n")},
       {"1/bereich.yaml", area_text},
       {"1/1.1.yaml", "produkt: 1.1\nbezeichnung: P\nteilergebnisplan:\n  1: [500.000]\n"},
       {"1/1.2.yaml",
        "produkt: 1.2\nbezeichnung: P\nteilergebnisplan:\n  11: [650.000]\n  16: [-88.000]\n"}});
  REQUIRE(town.findings.size() == 2);
  for (const Diagnostic& finding : town.findings) {
    CHECK((finding.code == Code{"H02"} || finding.code == Code{"P02"}));
    CHECK(finding.candidates.empty());
  }
}

TEST_CASE("an own limit does not veto the amount that undoes a slip") {
  const Town town =
      town_of("Ansatz 2025, Ansatz 2026",
              "  11: [100.000, 103.000]\n  13: [240.000, 226.000]\n  29: [-340.000, -365.000]\n",
              "eigene_regeln:\n  - name: zuwachs\n    schwere: hinweis\n"
              "    bedingung: zeile(13) <= vorjahr(zeile(13)) * 103 %\n");
  REQUIRE_FALSE(town.only().candidates.empty());
  const Candidate& first = town.only().candidates.front();
  CHECK(Town::words(first) == "1.1 Zeile 13 Ansatz 2026: 262.000 statt 226.000");
  CHECK(first.reason == "Zahlendreher: 226.000 statt 262.000");
  CHECK_FALSE(first.equal_to_next);
}

TEST_CASE("what two mistakes hide in a balance is one finding, written sums first, all supported equally") {
  const auto plan = [](const char* level, const char* number, const char* rows) {
    return fmt::format("{}: \"{}\"\nbezeichnung: N\nteilergebnisplan:\n{}", level, number, rows);
  };
  const Town town({{"haushalt.yaml", muster_plan_file("Gesamt, Bereich", "Ansatz 2026", "")},
                   {"1/gesamt.yaml",
                    plan("gesamt", "1", "  1: [97.087.810]\n  11: [301.291.050]\n  18: [-204.203.240]\n")},
                   {"1/1.1.yaml",
                    plan("bereich", "1.1", "  1: [29.167.390]\n  11: [192.252.380]\n  18: [-163.084.990]\n")},
                   {"1/1.2.yaml", plan("bereich", "1.2",
                                       "  1: [60.742.420]\n  11: [101.860.670]\n  18: [-41.118.250]\n")}});
  const Diagnostic& finding = town.only();
  REQUIRE(finding.candidates.size() == 3);
  CHECK(Town::words(finding.candidates[0]) ==
        "1 Zeile 1 Ansatz 2026: 89.909.810 statt 97.087.810 + 1 Zeile 11 Ansatz 2026: 294.113.050 statt "
        "301.291.050");
  CHECK(finding.candidates[0].equal_to_next);
  CHECK(finding.candidates[1].equal_to_next);
  CHECK(finding.candidates[2].rank == 1);
  CHECK(std::ranges::find_if(finding.notes, [](const Observation& note) {
          return note.text().find("derselbe Betrag von 7.178.000") != std::string::npos;
        }) != finding.notes.end());
}

TEST_CASE("a wrong sign alone is a warning that names the sign that the form expects, and can be accepted") {
  const Town town = town_of("Ansatz 2026", "  1: [-5]\n");
  const Diagnostic& finding = town.only();
  CHECK(finding.code == Code{"P02"});
  CHECK(finding.candidates.empty());
  REQUIRE(finding.amounts);
  CHECK(finding.amounts->difference.cents() == -5'00);
  CHECK(finding.helps == std::vector<std::string>{"die Planform nrw-muster schreibt Erträge ohne Minus; ist "
                                                  "der Betrag so gewollt, bleibt er stehen"});
}

TEST_CASE("changes of stocks may fall, and an Ergebnis may hold refunds") {
  CHECK(town_of("Ansatz 2026", "  9: [-1.000]\n").findings.empty());
  CHECK(town_of("Ergebnis 2025, Ansatz 2026", "  4: [-1.000, 1.000]\n").findings.empty());
}

TEST_CASE("the amount that a shifted row lost is the one that makes the sum exact") {
  const Town town = town_of(
      "Ergebnis 2024, Ansatz 2025, Ansatz 2026",
      "  1: [12.300, 10.000, 10.000]\n  11: [640.000, 672.000, 685.400]\n  13: [18.250, 20.000, 21.000]\n"
      "  14: [1.100, 1.100, 1.100]\n  16: [34.720, 36.000, 37.500]\n  29: [-654.250, -687.100, -721.600]\n");
  REQUIRE(town.only().candidates.size() == 1);
  CHECK(Town::words(town.only().candidates.front()).find("612.480 statt 640.000") != std::string::npos);
}

TEST_CASE("an amount in thousands is a slip like any other") {
  const auto product = [](const char* number, const char* amount) {
    return fmt::format("produkt: {}\nbezeichnung: P\nteilergebnisplan:\n  2: [{}]\n", number, amount);
  };
  const Town town({{"haushalt.yaml", muster_plan_file("Bereich, Produkt", "Ansatz 2026", "")},
                   {"1/bereich.yaml", area_text + "teilergebnisplan:\n  2: [16.232.812]\n"},
                   {"1/1.1.yaml", product("1.1", "15.995.379")},
                   {"1/1.2.yaml", product("1.2", "237")}});
  const Candidate& first = town.only().candidates.front();
  CHECK(Town::words(first) == "1.2 Zeile 2 Ansatz 2026: 237.433 statt 237");
  CHECK(first.reason == "in Tausend Euro geschrieben: 237 statt 237.433");
}

TEST_CASE("a forgotten row is one finding with what is missing in each column, and blames no other row") {
  const Town town = town_of("Ergebnis 2024, Ansatz 2025, Ansatz 2026, Plan 2027, Plan 2028, Plan 2029",
                            "  1: [12.300, 10.000, 10.000, 10.100, 10.200, 10.300]\n"
                            "  11: [640.000, 672.000, 685.400, 700.000, 710.000, 725.000]\n"
                            "  16: [34.720, 36.000, 37.500, 38.000, 38.500, 39.000]\n"
                            "  29: [-680.670, -718.000, -733.900, -749.500, -760.000, -775.900]\n");
  const Diagnostic& finding = town.only();
  CHECK(finding.candidates.empty());
  CHECK(finding.message == "1.1 Zeile 29: in 6 Spalten fehlt ein Aufwand, den keine Zeile nennt");
  CHECK(finding.notes.front().text() ==
        "es geht um 18.250 (Ergebnis 2024), 20.000 (Ansatz 2025), 21.000 (Ansatz 2026), 21.600 (Plan 2027), "
        "21.700 (Plan 2028), 22.200 (Plan 2029)");
}

TEST_CASE("an amount that becomes 0 counts no more in what rounding allows a sum") {
  // 101 is 1 € more than 100 alone, which no rounding explains; with the 1 it is exact.
  const Town town({{"haushalt.yaml", muster_plan_file("Bereich, Produkt", "Ergebnis 2025, Ansatz 2026", {})},
                   {"1/bereich.yaml", area_text + "teilergebnisplan:\n  1: [100, 100]\n  2: [0, 1]\n"},
                   {"1/1.1.yaml",
                    "produkt: 1.1\nbezeichnung: P\nteilergebnisplan:\n  1: [100, 100]\n  2: [1, 1]\n  10: "
                    "[101, 101]\n"}});
  const Diagnostic& finding = town.only();
  REQUIRE(finding.candidates.size() == 1);
  CHECK(Town::words(finding.candidates[0]) == "1 Zeile 2 Ergebnis 2025: 1 statt 0");
}

TEST_CASE("an amount that would turn its sign is named only where nothing else explains the finding") {
  const std::string rows = "  11: [100.000]\n  13: [4.000]\n  16: [700]\n";
  const Town others = town_of("Ansatz 2026", rows + "  17: [60.000]\n");
  REQUIRE_FALSE(others.only().candidates.empty());
  for (const Candidate& candidate : others.only().candidates) CHECK(candidate.change.right > Money{});
  CHECK(std::ranges::none_of(others.only().notes, [](const Observation& note) {
    return note.text().find("weiterer Betrag") != std::string::npos;
  }));
}
