#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "output/output_file.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// A document to be typeset with XeLaTeX.
struct LatexJob {
  /// The document and what stands beside it (class, settings, logo), all below `folder`.
  std::span<const OutputFile> files;
  /// Folder within the paths of `files` that the engine works in.
  std::string folder = "latex";
  /// The document's name in that folder, without `.tex`.
  std::string name = "haushaltsband";
  /// Seconds since 1970 that the document takes for its date, so that equal sources give equal bytes.
  std::int64_t source_date_epoch = 0;
  /// For all passes together.
  std::chrono::milliseconds time_limit = std::chrono::minutes(5);
  /// Folders in which programs are looked for, divided by colons.
  std::string search_path{};
};

/// Why there is no document, or what is wrong with it.
struct LatexProblem {
  enum class Kind : std::uint8_t {
    engine_missing,
    no_workspace,  ///< the temporary folder could not be used
    timed_out,
    interrupted,        ///< by a signal
    failed,             ///< an error of the engine
    missing_character,  ///< the font lacks a character
    overfull,           ///< a line or a page is fuller than it may be
  };
  Kind kind = Kind::failed;
  /// German; for `failed` with the engine's own words.
  std::string message{};
  std::string help{};
  /// What the engine was reading.
  std::string context{};
  /// Source line that the text came from; empty and 0 where unknown.
  std::string source_name{};
  std::uint32_t source_line = 0;
};

/// A typeset document.
struct PrintedBook {
  std::string pdf;
  int passes = 0;
  std::vector<LatexProblem> warnings;
};

/// Typesets a document in a temporary folder, in as many passes as its page numbers need (at most five). The
/// engine can neither run programs nor reach files outside of its folder.
[[nodiscard]] tl::expected<PrintedBook, LatexProblem> run_latex(const LatexJob& job);

/// A problem as a finding, at its line in the sources where that is known.
[[nodiscard]] Diagnostic to_diagnostic(const LatexProblem& problem, const SourceFiles& files);

/// The line of LaTeX that leads back to a source line: `%q 35/35.01/35.01.01.yaml:12`. Emitters write it
/// before each block.
inline constexpr std::string_view source_comment = "%q ";

}  // namespace budgetc
