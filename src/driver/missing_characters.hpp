#pragma once

#include <span>
#include <vector>

#include "emit/latex.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// One finding per character that the book's font lacks, at its first place in the sources, with the next
/// ones beside it.
[[nodiscard]] std::vector<Diagnostic> report_missing(std::span<const MissingCharacter> missing,
                                                     const SourceFiles& files);

}  // namespace budgetc
