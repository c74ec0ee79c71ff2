#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "schema/fields.hpp"
#include "source/text_part.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

constexpr std::string_view own_rules_folder = "regeln/";

constexpr std::array<std::string_view, 5> placeholders{"stelle", "spalte", "links", "rechts", "differenz"};

constexpr std::array<std::string_view, 3> own_severity_words{"fehler", "warnung", "hinweis"};

void read_own_severity(Context& context, const SourceEntry& entry, OwnRule& rule) {
  static constexpr std::array<Severity, 3> severities{Severity::error, Severity::warning, Severity::hint};
  if (const auto choice = read_choice(context, entry.value, own_severity_words))
    rule.severity = severities[*choice];
}

void read_scope_level(Context& context, const SourceNode& item, OwnRule& rule) {
  auto level = read_text(context, item);
  if (!level) return;
  const auto& levels = context.plan.levels;
  const auto same = [&](const std::string& known) { return to_key(known) == to_key(level->value); };
  if (std::ranges::any_of(levels, same)) {
    rule.levels.push_back(std::move(*level));
    return;
  }
  Diagnostic& finding =
      report(context, invalid_value, item.span, fmt::format("eine Ebene „{}“ gibt es nicht", level->value));
  finding.helps.push_back(fmt::format("die Ebenen sind: {}", fmt::join(levels, ", ")));
}

void read_scope_node(Context& context, const SourceNode& item, OwnRule& rule) {
  auto number = read_text(context, item);
  if (!number) return;
  if (context.plan.find_node(number->value)) {
    rule.nodes.push_back(std::move(*number));
    return;
  }
  std::vector<std::string_view> known;
  for (const Node& node : context.plan.nodes) known.emplace_back(node.number.value);
  suggest(
      report(context, invalid_value, item.span, fmt::format("eine Stelle {} gibt es nicht", number->value)),
      number->value, known);
}

/// All columns of a kind, for `Ansatz` without a year; whether the text names a kind.
bool add_columns_of_kind(Context& context, const SourceNode& item, OwnRule& rule) {
  bool is_kind = false;
  for (const ColumnKind kind : {ColumnKind::actual, ColumnKind::budgeted, ColumnKind::planned}) {
    if (item.text() != column_kind_name(kind)) continue;
    is_kind = true;
    for (std::size_t i = 0; i < context.plan.columns.size(); ++i) {
      if (context.plan.columns[i].kind == kind) rule.columns.push_back({i, item.span});
    }
  }
  return is_kind;
}

void read_scope_column(Context& context, const SourceNode& item, OwnRule& rule) {
  const std::size_t before = rule.columns.size();
  const bool is_kind = item.is_scalar() && add_columns_of_kind(context, item, rule);
  if (!is_kind) {
    if (const auto column = read_column(context, item)) rule.columns.push_back({*column, item.span});
  } else if (rule.columns.size() == before) {
    report(context, unknown_column, item.span,
           fmt::format("der Haushalt hat keine Spalte „{}“", item.text()));
  }
}

template <auto Read>
void read_scope(Context& context, const SourceEntry& entry, OwnRule& rule) {
  read_items(context, entry.value, [&](const SourceNode& item) { Read(context, item, rule); });
}

void report_placeholder(Context& context, const Text& message, std::size_t begin, std::size_t length) {
  const std::string_view written = std::string_view(message.value).substr(begin, length);
  const Span span = text_part(context.files, message.span, message.value, static_cast<std::uint32_t>(begin),
                              static_cast<std::uint32_t>(length));
  Diagnostic& finding =
      report(context, invalid_value, span, fmt::format("„{}“ ist kein Platzhalter", written));
  finding.helps.push_back(fmt::format("Platzhalter sind: {{{}}}", fmt::join(placeholders, "}, {")));
}

/// Braces in a message are placeholders and nothing else.
void check_placeholders(Context& context, const Text& message) {
  const std::string_view text = message.value;
  for (std::size_t at = text.find_first_of("{}"); at < text.size(); at = text.find_first_of("{}", at)) {
    const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
    const std::size_t length = end == std::string_view::npos ? 1 : end + 1 - at;
    const std::string_view name = length > 1 ? text.substr(at + 1, length - 2) : std::string_view();
    if (std::ranges::find(placeholders, name) == placeholders.end())
      report_placeholder(context, message, at, length);
    at += length;
  }
}

