#include "diagnostics/formats.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace budgetc;
using nlohmann::json;

namespace {

Money euros(std::int64_t amount) {
  return Money::from_cents(amount * 100).value();
}

constexpr RuleText rules[] = {{.code = "S10",
                               .name = "unbekannter-schluessel",
                               .severity = Severity::error,
                               .explanation = "Ein **Schlüssel**.",
                               .source = "Quellformat"},
                              {.code = "Z01",
                               .name = "ring-nicht-ausgeglichen",
                               .severity = Severity::warning,
                               .explanation = "Ein Ring.",
                               .source = "§ 21"}};

/// Two findings in two files: an ordinary one with everything, and a hostile one.
class Fixture {
 public:
  Fixture() {
    files.add(SourceFile("35/ä b.yaml", "x: 1\nring: {betrag: 269.836, stelle: 35}\n"));
    files.add(SourceFile("a,b:c%.yaml", "k: \x1b[2J\xff\n"));
    findings.push_back(
        {.code = Code("Z01"),
         .severity = Severity::warning,
         .message = "Ring ist nicht gedeckt",
         .primary = {{.file = FileId{0}, .begin = 20, .end = 27}, "Erträge"},
         .related = {{{.file = FileId{0}, .begin = 0, .end = 1}, ""}},
         .amounts = Amounts{.expected = euros(270136), .actual = euros(269836), .difference = euros(-300)},
         .notes = {"n"},
         .helps = {"h"}});
    findings.push_back({.code = Code("S10"),
                        .message = "böse \"<&>\x1b\xff\" [x](javascript:alert(1))\n::error::%",
                        .primary = {{.file = FileId{1}, .begin = 3, .end = 3}, ""}});
  }
  [[nodiscard]] FindingReport report() const {
    return {.diagnostics = findings,
            .files = files,
            .statistics = {.files = 2, .values = 3, .checks = 4, .accepted = 1, .milliseconds = 5},
            .paths = std::string("b/"),
            .rules = rules,
            .version = "0.1.0"};
  }
  SourceFiles files;
  std::vector<Diagnostic> findings;
};

}  // namespace

TEST_CASE("JSON tells everything, in German") {
  const Fixture f;
  const json document = json::parse(render_json(f.report()));
  json expected = json::parse(R"({
    "budgetc": "0.1.0", "anerkannt": 1, "dateien": 2, "werte": 3, "pruefungen": 4,
    "befunde": [
      {"regel": "Z01", "schwere": "warnung", "meldung": "Ring ist nicht gedeckt",
       "ort": {"datei": "b/35/ä b.yaml", "zeile": 2, "spalte": 16, "bis_zeile": 2, "bis_spalte": 23,
               "text": "Erträge"},
       "weitere_orte": [{"datei": "b/35/ä b.yaml", "zeile": 1, "spalte": 1, "bis_zeile": 1, "bis_spalte": 2,
                         "text": ""}],
       "betraege": {"soll": "270.136", "ist": "269.836", "differenz": "-300", "einheit": "€"},
       "kandidaten": [], "hinweise": ["n"], "hilfen": ["h"]},
      {"regel": "S10", "schwere": "fehler",
       "meldung": "böse \"<&><1B><FF>\" [x](javascript:alert(1))<0A>::error::%",
       "ort": {"datei": "b/a,b:c%.yaml", "zeile": 1, "spalte": 4, "bis_zeile": 1, "bis_spalte": 4, "text": ""},
       "weitere_orte": [], "betraege": null, "kandidaten": [], "hinweise": [], "hilfen": []}],
     "nicht_geprueft": 0, "nicht_gezeigt": 0, "vermerke": []})");
  const std::vector<std::string> prints = fingerprints(f.report());
  for (std::size_t i = 0; i < prints.size(); ++i) expected["befunde"][i]["fingerabdruck"] = prints[i];
  CHECK(document == expected);
}

