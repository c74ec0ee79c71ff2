#include <nlohmann/json.hpp>

#include "diagnostics/candidate_words.hpp"
#include "diagnostics/formats.hpp"
#include "diagnostics/place.hpp"
#include "diagnostics/words.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(const Label& label, const FindingReport& report) {
  const auto place = place_of(label.span, report);
  if (!place) return nullptr;
  return {{"datei", make_visible(place->path)}, {"zeile", place->begin.line},
          {"spalte", place->begin.column},      {"bis_zeile", place->end.line},
          {"bis_spalte", place->end.column},    {"text", make_visible(label.text)}};
}

Json places_json(const std::vector<Label>& labels, const FindingReport& report) {
  Json list = Json::array();
  for (const Label& label : labels) {
    if (Json place = place_json(label, report); !place.is_null()) list.push_back(std::move(place));
  }
  return list;
}

Json texts_json(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(make_visible(text));
  return list;
}

/// The words alone: what places they name are among the candidates.
Json notes_json(const std::vector<Observation>& notes) {
  Json list = Json::array();
  for (const Observation& note : notes) list.push_back(make_visible(note.text()));
  return list;
}

/// Amounts are text in German notation, as everywhere; a number of JSON may be a float to its reader.
Json amounts_json(const std::optional<Amounts>& amounts) {
  if (!amounts) return nullptr;
  return {{"soll", format_german(amounts->expected)},
          {"ist", format_german(amounts->actual)},
          {"differenz", format_german(amounts->difference)},
          {"einheit", amounts->unit}};
}

Json change_json(const AmountChange& change, const FindingReport& report) {
  return {{"stelle", make_visible(change.place)},
          {"ort", place_json({.span = change.span, .text = {}}, report)},
          {"alt", format_german(change.written)},
          {"neu", format_german(change.right)},
          {"einheit", change.unit},
          {"neu_in_der_quelle", source_text(change, report.files)}};
}

/// Candidates of equal support share their rank.
Json candidates_json(const Diagnostic& finding, const FindingReport& report) {
  Json list = Json::array();
  for (const Candidate& candidate : finding.candidates) {
    Json changes = Json::array({change_json(candidate.change, report)});
    for (const AmountChange& other : candidate.together) changes.push_back(change_json(other, report));
    list.push_back({{"rang", candidate.rank},
                    {"grund", make_visible(candidate.reason)},
                    {"aenderungen", std::move(changes)}});
  }
  return list;
}

Json finding_json(const Diagnostic& finding, const std::string& fingerprint, const FindingReport& report) {
  return {{"regel", finding.code.text()},
          {"schwere", severity_word(finding.severity)},
          {"meldung", make_visible(finding.message)},
          {"ort", place_json(finding.primary, report)},
          {"weitere_orte", places_json(finding.related, report)},
          {"betraege", amounts_json(finding.amounts)},
          {"kandidaten", candidates_json(finding, report)},
          {"hinweise", notes_json(finding.notes)},
          {"hilfen", texts_json(finding.helps)},
          {"fingerabdruck", fingerprint}};
}

/// How many checks that are due were not made, at least; null where that cannot be said because none was
/// possible.
Json unmade_json(const Gaps& gaps) {
  return gaps.all ? Json(nullptr) : Json(gaps.lost + gaps.out_of_range + gaps.unreadable + gaps.roles.size());
}

}  // namespace

std::string render_json(const FindingReport& report) {
  const std::vector<std::string> prints = fingerprints(report);
  Json findings = Json::array();
  for (std::size_t i = 0; i < prints.size(); ++i) {
    findings.push_back(finding_json(report.diagnostics[i], prints[i], report));
  }
  const Statistics& statistics = report.statistics;
  const Json document{{"budgetc", report.version},
                      {"befunde", std::move(findings)},
                      {"anerkannt", statistics.accepted},
                      {"dateien", statistics.files},
                      {"werte", statistics.values},
                      {"pruefungen", statistics.checks},
                      {"nicht_geprueft", unmade_json(statistics.gaps)},
                      {"nicht_gezeigt", statistics.gaps.hidden.count()},
                      {"vermerke", gap_lines(statistics)}};
  return document.dump(2) + "\n";
}

}  // namespace budgetc
