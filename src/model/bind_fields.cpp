#include "model/bind_fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// More keys than any mapping of the format has.
constexpr std::size_t most_entries = 100;
/// As many keys as a line of help can name.
constexpr std::size_t most_listed = 12;

}  // namespace

std::optional<std::size_t> report_unknown_key(Context& context, const SourceNode& mapping,
                                              const SourceEntry& entry, std::string_view what,
                                              std::span<const std::string_view> known) {
  const std::string_view written = entry.key.text;
  auto& finding = report(context, unknown_key, entry.key.span,
                         fmt::format("unbekannter Schlüssel „{}“ in {}", written, what));
  const auto meant = did_you_mean(written, known);
  if (!meant) {
    if (known.size() <= most_listed) {
      finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(known, ", ")));
    }
    return std::nullopt;
  }
  finding.helps.push_back(fmt::format("meinten Sie „{}“?", *meant));
  // Recovery is for slips, not for heaps of foreign keys, through which every search would be long.
  if (mapping.entries.size() > most_entries || mapping.find(*meant) != nullptr) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find(known, *meant) - known.begin());
}

void report_missing_key(Context& context, const SourceNode& mapping, std::string_view what,
                        std::string_view key) {
  if (context.damaged_file) return;
  const auto entry = std::ranges::find(mapping.entries, key, [](const SourceEntry& e) { return e.key.text; });
  if (entry != mapping.entries.end()) {
    report(context, missing_key, entry->key.span, fmt::format("„{}“ ist leer in {}", key, what));
    return;
  }
  const Span span = mapping.entries.empty() ? mapping.span : mapping.entries.front().key.span;
  report(context, missing_key, span, fmt::format("„{}“ fehlt in {}", key, what));
}

bool is_empty(const SourceNode& value) {
  return value.is_null() || (value.is_scalar() && value.text.empty());
}

void read_texts(Context& context, const SourceNode& list, std::vector<Text>& target) {
  read_items(context, list, [&](const SourceNode& item) {
    if (auto text = read_text(context, item)) target.push_back(std::move(*text));
  });
}

}  // namespace budgetc::binding
