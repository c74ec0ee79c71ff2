#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "diagnostics/candidate_words.hpp"
#include "diagnostics/formats.hpp"
#include "diagnostics/place.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::warning: return "warning";
    case Severity::hint: return "note";
    case Severity::error: break;
  }
  return "error";
}

bool is_unreserved(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         std::string_view("-._~/").find(byte) != std::string_view::npos;
}

/// A path as a URI reference.
std::string uri(std::string_view path) {
  std::string result = path.starts_with('/') ? "file://" : "";
  for (const char byte : path) {
    result +=
        is_unreserved(byte) ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return result;
}

/// Text that no viewer takes for a link of the form `[words](target)`.
std::string without_links(std::string text) {
  for (std::size_t at = 0; (at = text.find("](", at)) != std::string::npos; at += 3) text.insert(at, 1, '\\');
  return text;
}

Json message(std::string text) {
  return {{"text", without_links(std::move(text))}};
}

Json rule_json(const RuleText& rule) {
  return {{"id", rule.code},
          {"name", rule.name},
          {"shortDescription", {{"text", rule.name}}},
          {"fullDescription", {{"text", rule.explanation}, {"markdown", rule.explanation}}},
          {"help", {{"text", fmt::format("budgetc explain {}; Grundlage: {}", rule.code, rule.source)}}},
          {"defaultConfiguration", {{"level", level(rule.severity)}}}};
}

/// The rules that have findings, in the order of the rule book.
std::vector<RuleText> used_rules(const FindingReport& report) {
  std::vector<RuleText> rules;
  std::ranges::copy_if(report.rules, std::back_inserter(rules), [&](const RuleText& rule) {
    return std::ranges::any_of(report.diagnostics,
                               [&](const Diagnostic& finding) { return finding.code.text() == rule.code; });
  });
  return rules;
}

Json rules_json(std::span<const RuleText> rules) {
  Json list = Json::array();
  for (const RuleText& rule : rules) list.push_back(rule_json(rule));
  return list;
}

Json region_json(const Place& place) {
  return {{"startLine", place.begin.line},
          {"startColumn", place.begin.column},
          {"endLine", place.end.line},
          {"endColumn", place.end.column}};
}

Json location_json(const Place& place) {
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", uri(place.path)}}}, {"region", region_json(place)}}}};
}

/// All changes of a candidate, file by file; nothing when one of them has no place, since half of it would be
/// wrong.
Json artifact_changes_json(const Candidate& candidate, const FindingReport& report) {
  std::vector<AmountChange> changes{candidate.change};
  changes.insert(changes.end(), candidate.together.begin(), candidate.together.end());
  std::map<std::string, Json> replacements;
  for (const AmountChange& change : changes) {
    const auto place = place_of(change.span, report);
    if (!place) return Json::array();
    replacements.try_emplace(place->path, Json::array())
        .first->second.push_back({{"deletedRegion", region_json(*place)},
                                  {"insertedContent", {{"text", source_text(change, report.files)}}}});
  }
  Json list = Json::array();
  for (auto& [path, replaced] : replacements)
    list.push_back({{"artifactLocation", {{"uri", uri(path)}}}, {"replacements", std::move(replaced)}});
  return list;
}

Json fixes_json(const Diagnostic& finding, const FindingReport& report) {
  Json list = Json::array();
  for (const Candidate& candidate : finding.candidates) {
    Json changes = artifact_changes_json(candidate, report);
    if (changes.empty()) continue;
    list.push_back(
        {{"description", message(fmt::format("{}. {}", candidate.rank, candidate_words(candidate)))},
         {"artifactChanges", std::move(changes)}});
  }
  return list;
}

Json locations_json(const Diagnostic& finding, const FindingReport& report) {
  Json list = Json::array();
  if (const auto place = place_of(finding.primary.span, report)) {
    Json location = location_json(*place);
    if (!finding.primary.text.empty()) location["message"] = message(make_visible(finding.primary.text));
    list.push_back(std::move(location));
  }
  return list;
}

Json related_json(const Diagnostic& finding, const FindingReport& report) {
  Json list = Json::array();
  for (const Label& label : finding.related) {
    const auto place = place_of(label.span, report);
    if (!place) continue;
    Json location{{"id", list.size() + 1}};
    location.update(location_json(*place));
    if (!label.text.empty()) location["message"] = message(make_visible(label.text));
    list.push_back(std::move(location));
  }
  return list;
}

Json result_json(const Diagnostic& finding, const std::string& fingerprint, std::span<const RuleText> rules,
                 const FindingReport& report) {
  Json result{{"ruleId", finding.code.text()}};
  const auto rule = std::ranges::find(rules, finding.code.text(), &RuleText::code);
  if (rule != rules.end()) result["ruleIndex"] = rule - rules.begin();
  result["level"] = level(finding.severity);
  result["message"] = message(full_text(finding, report));
  result["locations"] = locations_json(finding, report);
  if (Json related = related_json(finding, report); !related.empty()) {
    result["relatedLocations"] = std::move(related);
  }
  if (Json fixes = fixes_json(finding, report); !fixes.empty()) result["fixes"] = std::move(fixes);
  result["partialFingerprints"] = {{"budgetc/v1", fingerprint}};
  return result;
}

Json results_json(std::span<const RuleText> rules, const FindingReport& report) {
  const std::vector<std::string> prints = fingerprints(report);
  Json list = Json::array();
  for (std::size_t i = 0; i < prints.size(); ++i) {
    list.push_back(result_json(report.diagnostics[i], prints[i], rules, report));
  }
  return list;
}

/// What the run did not check or does not show.
Json notifications_json(const Statistics& statistics) {
  Json list = Json::array();
  for (std::string& line : gap_lines(statistics))
    list.push_back({{"level", "note"}, {"message", message(std::move(line))}});
  return list;
}

}  // namespace

std::string render_sarif(const FindingReport& report) {
  const std::vector<RuleText> rules = used_rules(report);
  const Json driver{
      {"name", "budgetc"}, {"version", report.version}, {"language", "de"}, {"rules", rules_json(rules)}};
  Json run{{"tool", {{"driver", driver}}}};
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = results_json(rules, report);
  if (Json notes = notifications_json(report.statistics); !notes.empty()) {
    run["invocations"] = Json::array({{{"executionSuccessful", !report.statistics.gaps.all},
                                       {"toolExecutionNotifications", std::move(notes)}}});
  }
  const Json document{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({std::move(run)})}};
  return document.dump(2) + "\n";
}

}  // namespace budgetc