void read_message(Context& context, const SourceEntry& entry, OwnRule& rule) {
  assign_text(context, entry.value, rule.message);
  if (!rule.message.value.empty()) check_placeholders(context, rule.message);
}

constexpr std::array<Field<OwnRule>, 10> own_rule_fields{{
    {"name", Presence::required, text_member<OwnRule, &OwnRule::name>, Below::nothing, text_value,
     "Name, unter dem ein Befund die Regel nennt"},
    {"schwere", Presence::filled, read_own_severity, Below::nothing, choice_of<own_severity_words>,
     "Schwere ihrer Befunde"},
    {"ebenen", Presence::filled, read_scope<read_scope_level>, Below::nothing, texts_value,
     "Ebenen, für die sie gilt; ohne sie für alle"},
    {"stellen", Presence::filled, read_scope<read_scope_node>, Below::nothing, texts_value,
     "Nummern der Stellen, für die sie gilt; ohne sie für alle"},
    {"spalten", Presence::filled, read_scope<read_scope_column>, Below::nothing, texts_value,
     "Spalten, für die sie gilt: Ansatz oder Ansatz 2026; ohne sie für alle"},
    {"wenn", Presence::filled, text_member<OwnRule, &OwnRule::when>, Below::nothing, text_value,
     "Bedingung, unter der die Regel überhaupt gilt"},
    {"bedingung", Presence::required, text_member<OwnRule, &OwnRule::condition>, Below::nothing, text_value,
     "was gelten muss"},
    {"meldung", Presence::optional, read_message, Below::nothing, text_value,
     "was der Befund sagt; Platzhalter in geschweiften Klammern"},
    {"hilfe", Presence::optional, text_member<OwnRule, &OwnRule::help>, Below::nothing, text_value,
     "was zu tun ist"},
    {"grundlage", Presence::optional, text_member<OwnRule, &OwnRule::source>, Below::nothing, text_value,
     "Beschluss oder Vorschrift, auf der die Regel beruht"},
}};

/// Whether no rule before has this name; says so if one has.
bool check_unique(Context& context, const OwnRule& rule) {
  const auto& rules = context.plan.own_rules;
  const auto first =
      std::ranges::find(rules, rule.name.value, [](const OwnRule& other) { return other.name.value; });
  if (first == rules.end()) return true;
  report(context, duplicate_number, rule.name.span,
         fmt::format("die eigene Regel „{}“ gibt es zweimal", rule.name.value))
      .related.push_back({first->name.span, "zuerst hier"});
  return false;
}

void read_own_rule(Context& context, const SourceNode& item) {
  auto rule = placed<OwnRule>(item);
  const std::size_t before = context.diagnostics.size();
  read_fields(context, item, own_rule_fields, "einer eigenen Regel", rule);
  // A rule that is not wholly understood checks nothing.
  if (context.diagnostics.size() == before && check_unique(context, rule)) {
    context.plan.own_rules.push_back(std::move(rule));
  } else {
    ++context.plan.lost_own_rules;
  }
}

}  // namespace

std::vector<KeyInfo> own_rule_keys() {
  return keys_of_table<own_rule_fields>();
}

void read_own_rules(Context& context, const SourceNode& list) {
  read_items(context, list, [&](const SourceNode& item) { read_own_rule(context, item); });
}

void read_own_rule_files(Context& context, const Sources& sources, const std::vector<bool>& damaged) {
  for (const SourceTree& tree : sources.trees) {
    if (!local_name(sources, tree.file).starts_with(own_rules_folder)) continue;
    context.damaged_file = damaged[static_cast<std::size_t>(tree.file)];
    if (context.damaged_file) {
      ++context.plan.lost_own_rules;
    } else if (holds_nothing(tree.root)) {
      report(context, wrong_type, tree.root.span, "die Datei enthält keine Regeln");
    } else {
      read_own_rules(context, tree.root);
    }
  }
}

}  // namespace budgetc::binding
