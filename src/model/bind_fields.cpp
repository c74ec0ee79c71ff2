#include "model/bind_fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// `{betrag: 1.234,56}`: YAML takes the decimals for a key of their own.
bool is_torn_decimal(const SourceNode& mapping, const SourceEntry& entry) {
  const auto index = static_cast<std::size_t>(&entry - mapping.entries.data());
  if (index == 0 || !entry.value.is_null() || !is_digits(entry.key.text) || entry.key.text.size() > 2)
    return false;
  return mapping.entries[index - 1].value.is_scalar();
}

void report_torn_decimal(Context& context, const SourceNode& mapping, const SourceEntry& entry) {
  const SourceNode& amount = (&entry - 1)->value;
  static_cast<void>(mapping);
  const Span span{.file = amount.span.file, .begin = amount.span.begin, .end = entry.key.span.end};
  report(context, unreadable_amount, span, "das Komma trennt hier Einträge und ist kein Dezimalkomma")
      .helps.push_back(
          fmt::format("in {{…}} braucht ein Betrag mit Dezimalkomma Anführungszeichen: \"{},{}\"",
                      amount.text, entry.key.text));
}

}  // namespace

std::optional<std::size_t> report_unknown_key(Context& context, const SourceNode& mapping,
                                              const SourceEntry& entry, std::string_view what,
                                              std::span<const std::string_view> known) {
  if (is_torn_decimal(mapping, entry)) {
    report_torn_decimal(context, mapping, entry);
    return std::nullopt;
  }
  const std::string_view written = entry.key.text;
  auto& finding = report(context, unknown_key, entry.key.span,
                         fmt::format("unbekannter Schlüssel »{}« in {}", written, what));
  const auto meant = did_you_mean(written, known);
  if (!meant) {
    finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(known, ", ")));
    return std::nullopt;
  }
  finding.helps.push_back(fmt::format("meinten Sie »{}«?", *meant));
  if (mapping.find(*meant) != nullptr) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find(known, *meant) - known.begin());
}

void report_missing_key(Context& context, const SourceNode& mapping, std::string_view what,
                        std::string_view key) {
  if (context.damaged_file) return;
  const auto entry = std::ranges::find(mapping.entries, key, [](const SourceEntry& e) { return e.key.text; });
  if (entry != mapping.entries.end()) {
    report(context, missing_key, entry->key.span, fmt::format("»{}« ist leer in {}", key, what));
    return;
  }
  const Span span = mapping.entries.empty() ? mapping.span : mapping.entries.front().key.span;
  report(context, missing_key, span, fmt::format("»{}« fehlt in {}", key, what));
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
