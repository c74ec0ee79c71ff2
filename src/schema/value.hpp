#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace budgetc::binding {

struct KeyInfo;

/// What may stand behind a key: for those who do not read it but describe it, as the JSON Schema, the
/// reference of keys, and the search for keys that stand in a text.
struct Value {
  enum class Kind : std::uint8_t {
    text,
    flag,    ///< ja or nein
    amount,  ///< euros, or what else is counted, in German notation
    choice,  ///< one of some words
    block,   ///< a mapping with keys of the format
    named,   ///< a mapping whose keys are names that the source gives
    list,
  };
  Kind kind = Kind::text;
  /// Of a choice.
  std::span<const std::string_view> words{};
  /// Of a block.
  std::vector<KeyInfo> (*keys)() = nullptr;
  /// Of a list, an item of it; of named values, one of them.
  const Value* item = nullptr;
  /// What the names are: "Zeile", "Spalte".
  std::string_view names{};
  /// What may stand there as well.
  const Value* other = nullptr;
};

/// A key, and what the format says of it.
struct KeyInfo {
  std::string_view key;
  bool required = false;
  Value value{};
  /// A sentence for people, in German.
  std::string_view meaning{};
};

inline constexpr Value text_value{};
inline constexpr Value flag_value{.kind = Value::Kind::flag};
inline constexpr Value amount_value{.kind = Value::Kind::amount};

/// One of the words of an array.
template <const auto& Words>
inline constexpr Value choice_of{.kind = Value::Kind::choice, .words = Words};
/// A list of such values.
template <const Value& Item>
inline constexpr Value list_of{.kind = Value::Kind::list, .item = &Item};

/// Such a value behind each of some names.
[[nodiscard]] constexpr Value named_values(std::string_view names, const Value& item) {
  return {.kind = Value::Kind::named, .item = &item, .names = names};
}
/// A value, or another one in its place.
[[nodiscard]] constexpr Value or_else(Value value, const Value& other) {
  value.other = &other;
  return value;
}
/// A block with these keys.
[[nodiscard]] constexpr Value block_with(std::vector<KeyInfo> (*keys)()) {
  return {.kind = Value::Kind::block, .keys = keys};
}

inline constexpr Value texts_value = list_of<text_value>;
inline constexpr Value amounts_value = list_of<amount_value>;
/// An amount for each of some columns.
inline constexpr Value by_column = named_values("Spalte", amount_value);

}  // namespace budgetc::binding
