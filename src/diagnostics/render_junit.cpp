#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pugixml.hpp>

#include "diagnostics/formats.hpp"
#include "diagnostics/place.hpp"
#include "diagnostics/words.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

void set_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

/// Tests are told apart by name, so the name holds the place.
std::string test_name(const Diagnostic& finding, const std::optional<Place>& place) {
  if (!place) return std::string(finding.code.text());
  return fmt::format("{} in Zeile {}, Spalte {}", finding.code.text(), place->begin.line,
                     place->begin.column);
}

void add_test(pugi::xml_node suite, const Diagnostic& finding, const FindingReport& report) {
  const auto place = place_of(finding.primary.span, report);
  pugi::xml_node test = suite.append_child("testcase");
  set(test, "classname", place ? make_visible(place->path) : "budgetc");
  set(test, "name", test_name(finding, place));
  if (finding.severity != Severity::error) {
    set_text(test.append_child("system-out"),
             fmt::format("{}: {}", severity_word(finding.severity), full_text(finding, report)));
    return;
  }
  pugi::xml_node failure = test.append_child("failure");
  set(failure, "type", std::string(severity_word(finding.severity)));
  set(failure, "message", headline(finding));
  set_text(failure, full_text(finding, report));
}

/// So that a clean run is a passed test and not an empty report.
void add_passed_test(pugi::xml_node suite) {
  pugi::xml_node test = suite.append_child("testcase");
  set(test, "classname", "budgetc");
  set(test, "name", "keine Befunde");
}

/// Errors that a filter hides fail all the same.
void add_hidden_test(pugi::xml_node suite, const Hidden& hidden) {
  pugi::xml_node test = suite.append_child("testcase");
  set(test, "classname", "budgetc");
  set(test, "name", "nicht gezeigt");
  pugi::xml_node failure = test.append_child("failure");
  set(failure, "type", "fehler");
  set(failure, "message", fmt::format("nicht gezeigt: {} Fehler", hidden.errors));
}

}  // namespace

std::string render_junit(const FindingReport& report) {
  const Hidden& hidden = report.statistics.gaps.hidden;
  const bool hides = hidden.errors > 0;
  const auto failures =
      std::ranges::count(report.diagnostics, Severity::error, &Diagnostic::severity) + (hides ? 1 : 0);
  const std::size_t tests = std::max<std::size_t>(report.diagnostics.size() + (hides ? 1 : 0), 1);
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  pugi::xml_node suite = document.append_child("testsuites").append_child("testsuite");
  set(suite, "name", "budgetc");
  set(suite, "tests", std::to_string(tests));
  set(suite, "failures", std::to_string(failures));
  set(suite, "errors", "0");
  for (const Diagnostic& finding : report.diagnostics) add_test(suite, finding, report);
  if (hides) add_hidden_test(suite, hidden);
  if (report.diagnostics.empty() && !hides) add_passed_test(suite);
  if (const auto gaps = gap_lines(report.statistics); !gaps.empty())
    set_text(suite.append_child("system-out"), fmt::format("{}", fmt::join(gaps, "\n")));
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

}  // namespace budgetc
