#include "cli/report.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "driver/report.hpp"

namespace budgetc::cli {
namespace {

/// The format of findings that the command line names.
ReportFormat format_of(const SourceOptions& options) {
  return find_report_format(options.format()).value_or(ReportFormat::text);
}

std::int64_t milliseconds_since(std::chrono::steady_clock::time_point begin) {
  const auto elapsed = std::chrono::steady_clock::now() - begin;
  return std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count();
}

}  // namespace

void report(std::span<const Diagnostic> diagnostics, const FrontEnd& front_end, const SourceOptions& options,
            const Invocation& invocation) {
  const Compilation& compilation = *front_end.compilation;
  const SourceFiles& files = compilation.sources.files;
  const ShownPaths paths = shown_paths(invocation, front_end.root);
  if (format_of(options) == ReportFormat::text) {
    const TextStyle style{.colour = options.colour(invocation), .paths = paths};
    invocation.err << render_text(diagnostics, files, style);
  } else {
    invocation.out << render_for_programs(
        format_of(options),
        {.diagnostics = diagnostics, .files = files, .statistics = compilation.statistics, .paths = paths});
  }
  summarise(diagnostics, front_end, options, invocation);
}

void summarise(std::span<const Diagnostic> diagnostics, const FrontEnd& front_end,
               const SourceOptions& options, const Invocation& invocation) {
  Statistics statistics = front_end.compilation->statistics;
  if (options.timed()) statistics.milliseconds = milliseconds_since(front_end.begin);
  invocation.err << render_summary(diagnostics, statistics) << '\n';
}

void report_merged(const MergedReport& merged, const SourceOptions& options, const Invocation& invocation) {
  invocation.out << render_for_programs(
      format_of(options),
      {.diagnostics = merged.diagnostics(), .files = merged.files(), .statistics = merged.statistics()});
}

tl::unexpected<Trouble> report_trouble(Trouble trouble, const SourceOptions& options,
                                       const Invocation& invocation) {
  MergedReport report;
  report.add_trouble(trouble);
  report_merged(report, options, invocation);
  return tl::unexpected(std::move(trouble));
}

void mention_errors(const FrontEnd& front_end, const Invocation& invocation) {
  const std::size_t count = count_findings(front_end.compilation->diagnostics, Severity::error);
  if (count == 0) return;
  invocation.err << fmt::format("hinweis: die Quellen haben {} Fehler; budgetc check zeigt {}\n", count,
                                count == 1 ? "ihn" : "sie");
}

}  // namespace budgetc::cli
