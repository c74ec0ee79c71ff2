#include <algorithm>

#include "base/codes.hpp"
#include "print/latex_run.hpp"

namespace budgetc {
namespace {

inline constexpr Code typesetting_failed{"B01"};
inline constexpr Code overfull{"B03"};

Code code_of(LatexProblem::Kind kind) {
  if (kind == LatexProblem::Kind::missing_character) return unprintable_character;
  return kind == LatexProblem::Kind::overfull ? overfull : typesetting_failed;
}

/// What stands in a line, without its indentation; nothing when there is no such file or line.
std::optional<Span> span_of_line(const SourceFiles& files, std::string_view name, std::uint32_t line) {
  for (std::uint32_t id = 0; id < files.size(); ++id) {
    const SourceFile& file = files[FileId{id}];
    if (file.name() != name || line == 0 || line > file.line_count()) continue;
    const std::string_view text = file.line(line);
    const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
    const std::uint32_t begin = file.line_begin(line);
    return Span{.file = FileId{id},
                .begin = begin + static_cast<std::uint32_t>(first),
                .end = begin + static_cast<std::uint32_t>(text.size())};
  }
  return std::nullopt;
}

/// A place that no renderer shows, for findings that have none.
constexpr Span nowhere{.file = FileId{UINT32_MAX}, .begin = 0, .end = 0};

}  // namespace

Diagnostic to_diagnostic(const LatexProblem& problem, const SourceFiles& files) {
  Diagnostic finding{.code = code_of(problem.kind), .message = problem.message};
  finding.primary.span = span_of_line(files, problem.source_name, problem.source_line).value_or(nowhere);
  if (!problem.context.empty()) finding.notes.push_back("gelesen bis: " + problem.context);
  if (!problem.help.empty()) finding.helps.push_back(problem.help);
  return finding;
}

}  // namespace budgetc
