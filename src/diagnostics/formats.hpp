#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/render.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// What a format says about a rule; the texts are Markdown.
struct RuleText {
  std::string_view code;
  std::string_view name;
  Severity severity = Severity::error;
  std::string_view explanation;
  std::string_view source;
};

/// Findings for other programs, with all that they are told about the run.
struct FindingReport {
  /// Sorted.
  std::span<const Diagnostic> diagnostics;
  const SourceFiles& files;
  Statistics statistics;
  ShownPaths paths{};
  std::span<const RuleText> rules;
  std::string_view version;
};

/// budgetc's own format, German like the sources: everything there is to know about each finding.
[[nodiscard]] std::string render_json(const FindingReport& report);
/// SARIF 2.1.0, with the texts of the rules that have findings.
[[nodiscard]] std::string render_sarif(const FindingReport& report);
/// Workflow commands of GitHub Actions, which annotate the lines of a change.
[[nodiscard]] std::string render_github(const FindingReport& report);
/// GitLab's Code Quality report.
[[nodiscard]] std::string render_gitlab(const FindingReport& report);
/// JUnit XML: errors as failed tests, everything else as output of passed ones.
[[nodiscard]] std::string render_junit(const FindingReport& report);

/// One fingerprint per finding, in their order: unique within the report, and the same when lines move or
/// other findings come and go.
[[nodiscard]] std::vector<std::string> fingerprints(const FindingReport& report);
/// The fingerprint of a sentence about the run as a whole.
[[nodiscard]] std::string fingerprint_of(std::string_view sentence);

}  // namespace budgetc
