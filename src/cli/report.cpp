#include "cli/report.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "diagnostics/formats.hpp"
#include "rules/engine/registry.hpp"

namespace budgetc::cli {
namespace {

using Renderer = std::string (*)(const FindingReport&);

constexpr auto machine_formats = std::to_array<std::pair<std::string_view, Renderer>>({
    {"json", render_json},
    {"sarif", render_sarif},
    {"github", render_github},
    {"gitlab", render_gitlab},
    {"junit", render_junit},
});

std::vector<RuleText> rule_texts() {
  std::vector<RuleText> texts;
  for (const Rule* const rule : all_rules()) {
    const RuleInfo& info = rule->info();
    texts.push_back({.code = info.code.text(),
                     .name = info.name,
                     .severity = info.severity,
                     .explanation = info.explanation,
                     .source = info.source});
  }
  return texts;
}

/// The renderer of the format that the command line names; null for text.
Renderer renderer_of(const SourceOptions& options) {
  const auto format =
      std::ranges::find(machine_formats, options.format(), &decltype(machine_formats)::value_type::first);
  return format == machine_formats.end() ? nullptr : format->second;
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
  if (const Renderer render = renderer_of(options); render == nullptr) {
    const TextStyle style{.colour = options.colour(invocation), .paths = paths};
    invocation.err << render_text(diagnostics, files, style);
  } else {
    const std::vector<RuleText> rules = rule_texts();
    invocation.out << render({.diagnostics = diagnostics,
                              .files = files,
                              .statistics = compilation.statistics,
                              .paths = paths,
                              .rules = rules,
                              .version = BUDGETC_VERSION});
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
  const Renderer render = renderer_of(options);
  if (render == nullptr) return;
  const std::vector<RuleText> rules = rule_texts();
  invocation.out << render({.diagnostics = merged.diagnostics(),
                            .files = merged.files(),
                            .statistics = merged.statistics(),
                            .rules = rules,
                            .version = BUDGETC_VERSION});
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
