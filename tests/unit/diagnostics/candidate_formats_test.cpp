#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "diagnostics/formats.hpp"

using namespace budgetc;
using nlohmann::json;

namespace candidate_formats_test {

Money hundredths(std::int64_t amount) {
  return Money::from_cents(amount).value();
}

/// A sum that does not agree, and two amounts in two files that would settle it.
class Finding {
 public:
  Finding() {
    files.add(SourceFile("35/ä.yaml", "010: [1.557.264]\n002: [1.558.500, \"0,50\"]\n"));
    files.add(SourceFile("36.yaml", "002: [7]\n"));
    Candidate first{.change = change(0, 23, 9, 155850000, 155580000, "35 Zeile 002"),
                    .reason = "Zahlendreher",
                    .rank = 1};
    Candidate second{.change = change(0, 34, 6, 50, 75, "35 Zeile 002 Plan\x1b"), .rank = 2};
    second.together = {change(1, 6, 1, 700, 725, "36 Zeile 002")};
    findings.push_back({.code = Code("P01"),
                        .message = "Summe",
                        .primary = {{.file = FileId{0}, .begin = 6, .end = 15}, ""},
                        .candidates = {first, second}});
  }
  [[nodiscard]] FindingReport report() const {
    return {.diagnostics = findings,
            .files = files,
            .statistics = {},
            .paths = {},
            .rules = {},
            .version = "0.1.0"};
  }
  SourceFiles files;
  std::vector<Diagnostic> findings;

 private:
  static AmountChange change(std::uint32_t file, std::uint32_t begin, std::uint32_t length,
                             std::int64_t written, std::int64_t right, std::string place) {
    return {.span = {.file = FileId{file}, .begin = begin, .end = begin + length},
            .place = std::move(place),
            .written = hundredths(written),
            .right = hundredths(right)};
  }
};

TEST_CASE("JSON gives every candidate with place, old and new value, reason and rank") {
  const json candidates = json::parse(render_json(Finding().report())).at("befunde").at(0).at("kandidaten");
  CHECK(candidates == json::parse(R"([
    {"rang": 1, "grund": "Zahlendreher", "aenderungen": [
      {"stelle": "35 Zeile 002", "alt": "1.558.500", "neu": "1.555.800", "einheit": "€",
       "neu_in_der_quelle": "1.555.800",
       "ort": {"datei": "35/ä.yaml", "zeile": 2, "spalte": 7, "bis_zeile": 2, "bis_spalte": 16, "text": ""}}]},
    {"rang": 2, "grund": "", "aenderungen": [
      {"stelle": "35 Zeile 002 Plan<1B>", "alt": "0,50", "neu": "0,75", "einheit": "€",
       "neu_in_der_quelle": "\"0,75\"",
       "ort": {"datei": "35/ä.yaml", "zeile": 2, "spalte": 18, "bis_zeile": 2, "bis_spalte": 24, "text": ""}},
      {"stelle": "36 Zeile 002", "alt": "7", "neu": "7,25", "einheit": "€", "neu_in_der_quelle": "\"7,25\"",
       "ort": {"datei": "36.yaml", "zeile": 1, "spalte": 7, "bis_zeile": 1, "bis_spalte": 8, "text": ""}}]}])"));
}

TEST_CASE("SARIF offers each candidate as a fix that changes all of its files") {
  const json fixes =
      json::parse(render_sarif(Finding().report())).at("runs").at(0).at("results").at(0).at("fixes");
  REQUIRE(fixes.size() == 2);
  CHECK(fixes.at(0) == json::parse(R"json({
    "description": {"text": "1. 35 Zeile 002: 1.555.800 statt 1.558.500 (Zahlendreher)"
}
, "artifactChanges" : [ {
  "artifactLocation" : {"uri" : "35/%C3%A4.yaml"},
  "replacements" : [ {
    "deletedRegion" : {"startLine" : 2, "startColumn" : 7, "endLine" : 2, "endColumn" : 16},
    "insertedContent" : {"text" : "1.555.800"}
  } ]
} ]
})json"));
  CHECK(fixes.at(1).at("artifactChanges").size() == 2);
}

TEST_CASE("GitLab and GitHub point at the amount to change, and name it") {
  const json finding = json::parse(render_gitlab(Finding().report())).at(0);
  CHECK(finding.at("location").at("lines").at("begin") == 2);
  const std::string text = finding.at("description");
  CHECK(text.find("am ehesten 35 Zeile 002: 1.555.800 statt 1.558.500 (Zahlendreher) – 35/ä.yaml:2; ") !=
        std::string::npos);
  CHECK(
      text.ends_with("möglich 35 Zeile 002 Plan<1B>: 0,75 statt 0,50 – 35/ä.yaml:2, "
                     "zugleich 36 Zeile 002: 7,25 statt 7 – 36.yaml:1"));
  CHECK(render_github(Finding().report()).find("line=2,") != std::string::npos);
}

TEST_CASE("where two candidates are equally good, a finding stays at its own place") {
  Finding finding;
  finding.findings.front().candidates.front().equal_to_next = true;
  CHECK(json::parse(render_gitlab(finding.report())).at(0).at("location").at("lines").at("begin") == 1);
  CHECK(render_github(finding.report()).find("line=1,") != std::string::npos);
  const std::string text = json::parse(render_gitlab(finding.report())).at(0).at("description");
  CHECK(text.find("am ehesten") == std::string::npos);
}

}  // namespace candidate_formats_test
