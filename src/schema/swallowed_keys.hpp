#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <budgetc/base/span.hpp>

namespace budgetc::binding {

/// A key of the format at the start of a line inside a block text: what stands there was meant for the
/// budget, and became text because it is indented.
struct SwallowedKey {
  std::string_view key;
  /// Offsets of the key in the raw text.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The first such key in the bytes of a block scalar, its `|` or `>` included; `levels` are the keys of the
/// levels. A row of a plan counts as one ("002: […]"). Words that a line of prose may well begin with do not.
[[nodiscard]] std::optional<SwallowedKey> find_swallowed_key(std::string_view raw,
                                                             std::span<const std::string> levels);

}  // namespace budgetc::binding
