#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <budgetc/diagnostics/diagnostic.hpp>
#include <budgetc/source/source_files.hpp>

namespace budgetc {

/// Figures of the summary line.
struct Statistics {
  std::size_t files = 0;
  std::size_t values = 0;
  std::size_t checks = 0;
  std::size_t accepted = 0;
  /// Wall time in milliseconds; nothing prints none (golden tests, reproducible output).
  std::optional<std::int64_t> milliseconds;
};

/// Sorts findings into the order in which they are printed: by file, position, code; drops exact duplicates.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

/// Settings of the text format.
struct TextStyle {
  bool colour = false;
  /// Prefix that turns names of sources into paths relative to the working directory, e.g.
  /// "budgets/kreis-unna-2024/"; may be empty.
  std::string path_prefix;
};

/// Frames with source line and caret, as in DIAGNOSTICS, one per finding, for a terminal or a log. Control
/// characters and invalid bytes of the sources appear as `<1B>`; columns follow display width.
[[nodiscard]] std::string render_text(std::span<const Diagnostic> diagnostics, const SourceFiles& files,
                                      const TextStyle& style);

/// "1 Fehler, 0 Warnungen, 2 anerkannte Abweichungen in 12 Dateien, 1.204 Werten, 3.018 Prüfungen (21 ms)".
[[nodiscard]] std::string render_summary(std::span<const Diagnostic> diagnostics,
                                         const Statistics& statistics);

}  // namespace budgetc
