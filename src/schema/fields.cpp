#include "schema/fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "source/key_line.hpp"
#include "text/did_you_mean.hpp"
#include "text/lookalikes.hpp"

namespace budgetc::binding {
namespace {

/// More keys than any mapping of the format has.
constexpr std::size_t most_entries = 100;

}  // namespace

namespace {

/// "nötig sind betrag, bezeichnung; möglich sind auch: vorjahr, text".
std::string keys_help(const Shape& shape) {
  std::vector<std::string_view> optional;
  for (const std::string_view key : shape.known) {
    if (std::ranges::find(shape.required, key) == shape.required.end()) optional.push_back(key);
  }
  if (shape.required.empty()) return fmt::format("möglich sind: {}", fmt::join(optional, ", "));
  const std::string needed = fmt::format("nötig: {}", fmt::join(shape.required, ", "));
  return optional.empty() ? needed : fmt::format("{}; möglich auch: {}", needed, fmt::join(optional, ", "));
}

/// The only key that is missing and is part of the written one: "haushaltsjahr" for "jahr".
std::optional<std::string_view> find_contained_key(const SourceNode& mapping, std::string_view written,
                                                   std::span<const std::string_view> known) {
  constexpr std::size_t shortest = 4;
  const std::string key = to_key(written);
  std::optional<std::string_view> found;
  for (const std::string_view candidate : known) {
    const bool part =
        candidate.size() >= shortest && (key.starts_with(candidate) || key.ends_with(candidate));
    if (!part || mapping.find(candidate) != nullptr) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

/// A known key that is written with characters which do not belong to it.
bool report_disguised_key(Context& context, const SourceEntry& entry,
                          std::span<const std::string_view> known) {
  const auto disguise = undisguise(entry.key.text());
  if (!disguise || std::ranges::find(known, disguise->plain) == known.end()) return false;
  report(context, unknown_key, entry.key.span,
         fmt::format("der Schlüssel {} enthält {}", disguise->plain, disguise->what))
      .helps.push_back(fmt::format("so schreiben: {}", disguise->plain));
  return true;
}

}  // namespace

bool expect_keys(Context& context, const SourceNode& node, const Shape& shape) {
  if (node.is_mapping()) return true;
  const bool listed = node.is_sequence() && !node.items().empty() && node.items().front().is_mapping();
  const std::string help = fmt::format(
      "Schlüssel mit ihren Werten, jeder in einer eigenen, eingerückten Zeile; {}", keys_help(shape));
  if (!node.is_null()) report_wrong_shape(context, node, SourceNode::Kind::mapping, listed ? "" : help);
  return false;
}

void report_unindented(Context& context, const SourceEntry& entry, const SourceEntry& above) {
  Diagnostic& finding =
      report(context, unknown_key, entry.key.span,
             fmt::format("„{}“ steht neben „{}“ statt darunter: die Zeile ist nicht eingerückt",
                         entry.key.text(), above.key.text()));
  const bool hollow = above.value.is_null();
  finding.related.push_back({above.key.span, hollow ? "hat keinen Wert" : "hier gehört sie hin"});
  finding.helps.push_back(
      hollow ? fmt::format("vor diese Zeile, und alle, die zu „{}“ gehören, zwei Leerzeichen setzen",
                           above.key.text())
             : fmt::format("vor diese Zeile, und alle weiteren von „{}“, so viele Leerzeichen wie vor „{}“",
                           above.key.text(), above.value.entries().back().key.text()));
}

bool is_outdented_row(const SourceEntry& entry, const SourceEntry& above) {
  const auto is_number = [](const SourceEntry& row) {
    return row.key.text().find_first_not_of("0123456789") == std::string_view::npos;
  };
  return above.value.is_mapping() && !above.value.entries().empty() &&
         is_number(above.value.entries().back()) && is_number(entry);
}

namespace {

/// Nothing is said of a row that stands elsewhere but should be here.
void lose_outdented_row(Context& context, const SourceEntry& entry, PlanId plan) {
  LostRow lost{.node = context.node, .plan = plan, .span = entry.key.span, .columns = {}};
  for (std::size_t column = 0; column < context.plan.columns.size(); ++column) lost.columns.push_back(column);
  context.lost_rows.push_back(std::move(lost));
}

}  // namespace

bool HollowKey::takes(Context& context, const SourceEntry& entry, std::span<const std::string_view> known) {
  if (key_ == nullptr || did_you_mean(entry.key.text(), known)) return false;
  if (!key_->value.is_null()) {
    if (!is_outdented_row(entry, *key_)) return false;
    if (const auto plan = context.plan.find_plan(key_->key.text())) lose_outdented_row(context, entry, *plan);
  }
  if (!reported_) report_unindented(context, entry, *key_);
  reported_ = true;
  return true;
}

std::optional<std::size_t> report_unknown_key(Context& context, const SourceNode& mapping,
                                              const SourceEntry& entry, std::string_view what,
                                              std::span<const std::string_view> known) {
  const std::string_view written = entry.key.text();
  if (report_disguised_key(context, entry, known)) {
    const auto plain = undisguise(written)->plain;
    if (mapping.find(plain) != nullptr) return std::nullopt;
    return static_cast<std::size_t>(std::ranges::find(known, plain) - known.begin());
  }
  auto& finding = report(context, unknown_key, entry.key.span,
                         fmt::format("unbekannter Schlüssel „{}“ in {}", written, what));
  auto meant = did_you_mean(written, known);
  if (!meant) meant = find_contained_key(mapping, written, known);
  if (!meant) {
    finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(known, ", ")));
    return std::nullopt;
  }
  finding.helps.push_back(fmt::format("meinten Sie „{}“?", *meant));
  // Recovery is for slips, not for heaps of foreign keys, through which every search would be long.
  if (mapping.entries().size() > most_entries || mapping.find(*meant) != nullptr) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find(known, *meant) - known.begin());
}

