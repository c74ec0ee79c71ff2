#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "schema/context.hpp"
#include "schema/value.hpp"

namespace budgetc::binding {

/// Whether a key must be there. One that is `filled` may be missing but not be left empty: what it switches
/// on or limits would be lost without a word. Of one that is `or_empty` nothing is a value, too: it takes
/// away what was there before.
enum class Presence : std::uint8_t { optional, filled, required, or_empty };
/// Whether further keys or a list stand below a key.
enum class Below : std::uint8_t { nothing, lines };

/// One key of a mapping, and what its value does to the thing that the mapping describes.
template <typename T>
struct Field {
  std::string_view key;
  Presence presence = Presence::optional;
  void (*read)(Context&, const SourceEntry&, T&) = nullptr;
  Below below = Below::nothing;
  /// What may stand behind it, and what it means, for those who describe the format.
  Value value{};
  std::string_view meaning{};
};

/// What the format says of the keys of a table.
template <typename Fields>
[[nodiscard]] std::vector<KeyInfo> describe(const Fields& fields) {
  std::vector<KeyInfo> keys;
  for (const auto& field : fields)
    keys.push_back({field.key, field.presence == Presence::required, field.value, field.meaning});
  return keys;
}

template <const auto& Table>
[[nodiscard]] std::vector<KeyInfo> keys_of_table() {
  return describe(Table);
}

/// A block whose keys a table of fields has.
template <const auto& Table>
inline constexpr Value block_of = block_with(keys_of_table<Table>);

/// Reports a key that the mapping does not know, and gives the index of the known one that was probably
/// meant, if that one is not written as well: reading goes on as if it stood there.
std::optional<std::size_t> report_unknown_key(Context& context, const SourceNode& mapping,
                                              const SourceEntry& entry, std::string_view what,
                                              std::span<const std::string_view> known);
/// What a mapping is called in findings ("einem Produkt", a German dative), the keys that it knows, and those
/// that it must have.
struct Shape {
  std::string_view what;
  std::vector<std::string_view> known;
  std::vector<std::string_view> required;
};
/// Whether a node is a mapping; otherwise says which keys are wanted.
bool expect_keys(Context& context, const SourceNode& node, const Shape& shape);
/// Reports the keys that are not there, all in one, unless the file lost something already.
void report_missing_keys(Context& context, const SourceNode& mapping, const Shape& shape,
                         std::span<const std::string_view> missing);
/// Reports keys that stand beside one without a value and belong below it, but are not indented.
void report_unindented(Context& context, const SourceEntry& entry, const SourceEntry& above);
/// Whether a key is the number of a row that belongs to the plan above it.
[[nodiscard]] bool is_outdented_row(const SourceEntry& entry, const SourceEntry& above);
/// Reports a key that is not there or has no value, unless the file lost something already. `what` is a
/// German dative: "einem Produkt".
void report_missing_key(Context& context, const SourceNode& mapping, std::string_view what,
                        std::string_view key);
/// Whether a value is nothing, or a text without a character.
[[nodiscard]] bool is_empty(const SourceNode& value);
/// Whether a value is empty, or a list or mapping without an entry.
[[nodiscard]] bool holds_nothing(const SourceNode& value);
/// Reports an entry of a list that is left empty, unless the file lost something already.
void report_empty_item(Context& context, const SourceNode& item);

template <typename T>
[[nodiscard]] std::vector<std::string_view> keys_of(std::span<const Field<T>> fields) {
  std::vector<std::string_view> keys;
  for (const Field<T>& field : fields) keys.push_back(field.key);
  return keys;
}

template <typename T>
[[nodiscard]] Shape shape_of(std::span<const Field<T>> fields, std::string_view what) {
  Shape shape{.what = what, .known = {}, .required = {}};
  for (const Field<T>& field : fields) {
    shape.known.push_back(field.key);
    if (field.presence == Presence::required) shape.required.push_back(field.key);
  }
  return shape;
}

/// A key below which other lines were meant to stand: it has no value, or rows of a plan some of which are
/// not indented like the others.
class HollowKey {
 public:
  void pass(const SourceEntry* key) {
    key_ = key;
    reported_ = false;
  }
  /// Whether an unknown key was meant to stand below it; says so, once.
  bool takes(Context& context, const SourceEntry& entry, std::span<const std::string_view> known);

