#include <fmt/format.h>

#include "diagnostics/candidate_words.hpp"
#include "diagnostics/formats.hpp"
#include "diagnostics/place.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::warning: return "warning";
    case Severity::hint: return "notice";
    case Severity::error: break;
  }
  return "error";
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string result;
  for (const char byte : text) {
    result +=
        special.find(byte) == std::string_view::npos ? std::string(1, byte) : fmt::format("%{:02X}", byte);
  }
  return result;
}

std::string escaped_data(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string escaped_property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

/// Columns only where the place is within one line: GitHub ignores others.
std::string place_properties(const Place& place) {
  std::string text =
      fmt::format("file={},line={}", escaped_property(make_visible(place.path)), place.begin.line);
  if (place.end.line != place.begin.line) return text + fmt::format(",endLine={}", place.end.line);
  return text + fmt::format(",col={},endColumn={}", place.begin.column, place.end.column);
}

/// Where the annotation stands: at the amount to change, or at the finding.
std::string annotation(const Diagnostic& finding, const FindingReport& report) {
  const auto place = place_of(culprit_of(finding), report);
  return fmt::format("::{} {}title={}::{}\n", command(finding.severity),
                     place ? place_properties(*place) + "," : "", escaped_property(finding.code.text()),
                     escaped_data(full_text(finding, report)));
}

}  // namespace

std::string render_github(const FindingReport& report) {
  std::string text;
  for (const Diagnostic& finding : report.diagnostics) text += annotation(finding, report);
  for (const std::string& gap : gap_lines(report.statistics))
    text += fmt::format("::notice title=budgetc::{}\n", escaped_data(gap));
  return text;
}

}  // namespace budgetc
