#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <budgetc/base/span.hpp>

namespace budgetc::binding {

/// The keys that a text must not hold at the beginning of a line: they would be meant for the budget.
class KeyNames {
 public:
  KeyNames() = default;
  /// The keys of a format, but for those that are ordinary words.
  explicit KeyNames(std::span<const std::string> keys);
  /// Adds a level or a plan of this budget.
  void add(std::string_view level_or_plan);
  [[nodiscard]] bool contains(std::string_view key) const { return names_.contains(key); }

 private:
  std::set<std::string, std::less<>> names_;
};

/// A key of the format at the start of a line inside a block text: what stands there was meant for the
/// budget, and became text because it is indented.
struct SwallowedKey {
  std::string_view key;
  /// Offsets of the key in the raw text.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The first such key in the bytes of a block scalar, its `|` or `>` included. A row of a plan counts as one
/// ("002: […]"). Words that a line of prose may well begin with do not.
[[nodiscard]] std::optional<SwallowedKey> find_swallowed_key(std::string_view raw, const KeyNames& names);

}  // namespace budgetc::binding
