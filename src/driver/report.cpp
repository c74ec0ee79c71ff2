#include "driver/report.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "rules/engine/registry.hpp"

namespace budgetc {
namespace {

using Renderer = std::string (*)(const FindingReport&);

struct MachineFormat {
  ReportFormat format;
  std::string_view name;
  Renderer render;
};

constexpr auto machine_formats = std::to_array<MachineFormat>({
    {ReportFormat::json, "json", render_json},
    {ReportFormat::sarif, "sarif", render_sarif},
    {ReportFormat::github, "github", render_github},
    {ReportFormat::gitlab, "gitlab", render_gitlab},
    {ReportFormat::junit, "junit", render_junit},
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

}  // namespace

std::string_view version() {
  return BUDGETC_VERSION;
}

std::optional<ReportFormat> find_report_format(std::string_view name) {
  if (name == "text") return ReportFormat::text;
  const auto found = std::ranges::find(machine_formats, name, &MachineFormat::name);
  return found == machine_formats.end() ? std::nullopt : std::optional(found->format);
}

std::string render_for_programs(ReportFormat format, const ReportInput& input) {
  const auto found = std::ranges::find(machine_formats, format, &MachineFormat::format);
  if (found == machine_formats.end()) return {};
  const std::vector<RuleText> rules = rule_texts();
  return found->render({.diagnostics = input.diagnostics,
                        .files = input.files,
                        .statistics = input.statistics,
                        .paths = input.paths,
                        .rules = rules,
                        .version = version()});
}

}  // namespace budgetc
