#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/shown_paths.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// How many findings of each severity a filter keeps from being shown.
struct Hidden {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t hints = 0;
  /// What hides them, as on the command line: "--nur P01".
  std::string filter{};

  [[nodiscard]] std::size_t count() const { return errors + warnings + hints; }
};

/// What a run did not check, did not show or checked otherwise than usual. The summary says so: nothing that
/// was not looked at passes quietly.
struct Gaps {
  /// haushalt.yaml or a form was not understood, and no check was possible.
  bool all = false;
  /// Checks that are due and were not made because something was not read or not understood.
  std::size_t lost = 0;
  /// Checks that are due and were not made because a sum leaves the range.
  std::size_t out_of_range = 0;
  Hidden hidden{};
  /// Rules that `regeln` switches off or lowers, each as one sentence with the reason.
  std::vector<std::string> rules{};
  /// The administration's own forms in use, each as one phrase.
  std::vector<std::string> forms{};
  /// Nodes whose files cannot be read, where because of that there is not even a check to count.
  std::size_t unreadable = 0;
  /// Rules on the whole plan that a form without their roles leaves out, each as one phrase.
  std::vector<std::string> roles{};
  /// What else was checked otherwise than usual or not at all, each as one sentence.
  std::vector<std::string> others{};
  /// Numbers of the nodes without a plan below a written one.
  std::vector<std::string> without_plan{};
  /// Files in the folder that are no source and no file of a tool.
  std::vector<std::string> unread{};
  /// What is said instead of all this, where it is the sum over several budgets.
  std::optional<std::vector<std::string>> sentences{};
};

/// Figures of the summary line.
struct Statistics {
  std::size_t files = 0;
  std::size_t values = 0;
  std::size_t checks = 0;
  std::size_t accepted = 0;
  /// Wall time in milliseconds; nothing prints none (golden tests, reproducible output).
  std::optional<std::int64_t> milliseconds;
  Gaps gaps{};
};

/// Sorts findings into the order in which they are printed: by file, position, code; drops exact duplicates.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

/// Keeps the first findings of each kind about each file, as nobody reads more of them; the last one kept
/// says how many more there are, and stands for them in every count.
void limit_findings(std::vector<Diagnostic>& diagnostics);

/// How many findings of a severity there are, those that are only counted among them.
[[nodiscard]] std::size_t count_findings(std::span<const Diagnostic> diagnostics, Severity severity);

/// Settings of the text format.
struct TextStyle {
  bool colour = false;
  ShownPaths paths{};
};

/// Frames with source line and caret, as in DIAGNOSTICS, one per finding, for a terminal or a log. Control
/// characters and invalid bytes of the sources appear as `<1B>`; columns follow display width.
[[nodiscard]] std::string render_text(std::span<const Diagnostic> diagnostics, const SourceFiles& files,
                                      const TextStyle& style);

/// What was not checked, not shown or checked otherwise than usual, one sentence each; mostly nothing.
[[nodiscard]] std::vector<std::string> gap_lines(const Statistics& statistics);

/// "1 Fehler, 0 Warnungen, 2 anerkannte Abweichungen in 12 Dateien, 1.204 Werten, 3.018 Prüfungen (21 ms)",
/// and the gaps on lines of their own.
[[nodiscard]] std::string render_summary(std::span<const Diagnostic> diagnostics,
                                         const Statistics& statistics);

}  // namespace budgetc
