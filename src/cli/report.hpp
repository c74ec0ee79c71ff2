#pragma once

#include <span>

#include "cli/front_end.hpp"
#include "cli/merged_report.hpp"

namespace budgetc::cli {

/// Shows findings and the summary: as text on `err`, in a machine format on `out` with the summary on `err`.
void report(std::span<const Diagnostic> diagnostics, const FrontEnd& front_end, const SourceOptions& options,
            const Invocation& invocation);

/// Shows the summary alone, on `err`.
void summarise(std::span<const Diagnostic> diagnostics, const FrontEnd& front_end,
               const SourceOptions& options, const Invocation& invocation);

/// Shows the findings of several budgets on `out`, in a machine format; nothing where findings are text.
void report_merged(const MergedReport& merged, const SourceOptions& options, const Invocation& invocation);

/// Gives trouble on, and where findings go to programs, leaves them a report that says so: what they read is
/// never empty.
[[nodiscard]] tl::unexpected<Trouble> report_trouble(Trouble trouble, const SourceOptions& options,
                                                     const Invocation& invocation);

/// For commands that answer another question: says in one line that the sources have errors, if they have.
void mention_errors(const FrontEnd& front_end, const Invocation& invocation);

}  // namespace budgetc::cli
