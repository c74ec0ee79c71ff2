#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "diagnostics/candidate_words.hpp"
#include "diagnostics/formats.hpp"
#include "diagnostics/place.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

using Json = nlohmann::ordered_json;

std::string_view weight(Severity severity) {
  switch (severity) {
    case Severity::warning: return "minor";
    case Severity::hint: return "info";
    case Severity::error: break;
  }
  return "major";
}

/// GitLab shows one line of text, and no notes.
std::string description(const Diagnostic& finding, const FindingReport& report) {
  std::string text = headline(finding);
  for (const Candidate& candidate : finding.candidates) {
    const std::string_view lead = candidate.equal_to_next || candidate.rank > 1 ? "möglich" : "am ehesten";
    text += fmt::format("; {} {}", lead, placed_words(candidate, report));
  }
  return text;
}

/// The line to change, or that of the finding. GitLab needs a place for everything; what has none is put at
/// the head of the main file.
Json location_json(const std::optional<Place>& place, const FindingReport& report) {
  const std::string path = place ? place->path : report.paths.of("haushalt.yaml");
  return {{"path", make_visible(path)},
          {"lines", {{"begin", place ? place->begin.line : 1}, {"end", place ? place->end.line : 1}}}};
}

}  // namespace

std::string render_gitlab(const FindingReport& report) {
  const std::vector<std::string> prints = fingerprints(report);
  Json list = Json::array();
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const Diagnostic& finding = report.diagnostics[i];
    list.push_back({{"description", description(finding, report)},
                    {"check_name", finding.code.text()},
                    {"fingerprint", prints[i]},
                    {"severity", weight(finding.severity)},
                    {"location", location_json(place_of(culprit_of(finding), report), report)}});
  }
  // GitLab shows nothing but issues, so that what was not checked is one.
  for (const std::string& gap : gap_lines(report.statistics)) {
    list.push_back({{"description", gap},
                    {"check_name", "budgetc"},
                    {"fingerprint", fingerprint_of(gap)},
                    {"severity", "info"},
                    {"location", location_json(std::nullopt, report)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace budgetc
