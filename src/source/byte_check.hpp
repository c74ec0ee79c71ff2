#pragma once

#include <cstdint>
#include <string_view>

#include "source/findings.hpp"
#include <budgetc/base/code.hpp>

namespace budgetc {

inline constexpr Code not_utf8{"S02"};
inline constexpr Code control_character{"S21"};

/// What may be done with the bytes of a file.
struct ByteCheck {
  /// Offset at which the text begins: past a byte order mark.
  std::uint32_t begin = 0;
  /// Lines and structure can be looked at.
  bool has_lines = true;
  /// The text may be handed to yaml-cpp and to the tree.
  bool is_text = true;
};

/// Looks at every byte before anything is parsed: encoding, control characters, line ends. yaml-cpp would
/// decode other encodings, replace what is invalid, and take 0x04 for the end of the file.
[[nodiscard]] ByteCheck check_bytes(std::string_view text, Findings& findings);

/// Whether a character must not stand in a source: controls, U+FEFF, bidirectional overrides.
[[nodiscard]] bool is_forbidden(std::uint32_t code_point);

/// "U+202E" with what it does, in German.
[[nodiscard]] std::string character_name(std::uint32_t code_point);

}  // namespace budgetc
