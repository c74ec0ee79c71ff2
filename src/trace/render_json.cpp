#include <nlohmann/json.hpp>

#include <budgetc/trace/trace.hpp>

namespace budgetc {
namespace {

using Json = nlohmann::ordered_json;

Json step_json(const TraceStep& step, const SourceFiles& files, std::string_view path_prefix) {
  Json json{{"bezeichnung", step.label}, {"vorzeichen", step.sign}};
  const char* const unit = step.is_indicator ? "hundertstel" : "cent";
  json[unit] = step.amount ? Json(step.amount->cents()) : Json(nullptr);
  if (step.span) {
    const SourceFile& file = files[step.span->file];
    const LineColumn at = file.position(step.span->begin);
    json["datei"] = std::string(path_prefix) + file.name();
    json["zeile"] = at.line;
    json["spalte"] = at.column;
    json["kontrollsumme"] = step.is_control;
  }
  Json& parts = json["beitraege"] = Json::array();
  for (const TraceStep& part : step.contributions) parts.push_back(step_json(part, files, path_prefix));
  return json;
}

}  // namespace

std::string render_trace_json(const Trace& trace, const SourceFiles& files, std::string_view path_prefix) {
  Json json{{"betrag", step_json(trace.root, files, path_prefix)}};
  Json& checks = json["pruefungen"] = Json::array();
  for (const TraceCheck& check : trace.checks) {
    checks.push_back({{"regel", check.rule.text()},
                      {"soll_cent", check.expected.cents()},
                      {"ist_cent", check.actual.cents()},
                      {"geht_auf", check.holds}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace budgetc