 private:
  const SourceEntry* key_ = nullptr;
  bool reported_ = false;
};

/// The field with this key, or the number of fields. Sources mostly keep the order of the table, so the
/// search starts where the last one ended.
template <typename T>
[[nodiscard]] std::size_t find_field(std::span<const Field<T>> fields, std::string_view key,
                                     std::size_t start) {
  for (std::size_t step = 0; step < fields.size(); ++step) {
    const std::size_t i = (start + step) % fields.size();
    if (fields[i].key == key) return i;
  }
  return fields.size();
}

/// Reads every key of a mapping through its field; unknown, missing and empty required ones are findings.
/// Optional keys with a null value count as not written. `handled` are entries that are none of the fields'
/// business.
template <typename T>
void read_fields(Context& context, const SourceNode& mapping,
                 std::span<const Field<std::type_identity_t<T>>> fields, std::string_view what, T& target,
                 std::span<const SourceEntry* const> handled = {}) {
  const std::size_t none = fields.size();
  if (!mapping.is_mapping() && !expect_keys(context, mapping, shape_of(fields, what))) return;
  std::vector<bool> seen(fields.size());
  std::vector<bool> blank(fields.size());
  std::size_t next = 0;
  HollowKey hollow;
  for (const SourceEntry& entry : mapping.entries()) {
    if (std::ranges::find(handled, &entry) != handled.end()) continue;
    std::size_t i = find_field(fields, entry.key.text(), next);
    if (i == none && hollow.takes(context, entry, keys_of(fields))) {
      seen[next] = true;
      continue;
    }
    if (i == none) i = report_unknown_key(context, mapping, entry, what, keys_of(fields)).value_or(none);
    if (i == none) continue;
    next = i;
    hollow.pass(fields[i].below == Below::lines ? &entry : nullptr);
    blank[i] = is_empty(entry.value);
    if (blank[i] && fields[i].presence != Presence::or_empty) continue;
    const std::size_t before = context.diagnostics.size();
    context.key = fields[i].key;
    if (fields[i].read != nullptr) fields[i].read(context, entry, target);
    seen[i] = !holds_nothing(entry.value) || context.diagnostics.size() != before;
  }
  std::vector<std::string_view> missing;
  for (std::size_t i = 0; i < none; ++i) {
    const bool lacks = fields[i].presence == Presence::required && !seen[i];
    if (lacks || (fields[i].presence == Presence::filled && blank[i])) missing.push_back(fields[i].key);
  }
  if (!missing.empty()) report_missing_keys(context, mapping, shape_of(fields, what), missing);
}

/// A thing of the model at its place in the source, still empty.
template <typename T>
[[nodiscard]] T placed(const SourceNode& node) {
  T thing;
  thing.span = node.span;
  return thing;
}

/// Calls `read` for each element of a list; one that is empty is a finding.
template <typename Read>
void read_items(Context& context, const SourceNode& list, Read read) {
  if (list.is_null() || !expect_sequence(context, list)) return;
  for (const SourceNode& item : list.items()) {
    if (is_empty(item)) {
      report_empty_item(context, item);
    } else {
      read(item);
    }
  }
}

/// Fills a Text or OptionalText.
template <typename TextType>
void assign_text(Context& context, const SourceNode& value, TextType& target) {
  if (auto text = read_text(context, value)) target = std::move(*text);
}

/// Whether a node is a list, which `[a, b]` would be too; says so if not.
bool expect_words(Context& context, const SourceNode& list);
/// Appends the texts of a list.
void read_texts(Context& context, const SourceNode& list, std::vector<Text>& target);

/// A field whose value is the text of a member.
template <typename T, auto Member>
void text_member(Context& context, const SourceEntry& entry, T& target) {
  assign_text(context, entry.value, target.*Member);
}

/// A field whose value is a list of texts.
template <typename T, auto Member>
void texts_member(Context& context, const SourceEntry& entry, T& target) {
  read_texts(context, entry.value, target.*Member);
}

}  // namespace budgetc::binding
