#pragma once

#include <optional>
#include <string>

#include "diagnostics/formats.hpp"

namespace budgetc {

/// A span as other programs want it: path from the working directory, one-based lines and columns in
/// characters; the end is one past the last character.
struct Place {
  std::string path;
  LineColumn begin;
  LineColumn end;
};

/// Where a span lies; nothing when its file is unknown.
[[nodiscard]] std::optional<Place> place_of(Span span, const FindingReport& report);

/// Line and column of an offset, never behind the last character of its line.
[[nodiscard]] LineColumn clamped_position(const SourceFile& file, std::uint32_t offset);

/// Message and amounts in one line, without what could mislead.
[[nodiscard]] std::string headline(const Diagnostic& diagnostic);

/// The headline and, below it, notes and helps.
[[nodiscard]] std::string full_text(const Diagnostic& diagnostic, const FindingReport& report);

/// " – 35/35.02.01.yaml:14", or nothing where the file is unknown.
[[nodiscard]] std::string place_behind(Span span, const SourceFiles& files, const ShownPaths& paths);

/// An observation with the places of the amounts that it names, without what could mislead.
[[nodiscard]] std::string observation_words(const Observation& observation, const SourceFiles& files,
                                            const ShownPaths& paths);

}  // namespace budgetc