void report_missing_key(Context& context, const SourceNode& mapping, std::string_view what,
                        std::string_view key) {
  const std::array<std::string_view, 1> keys{key};
  report_missing_keys(context, mapping, {.what = what, .known = {key}, .required = {key}}, keys);
}

void report_missing_keys(Context& context, const SourceNode& mapping, const Shape& shape,
                         std::span<const std::string_view> missing) {
  if (context.damaged_file) return;
  std::vector<std::string> absent;
  for (const std::string_view key : missing) {
    const auto entry =
        std::ranges::find(mapping.entries(), key, [](const SourceEntry& e) { return e.key.text(); });
    if (entry == mapping.entries().end()) {
      absent.emplace_back(key);
      continue;
    }
    const bool needed = std::ranges::find(shape.required, key) != shape.required.end();
    report(context, missing_key, entry->key.span, fmt::format("„{}“ ist leer in {}", key, shape.what))
        .helps.push_back(fmt::format("den Wert dahinter schreiben: {}: …{}", key,
                                     needed ? "" : ", oder den Schlüssel streichen"));
  }
  if (absent.empty()) return;
  const Span span = mapping.entries().empty() ? mapping.span : mapping.entries().front().key.span;
  Diagnostic& finding = report(context, missing_key, span,
                               fmt::format("„{}“ {} in {}", fmt::join(absent, "“ und „"),
                                           absent.size() == 1 ? "fehlt" : "fehlen", shape.what));
  finding.helps.push_back(fmt::format("ergänzen: {}: …", fmt::join(absent, ": …, ")));
  if (shape.known.size() > 1) finding.helps.push_back(keys_help(shape));
}

bool is_empty(const SourceNode& value) {
  return value.is_null() || (value.is_scalar() && value.text().empty());
}

bool holds_nothing(const SourceNode& value) {
  return is_empty(value) || (!value.is_scalar() && value.items().empty() && value.entries().empty());
}

void report_empty_item(Context& context, const SourceNode& item) {
  if (context.damaged_file || is_null_word(item)) return;
  report(context, missing_key, item.span, "dieser Eintrag der Liste ist leer")
      .helps.emplace_back("den Eintrag ausfüllen, oder ihn ganz streichen");
}

bool expect_words(Context& context, const SourceNode& list) {
  if (list.is_sequence() || list.is_null()) return list.is_sequence();
  const bool text = list.is_scalar() && !explain_bullet(list.text());
  const bool closed = list.text().ends_with(']');
  report_wrong_shape(context, list, SourceNode::Kind::sequence,
                     text ? fmt::format("in eckige Klammern setzen; {}",
                                        write_instead(fmt::format("[{}{}", list.text(), closed ? "" : "]")))
                          : std::string());
  return false;
}

void read_texts(Context& context, const SourceNode& list, std::vector<Text>& target) {
  if (!expect_words(context, list)) return;
  read_items(context, list, [&](const SourceNode& item) {
    if (auto text = read_text(context, item)) target.push_back(std::move(*text));
  });
}

}  // namespace budgetc::binding
