#include "cli/front_end.hpp"

#include <algorithm>

#include "rules/engine/registry.hpp"

namespace budgetc::cli {
namespace {

bool weighs(const Diagnostic& finding, bool strict) {
  return finding.severity == Severity::error || (strict && finding.severity == Severity::warning);
}

}  // namespace

tl::expected<FrontEnd, Trouble> run_front_end(const SourceOptions& options, const Invocation& invocation,
                                              bool ungrouped) {
  FrontEnd result;
  result.begin = std::chrono::steady_clock::now();
  const auto root = options.root(invocation);
  if (!root) return tl::unexpected(root.error());
  const auto templates = options.templates(invocation);
  if (!templates) return tl::unexpected(templates.error());
  result.root = *root;
  result.templates = *templates;
  result.compilation = compile(DiskFileSystem(), {.root = result.root,
                                                  .templates = result.templates,
                                                  .threads = options.threads(),
                                                  .today = options.effective_day(),
                                                  .ungrouped = ungrouped,
                                                  .day_named = options.names_day(),
                                                  .other_templates = options.other_templates(invocation),
                                                  .copy = options.copy(invocation)});
  return result;
}

ExitStatus status_of(std::span<const Diagnostic> diagnostics, bool strict) {
  // Nothing is certain then: sources that cannot be read, or that two readers understand differently.
  const auto is_trouble = [](const Diagnostic& d) { return standing_of(d.code.text()) == Standing::trouble; };
  if (std::ranges::any_of(diagnostics, is_trouble)) return ExitStatus::trouble;
  const bool any = std::ranges::any_of(diagnostics, [=](const auto& d) { return weighs(d, strict); });
  return any ? ExitStatus::findings : ExitStatus::clean;
}

}  // namespace budgetc::cli
