#include <fmt/format.h>

#include "emit/markdown_text.hpp"
#include "trace/words.hpp"
#include <budgetc/trace/trace.hpp>

namespace budgetc {
namespace {

void append_step(const TraceStep& step, const SourceFiles& files, std::string_view path_prefix,
                 std::size_t depth, std::string& text) {
  text +=
      fmt::format("{:{}}- {}{}: **{}**", "", depth * 2, step.sign < 0 ? "abzüglich " : "",
                  emit::escape_markdown(step.label, emit::MarkdownPlace::inside), trace_words::amount(step));
  const std::string place = trace_words::place(step, files, path_prefix);
  if (!place.empty())
    text += fmt::format(" ({}{})", emit::escape_markdown(place, emit::MarkdownPlace::inside),
                        step.is_control ? ", Kontrollsumme" : "");
  text += "\n";
  for (const TraceStep& part : step.contributions) append_step(part, files, path_prefix, depth + 1, text);
}

}  // namespace

std::string render_trace_markdown(const Trace& trace, const SourceFiles& files,
                                  std::string_view path_prefix) {
  std::string text;
  append_step(trace.root, files, path_prefix, 0, text);
  for (const TraceCheck& check : trace.checks) {
    text += fmt::format("{}- {}: soll {}, ist {}, {}\n",
                        &check == &trace.checks.front() ? "\nPrüfungen:\n\n" : "", check.rule.text(),
                        format_german(check.expected), format_german(check.actual),
                        check.holds ? "geht auf" : "verletzt");
  }
  return text;
}

}  // namespace budgetc