TEST_CASE("SARIF has rules, places, related places and fingerprints") {
  const Fixture f;
  const json run = json::parse(render_sarif(f.report())).at("runs").at(0);
  CHECK(json::parse(render_sarif(f.report())).at("version") == "2.1.0");
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  CHECK(run.at("tool").at("driver").at("rules").at(1) == json::parse(R"({
    "id": "Z01", "name": "ring-nicht-ausgeglichen",
    "shortDescription": {"text": "ring-nicht-ausgeglichen"},
    "fullDescription": {"text": "Ein Ring.", "markdown": "Ein Ring."},
    "help": {"text": "budgetc explain Z01; Grundlage: § 21"},
    "defaultConfiguration": {"level": "warning"}})"));
  json expected = json::parse(R"({
    "ruleId": "Z01", "ruleIndex": 1, "level": "warning",
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "b/35/%C3%A4%20b.yaml"},
      "region": {"startLine": 2, "startColumn": 16, "endLine": 2, "endColumn": 23}},
      "message": {"text": "Erträge"}}],
    "relatedLocations": [{"id": 1, "physicalLocation": {"artifactLocation": {"uri": "b/35/%C3%A4%20b.yaml"},
      "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}}}]})");
  expected["message"]["text"] =
      "Ring ist nicht gedeckt (soll 270.136\u00A0€, ist 269.836\u00A0€, Differenz -300\u00A0€)\nhinweis: "
      "n\nhilfe: h";
  expected["partialFingerprints"]["budgetc/v1"] = fingerprints(f.report()).at(0);
  CHECK(run.at("results").at(0) == expected);
}

TEST_CASE("SARIF takes nothing from a source for a link or a path of its own") {
  const Fixture f;
  const json result = json::parse(render_sarif(f.report())).at("runs").at(0).at("results").at(1);
  CHECK(result.at("message").at("text") == "böse \"<&><1B><FF>\" [x\\](javascript:alert(1))<0A>::error::%");
  const json place = result.at("locations").at(0).at("physicalLocation");
  CHECK(place.at("artifactLocation").at("uri") == "b/a%2Cb%3Ac%25.yaml");
  CHECK(place.at("region").at("startColumn") == place.at("region").at("endColumn"));
}

TEST_CASE("GitHub annotations escape what would end them") {
  const Fixture f;
  CHECK(render_github(f.report()) ==
        "::warning file=b/35/ä b.yaml,line=2,col=16,endColumn=23,title=Z01::Ring ist nicht gedeckt (soll "
        "270.136\u00A0€, ist 269.836\u00A0€, Differenz -300\u00A0€)%0Ahinweis: n%0Ahilfe: h\n"
        "::error file=b/a%2Cb%3Ac%25.yaml,line=1,col=4,endColumn=4,title=S10::böse \"<&><1B><FF>\" "
        "[x](javascript:alert(1))<0A>::error::%25\n");
}

TEST_CASE("GitLab gets one issue per finding") {
  const Fixture f;
  const std::vector<std::string> prints = fingerprints(f.report());
  json expected = json::parse(R"([
    {"description": "", "check_name": "Z01", "severity": "minor",
     "location": {
    "path" : "b/35/ä b.yaml", "lines" : {
      "begin" : 2, "end" : 2
    }}
},
    {"description": "böse \"<&><1B><FF>\" [x](javascript:alert(1))<0A>::error::%", "check_name": "S10",
     "severity": "major", "location": {"path": "b/a,b:c%.yaml", "lines": {"begin": 1, "end": 1}}}])");
  expected[0]["description"] =
      "Ring ist nicht gedeckt (soll 270.136\u00A0€, ist 269.836\u00A0€, Differenz -300\u00A0€)";
  for (std::size_t i = 0; i < prints.size(); ++i) expected[i]["fingerprint"] = prints[i];
  CHECK(json::parse(render_gitlab(f.report())) == expected);
}

