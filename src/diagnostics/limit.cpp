#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "diagnostics/render.hpp"

namespace budgetc {
namespace {

constexpr std::size_t most_of_a_kind = 50;

auto kind_of(const Diagnostic& finding) {
  return std::tuple(finding.primary.span.file, finding.code, finding.severity);
}

}  // namespace

void limit_findings(std::vector<Diagnostic>& diagnostics) {
  using Kind = decltype(kind_of(diagnostics.front()));
  std::map<Kind, std::size_t> counts;
  const auto is_too_many = [&](const Diagnostic& finding) {
    return ++counts[kind_of(finding)] > most_of_a_kind;
  };
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), is_too_many), diagnostics.end());
  std::map<Kind, Diagnostic*> last;
  for (Diagnostic& finding : diagnostics) last[kind_of(finding)] = &finding;
  for (const auto& [kind, count] : counts) {
    if (count <= most_of_a_kind) continue;
    Diagnostic& finding = *last[kind];
    finding.unlisted += count - most_of_a_kind;
    finding.notes.push_back(fmt::format("{} weitere Befunde {} in dieser Datei sind nicht aufgeführt",
                                        count - most_of_a_kind, finding.code.text()));
  }
}

std::size_t count_findings(std::span<const Diagnostic> diagnostics, Severity severity) {
  std::size_t count = 0;
  for (const Diagnostic& finding : diagnostics) {
    if (finding.severity == severity) count += 1 + finding.unlisted;
  }
  return count;
}

}  // namespace budgetc
