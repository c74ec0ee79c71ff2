#include <nlohmann/json.hpp>

#include "diagnostics/place.hpp"
#include <budgetc/diagnostics/formats.hpp>
#include <budgetc/diagnostics/visible_text.hpp>

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

/// GitLab needs a place for everything; what has none is put at the head of the main file.
Json location_json(const Diagnostic& finding, const FindingReport& report) {
  const auto place = place_of(finding.primary.span, report);
  const std::string path = place ? place->path : shown_path(report.path_prefix, "haushalt.yaml");
  return {{"path", make_visible(path)},
          {"lines", {{"begin", place ? place->begin.line : 1}, {"end", place ? place->end.line : 1}}}};
}

}  // namespace

std::string render_gitlab(const FindingReport& report) {
  const std::vector<std::string> prints = fingerprints(report);
  Json list = Json::array();
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const Diagnostic& finding = report.diagnostics[i];
    list.push_back({{"description", headline(finding)},
                    {"check_name", finding.code.text()},
                    {"fingerprint", prints[i]},
                    {"severity", weight(finding.severity)},
                    {"location", location_json(finding, report)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace budgetc