TEST_CASE("JUnit fails for errors only and escapes markup") {
  const Fixture f;
  CHECK(render_junit(f.report()) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="budgetc" tests="2" failures="1" errors="0">
    <testcase classname="b/35/ä b.yaml" name="Z01 in Zeile 2, Spalte 16">
      <system-out>warnung: Ring ist nicht gedeckt (soll 270.136 €, ist 269.836 €, Differenz -300 €)
hinweis: n
hilfe: h</system-out>
    </testcase>
    <testcase classname="b/a,b:c%.yaml" name="S10 in Zeile 1, Spalte 4">
      <failure type="fehler" message="böse &quot;&lt;&amp;>&lt;1B>&lt;FF>&quot; [x](javascript:alert(1))&lt;0A>::error::%">böse "&lt;&amp;&gt;&lt;1B&gt;&lt;FF&gt;" [x](javascript:alert(1))&lt;0A&gt;::error::%</failure>
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("GitLab's report holds what was not checked as issues of no weight") {
  Fixture f;
  f.findings.clear();
  FindingReport report = f.report();
  report.statistics.gaps.unread = {"Notiz.txt"};
  const json issue = json::parse(render_gitlab(report)).at(0);
  CHECK(issue.at("description") == "nicht gelesen: Notiz.txt");
  CHECK(issue.at("severity") == "info");
  CHECK(issue.at("check_name") == "budgetc");
  CHECK(issue.at("location").at("path") == "b/haushalt.yaml");
  CHECK(issue.at("fingerprint") == fingerprint_of("nicht gelesen: Notiz.txt"));
}

TEST_CASE("without findings the reports are valid and empty") {
  Fixture f;
  f.findings.clear();
  CHECK(json::parse(render_json(f.report())).at("befunde").empty());
  CHECK(json::parse(render_sarif(f.report())).at("runs").at(0).at("results").empty());
  CHECK(render_github(f.report()).empty());
  CHECK(render_gitlab(f.report()) == "[]\n");
  CHECK(render_junit(f.report()).find("<testcase classname=\"budgetc\" name=\"keine Befunde\" />") !=
        std::string::npos);
}

TEST_CASE("findings without a place are in every format") {
  Fixture f;
  for (Diagnostic& finding : f.findings) finding.primary.span.file = FileId{99};
  CHECK(json::parse(render_json(f.report())).at("befunde").at(0).at("ort").is_null());
  CHECK(json::parse(render_sarif(f.report())).at("runs").at(0).at("results").at(0).at("locations").empty());
  CHECK(render_github(f.report()).starts_with("::warning title=Z01::"));
  CHECK(json::parse(render_gitlab(f.report())).at(0).at("location").at("path") == "b/haushalt.yaml");
  CHECK(render_junit(f.report()).find("classname=\"budgetc\" name=\"Z01\"") != std::string::npos);
}

namespace {

/// Fingerprints of findings on every `8.000` of a text.
std::vector<std::string> prints_of(const std::string& text) {
  SourceFiles files;
  files.add(SourceFile("a.yaml", text));
  std::vector<Diagnostic> findings;
  for (std::size_t at = 0; (at = text.find("8.000", at)) != std::string::npos; at += 5) {
    const auto begin = static_cast<std::uint32_t>(at);
    findings.push_back({.code = Code("P01"),
                        .message = "m",
                        .primary = {{.file = FileId{0}, .begin = begin, .end = begin + 5}, ""}});
  }
  return fingerprints({.diagnostics = findings,
                       .files = files,
                       .statistics = {},
                       .paths = std::string(""),
                       .rules = {},
                       .version = ""});
}

}  // namespace

TEST_CASE("fingerprints stay when lines move, and are unique") {
  const auto before = prints_of("a: 8.000\nb: [8.000, 8.000]\n");
  CHECK(std::set(before.begin(), before.end()).size() == 3);
  CHECK(prints_of("# neu\n\n  a:   8.000\r\n\nx: 1\nb: [8.000,  8.000]\n") == before);
  const auto other = prints_of("c: 8.000\n");
  CHECK(other.front() != before.front());
  CHECK(other.front().size() == 32);
}
