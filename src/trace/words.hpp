#pragma once

#include <string>
#include <string_view>

#include <budgetc/trace/trace.hpp>

namespace budgetc::trace_words {

/// The amount in German notation, or "leer".
inline std::string amount(const TraceStep& step) {
  return step.amount ? format_german(*step.amount) : std::string("leer");
}

/// "35/budget.yaml:61"; empty for what is not written.
inline std::string place(const TraceStep& step, const SourceFiles& files, std::string_view path_prefix) {
  if (!step.span) return {};
  const SourceFile& file = files[step.span->file];
  return std::string(path_prefix) + file.name() + ":" + std::to_string(file.position(step.span->begin).line);
}

}  // namespace budgetc::trace_words
