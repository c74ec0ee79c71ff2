#pragma once

#include <span>

#include "cli/front_end.hpp"

namespace budgetc::cli {

/// Shows findings and the summary: as text on `err`, in a machine format on `out` with the summary on `err`.
void report(std::span<const Diagnostic> diagnostics, const FrontEnd& front_end, const SourceOptions& options,
            const Invocation& invocation);

/// For commands that answer another question: says in one line that the sources have errors, if they have.
void mention_errors(const FrontEnd& front_end, const Invocation& invocation);

}  // namespace budgetc::cli
