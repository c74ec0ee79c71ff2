#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "source/source_files.hpp"
#include "source/source_tree.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

inline constexpr Code two_readings{"S26"};

/// What yaml-cpp makes of one place.
struct SecondReading {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping, alias, document, end };

  Kind kind = Kind::end;
  /// Where it begins, counted in the bytes of the file.
  std::uint32_t begin = 0;
  /// A list or mapping in brackets.
  bool in_brackets = false;
  std::string_view text{};
};

/// Something that yaml-cpp 0.7 is known to read otherwise than budgetc, without it being in doubt what the
/// file says.
struct KnownFault {
  /// What it is, and why budgetc is right.
  std::string_view fault;
  /// A file that reads without a finding, in which it shows.
  std::string_view example;
  /// Whether it explains why a node was read differently.
  bool (*explains)(const SourceNode& node, const SecondReading& second) = nullptr;
};

/// All that is tolerated. What yaml-cpp loses where budgetc reports an error anyway (unclosed quotation
/// marks, second documents, equal keys, bytes that are no UTF-8) needs no place here: such files are not
/// compared.
[[nodiscard]] std::span<const KnownFault> known_faults();

/// Has yaml-cpp read the bytes of `file` and walks the tree beside its events: every node must be the same in
/// kind, place and text. The first difference that no fault in `tolerated` explains is a finding. What
/// yaml-cpp throws, out of memory too, ends here and is a finding.
[[nodiscard]] std::optional<Diagnostic> compare_readings(const SourceFile& file, const SourceTree& tree,
                                                         std::span<const KnownFault> tolerated);

}  // namespace budgetc
