#include <vector>

#include <catch2/catch.hpp>

#include "diagnostics/render.hpp"

using namespace budgetc;

namespace {

Diagnostic finding(Severity severity) {
  return {.code = Code("S01"), .severity = severity, .message = "", .primary = {}};
}

}  // namespace

TEST_CASE("the summary counts in German") {
  CHECK(render_summary(std::vector{finding(Severity::error)},
                       {.files = 12, .values = 1204, .checks = 3018, .accepted = 2, .milliseconds = 21}) ==
        "1 Fehler, 0 Warnungen, 2 anerkannte Abweichungen in 12 Dateien, 1.204 Werten, 3.018 Prüfungen (21 "
        "ms)");
}

TEST_CASE("of a flood the first findings of a kind are kept, and all are counted") {
  std::vector<Diagnostic> findings(70, finding(Severity::error));
  findings.push_back(finding(Severity::warning));
  limit_findings(findings);
  REQUIRE(findings.size() == 51);
  CHECK(findings[49].notes ==
        std::vector<Observation>{"20 weitere Befunde S01 in dieser Datei sind nicht aufgeführt"});
  CHECK(count_findings(findings, Severity::error) == 70);
  CHECK(count_findings(findings, Severity::warning) == 1);
  CHECK(render_summary(findings, {.files = 1, .values = 1, .checks = 1, .accepted = 0, .milliseconds = {}})
            .starts_with("70 Fehler, 1 Warnung, "));
}

TEST_CASE("the summary knows singular and hints, and leaves the time out") {
  CHECK(render_summary(std::vector{finding(Severity::warning), finding(Severity::hint)},
                       {.files = 1, .values = 1, .checks = 1, .accepted = 1, .milliseconds = {}}) ==
        "0 Fehler, 1 Warnung, 1 Hinweis, 1 anerkannte Abweichung in 1 Datei, 1 Wert, 1 Prüfung");
  CHECK(render_summary(std::vector(2, finding(Severity::hint)),
                       {.files = 0, .values = 1000000, .checks = 999, .accepted = 0, .milliseconds = {}}) ==
        "0 Fehler, 0 Warnungen, 2 Hinweise, 0 anerkannte Abweichungen in 0 Dateien, 1.000.000 Werten, 999 "
        "Prüfungen");
}
