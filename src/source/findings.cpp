#include "source/findings.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace budgetc {
namespace {

constexpr std::size_t findings_per_file = 50;

}  // namespace

void Findings::report(Problem problem) {
  if (diagnostics_.size() == findings_per_file) {
    ++suppressed_;
    return;
  }
  Diagnostic diagnostic{.code = problem.code,
                        .severity = Severity::error,
                        .message = std::move(problem.message),
                        .primary = {{id_, problem.at.begin, problem.at.end}, std::move(problem.label)},
                        .related = {},
                        .amounts = {},
                        .notes = {},
                        .helps = {}};
  if (problem.other) {
    const Bytes at = problem.other->at;
    diagnostic.related.push_back({{id_, at.begin, at.end}, std::move(problem.other->label)});
  }
  if (!problem.note.empty()) diagnostic.notes.push_back(std::move(problem.note));
  if (!problem.help.empty()) diagnostic.helps.push_back(std::move(problem.help));
  diagnostics_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Findings::take() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.primary.span < b.primary.span; });
  if (suppressed_ > 0) {
    diagnostics_.back().unlisted = suppressed_;
    diagnostics_.back().notes.push_back(
        fmt::format("{} weitere Befunde in dieser Datei sind nicht aufgeführt", suppressed_));
  }
  return std::move(diagnostics_);
}

}  // namespace budgetc
