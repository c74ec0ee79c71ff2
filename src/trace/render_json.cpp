#include <nlohmann/json.hpp>

#include "trace/words.hpp"

namespace budgetc {
namespace {

using Json = nlohmann::ordered_json;

Json amount_json(const std::optional<Money>& amount) {
  return amount ? Json(amount->cents()) : Json(nullptr);
}

Json step_json(const TraceStep& step, const SourceFiles& files, const ShownPaths& paths);

Json steps_json(const std::vector<TraceStep>& steps, const SourceFiles& files, const ShownPaths& paths) {
  Json list = Json::array();
  for (const TraceStep& step : steps) list.push_back(step_json(step, files, paths));
  return list;
}

Json step_json(const TraceStep& step, const SourceFiles& files, const ShownPaths& paths) {
  Json json{{"bezeichnung", step.label}, {"vorzeichen", step.sign}};
  const char* const unit = step.is_indicator ? "hundertstel" : "cent";
  json[unit] = amount_json(step.amount);
  if (!step.unit.empty()) json["einheit"] = step.unit;
  if (step.span) {
    const SourceFile& file = files[step.span->file];
    const LineColumn at = file.position(step.span->begin);
    json["datei"] = paths.of(file.name());
    json["zeile"] = at.line;
    json["spalte"] = at.column;
    json["kontrollsumme"] = step.is_control;
    if (step.differing_control) json["geschrieben"] = step.differing_control->cents();
  }
  if (!step.changes.empty()) json["aenderungen"] = step.changes;
  json["beitraege"] = steps_json(step.contributions, files, paths);
  return json;
}

Json check_json(const TraceCheck& check) {
  const auto difference = subtract(check.actual, check.expected);
  Json json{{"regel", check.rule.text()},
            {"name", check.rule_name},
            {"ort", check.place},
            {"vergleich", trace_words::expectation(check.relation)},
            {"soll_cent", check.expected.cents()},
            {"ist_cent", check.actual.cents()},
            {"differenz_cent", amount_json(difference ? std::optional(*difference) : std::nullopt)},
            {"geht_auf", check.state == TraceState::holds},
            {"stand", trace_words::state(check.state)}};
  if (!check.unit.empty()) json["einheit"] = check.unit;
  return json;
}

}  // namespace

std::string render_trace_json(const Trace& trace, const SourceFiles& files, const ShownPaths& paths) {
  Json json{{"betrag", step_json(trace.root, files, paths)},
            {"erlaeuterungen", steps_json(trace.notes, files, paths)},
            {"zweckbindung", steps_json(trace.ring_entries, files, paths)},
            {"eigene_pruefungen", trace.own_checks}};
  Json& checks = json["pruefungen"] = Json::array();
  for (const TraceCheck& check : trace.checks) checks.push_back(check_json(check));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace budgetc
