#include "cli/accepted_list.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "emit/markdown_text.hpp"
#include "rules/engine/changed_rules.hpp"
#include "rules/engine/deviations.hpp"
#include "rules/engine/registry.hpp"
#include "text/visible_text.hpp"

namespace budgetc::cli {
namespace {

constexpr std::string_view good = "gilt";

std::string state_of(const RuleContext& context, const CheckSet& checks,
                     const rules::MatchedDeviation& match) {
  const AcceptedDeviation& deviation = context.plan.deviations[match.deviation];
  if (match.state == rules::DeviationState::pointless) return "gegenstandslos";
  if (match.state == rules::DeviationState::other) {
    const auto amount = checks.checks()[*match.check].shown_difference();
    return fmt::format("andere Differenz: {}", amount ? format_euro(*amount) : "mehr");
  }
  return rules::has_expired(context, deviation) ? "abgelaufen" : std::string(good);
}

std::string source_of(const AcceptedList& list, Span span) {
  const SourceFile& file = list.compilation.sources.files[span.file];
  return fmt::format("{}:{}", list.paths.of(file.name()), file.position(span.begin).line);
}

std::string place_words(const AcceptedDeviation& deviation) {
  std::string text = deviation.place.value;
  if (deviation.plan) text += " " + deviation.plan->value;
  if (deviation.row) text += " Zeile " + deviation.row->value;
  return text;
}

std::string value_or_empty(const OptionalText& text) {
  return text ? text->value : std::string();
}

/// A text with four blanks before each of its lines.
std::string indented(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) result += "    " + make_visible(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

/// The accepted difference; nothing where a finding without an amount is accepted.
std::optional<Money> difference_of(const AcceptedList& list, const AcceptedDeviation& deviation) {
  if (!rules::names_amount(list.compilation.plan, deviation)) return std::nullopt;
  return list.compilation.plan.figures[deviation.difference].amount;
}

std::string difference_words(const AcceptedList& list, const AcceptedDeviation& deviation) {
  const auto difference = difference_of(list, deviation);
  return difference ? format_euro(*difference) : "ohne Betrag";
}

std::string paragraph(const AcceptedList& list, const AcceptedEntry& entry) {
  const AcceptedDeviation& deviation = *entry.deviation;
  const std::string place = place_words(deviation) + (deviation.column ? " " + deviation.column->value : "");
  return fmt::format("{} {}: {}, {}\n{}{}    {}\n\n", make_visible(deviation.rule.value), make_visible(place),
                     difference_words(list, deviation), entry.state, indented(deviation.reason.value),
                     deviation.until ? fmt::format("    bis {}\n", deviation.until->value) : "",
                     make_visible(source_of(list, deviation.span)));
}

std::string total(const AcceptedList& list) {
  const auto count = list.entries.size();
  if (count == 0) return "keine anerkannten Abweichungen\n";
  const auto stale =
      count - static_cast<std::size_t>(std::ranges::count(list.entries, true, &AcceptedEntry::holds));
  return fmt::format("{} anerkannte Abweichung{}, {}\n", count, count == 1 ? "" : "en",
                     stale == 0 ? (count == 1 ? "sie gilt" : "alle gelten")
                                : fmt::format("davon {} nicht mehr gültig", stale));
}

std::string cell(std::string_view text) {
  return emit::escape_markdown(text, emit::MarkdownPlace::inside);
}

using Json = nlohmann::ordered_json;

Json source_json(const AcceptedList& list, Span span) {
  const SourceFile& file = list.compilation.sources.files[span.file];
  const LineColumn at = file.position(span.begin);
  return {{"datei", list.paths.of(file.name())}, {"zeile", at.line}, {"spalte", at.column}};
}

}  // namespace

std::vector<AcceptedEntry> accepted_entries(const Compilation& compilation) {
  const RuleContext context = rule_context(compilation);
  const CheckSet& checks = compilation.report.checks;
  std::vector<AcceptedEntry> entries;
  for (const AcceptedDeviation& deviation : compilation.plan.deviations) {
    const bool known = find_rule(deviation.rule.value) != nullptr;
    entries.push_back({.deviation = &deviation, .state = known ? "gegenstandslos" : "Regel unbekannt"});
    // What accepts a finding without an amount is no match of a check.
    const bool expired = known && rules::has_expired(context, deviation);
    if (expired) entries.back().state = "abgelaufen";
  }
  for (const AcceptedFinding& accepted : compilation.report.accepted) {
    entries[accepted.deviation].state = good;
    entries[accepted.deviation].holds = true;
  }
  for (const rules::MatchedDeviation& match : rules::match_deviations(context, checks)) {
    AcceptedEntry& entry = entries[match.deviation];
    entry.state = state_of(context, checks, match);
    entry.holds = entry.state == good;
  }
  return entries;
}

std::string accepted_text(const AcceptedList& list) {
  std::string text;
  for (const AcceptedEntry& entry : list.entries) text += paragraph(list, entry);
  text += total(list);
  for (const rules::ChangedRule& rule : rules::changed_rules(list.compilation.plan))
    text += fmt::format("\n{}\n    {}\n", make_visible(rules::words(rule)),
                        make_visible(source_of(list, rule.setting->code.span)));
  return text;
}

std::string accepted_markdown(const AcceptedList& list) {
  std::string text =
      "| Regel | Ort | Spalte | Differenz | Grund | bis | Stelle | Stand |\n"
      "| --- | --- | --- | ---: | --- | --- | --- | --- |\n";
  for (const AcceptedEntry& entry : list.entries) {
    const AcceptedDeviation& deviation = *entry.deviation;
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", cell(deviation.rule.value),
                        cell(place_words(deviation)), cell(value_or_empty(deviation.column)),
                        difference_words(list, deviation), cell(deviation.reason.value),
                        cell(value_or_empty(deviation.until)), cell(source_of(list, deviation.span)),
                        cell(entry.state));
  }
  for (const rules::ChangedRule& rule : rules::changed_rules(list.compilation.plan)) {
    text += fmt::format("| {} |  |  |  | {} |  | {} | {} |\n", cell(rule.setting->code.value),
                        cell(rule.setting->reason.value), cell(source_of(list, rule.setting->code.span)),
                        cell(rules::state_word(rule)));
  }
  return text;
}

std::string accepted_json(const AcceptedList& list) {
  const auto optional = [](const OptionalText& text) { return text ? Json(text->value) : Json(nullptr); };
  auto array = Json::array();
  for (const AcceptedEntry& entry : list.entries) {
    const AcceptedDeviation& deviation = *entry.deviation;
    const auto difference = difference_of(list, deviation);
    array.push_back({{"regel", deviation.rule.value},
                     {"ort", deviation.place.value},
                     {"plan", optional(deviation.plan)},
                     {"zeile", optional(deviation.row)},
                     {"spalte", optional(deviation.column)},
                     {"differenz", difference ? Json(format_german(*difference)) : Json(nullptr)},
                     {"grund", deviation.reason.value},
                     {"bis", optional(deviation.until)},
                     {"quelle", source_json(list, deviation.span)},
                     {"gilt", entry.holds},
                     {"stand", entry.state}});
  }
  for (const rules::ChangedRule& rule : rules::changed_rules(list.compilation.plan)) {
    array.push_back({{"regel", rule.setting->code.value},
                     {"ort", nullptr},
                     {"plan", nullptr},
                     {"zeile", nullptr},
                     {"spalte", nullptr},
                     {"differenz", nullptr},
                     {"grund", rule.setting->reason.value},
                     {"bis", nullptr},
                     {"quelle", source_json(list, rule.setting->code.span)},
                     {"gilt", true},
                     {"stand", rules::state_word(rule)}});
  }
  return array.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace budgetc::cli
