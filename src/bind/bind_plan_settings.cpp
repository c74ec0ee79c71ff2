#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "parts/registry.hpp"
#include "schema/fields.hpp"
#include "text/composed.hpp"
#include "text/reason.hpp"

namespace budgetc::binding {
namespace {

void append_remarks(Context& context, const SourceNode& list, std::vector<Remark>& remarks);

void read_sections(Context& context, const SourceEntry& entry, Remark& remark) {
  append_remarks(context, entry.value, remark.sections);
}

constexpr std::array<Field<Remark>, 3> remark_fields{{
    {"titel", Presence::required, text_member<Remark, &Remark::title>, Below::nothing, text_value,
     "Überschrift"},
    {"text", Presence::optional, text_member<Remark, &Remark::text>, Below::nothing, text_value,
     "Text darunter"},
    {"abschnitte", Presence::optional, read_sections, Below::nothing, remarks_value,
     "Abschnitte mit eigener Überschrift"},
}};

void append_remarks(Context& context, const SourceNode& list, std::vector<Remark>& remarks) {
  read_items(context, list, [&](const SourceNode& item) {
    read_fields(context, item, remark_fields, "einer Vorbemerkung", remarks.emplace_back());
  });
}

bool is_rule_code(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 3 && text[0] >= 'A' && text[0] <= 'Z' && is_digit(text[1]) && is_digit(text[2]);
}

constexpr std::array<std::string_view, 4> setting_words{"fehler", "warnung", "hinweis", "aus"};

void read_severity(Context& context, const SourceEntry& entry, RuleSetting& setting) {
  static constexpr std::array<std::optional<Severity>, 4> severities{Severity::error, Severity::warning,
                                                                     Severity::hint, std::nullopt};
  if (const auto choice = read_choice(context, entry.value, setting_words))
    setting.severity = severities[*choice];
}

void read_setting_reason(Context& context, const SourceEntry& entry, RuleSetting& setting) {
  assign_text(context, entry.value, setting.reason);
  if (!entry.value.is_scalar() || has_letters(setting.reason.value)) return;
  report(context, missing_key, entry.value.span,
         fmt::format("„grund“ nennt keinen Grund in der Regel {}", setting.code.value));
}

constexpr std::array<Field<RuleSetting>, 2> setting_fields{{
    {"schwere", Presence::required, read_severity, Below::nothing, choice_of<setting_words>,
     "Schwere, die die Befunde der Regel haben sollen; aus stellt sie ab"},
    {"grund", Presence::required, read_setting_reason, Below::nothing, text_value,
     "warum die Regel hier anders gilt"},
}};

void read_required_parts(Context& context, const SourceEntry& entry, Classification& legend) {
  const auto known = required_part_names();
  read_items(context, entry.value, [&](const SourceNode& item) {
    auto part = read_text(context, item);
    if (!part) return;
    if (std::ranges::find(known, part->value) != known.end()) {
      legend.required_parts.push_back(std::move(*part));
      return;
    }
    Diagnostic& finding = report(context, invalid_value, item.span,
                                 fmt::format("„{}“ ist kein Teil einer Stelle", item.text()));
    suggest(finding, item.text(), known);
    finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(known, ", ")));
  });
}

constexpr std::array<Field<Classification>, 2> class_fields{{
    {"text", Presence::required, text_member<Classification, &Classification::text>, Below::nothing,
     text_value, "was die Klasse bedeutet"},
    {"pflichtteile", Presence::filled, read_required_parts, Below::nothing, texts_value,
     "Teile, die jede Stelle dieser Klasse haben muss"},
}};

}  // namespace

std::vector<KeyInfo> remark_keys() {
  return keys_of_table<remark_fields>();
}

std::vector<KeyInfo> setting_keys() {
  return keys_of_table<setting_fields>();
}

std::vector<KeyInfo> class_keys() {
  return keys_of_table<class_fields>();
}

void check_rule_code(Context& context, const Text& code) {
  if (is_rule_code(code.value)) return;
  report(context, invalid_value, code.span, fmt::format("„{}“ ist kein Regelcode", code.value))
      .helps.emplace_back("ein Code ist ein Buchstabe mit zwei Ziffern; „budgetc rules“ nennt alle");
}

void read_classifications(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (!expect_mapping(context, entry.value)) return;
  for (const SourceEntry& item : entry.value.entries()) {
    Classification& legend = file.plan.classifications.emplace_back();
    legend.key = composed(item.key.text());
    if (is_empty(item.value)) {
      report_missing_key(context, entry.value, "„klassifizierung“", item.key.text());
    } else if (item.value.is_mapping()) {
      read_fields(context, item.value, class_fields, fmt::format("der Klasse {}", item.key.text()), legend);
    } else {
      assign_text(context, item.value, legend.text);
    }
  }
}

void read_remarks(Context& context, const SourceEntry& entry, PlanFile& file) {
  append_remarks(context, entry.value, file.plan.remarks);
}

void read_rule_settings(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (!expect_mapping(context, entry.value)) return;
  for (const SourceEntry& item : entry.value.entries()) {
    RuleSetting setting;
    setting.code = {std::string(item.key.text()), item.key.span};
    check_rule_code(context, setting.code);
    if (item.value.is_null()) {
      report_missing_key(context, entry.value, "„regeln“", item.key.text());
      continue;
    }
    const std::size_t before = context.diagnostics.size();
    read_fields(context, item.value, setting_fields, fmt::format("der Regel {}", item.key.text()), setting);
    // A setting that is not wholly understood changes nothing.
    if (context.diagnostics.size() == before) file.plan.rule_settings.push_back(std::move(setting));
  }
}

}  // namespace budgetc::binding
