#pragma once

#include <span>
#include <vector>

#include <budgetc/diagnostics/diagnostic.hpp>
#include <budgetc/emit/latex.hpp>
#include <budgetc/source/source_files.hpp>

namespace budgetc::cli {

/// One finding per character that the book's font lacks, at its first place in the sources, with the next
/// ones beside it.
[[nodiscard]] std::vector<Diagnostic> report_missing(std::span<const MissingCharacter> missing,
                                                     const SourceFiles& files);

}  // namespace budgetc::cli
