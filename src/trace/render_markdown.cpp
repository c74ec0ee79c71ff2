#include <fmt/format.h>

#include "emit/markdown_text.hpp"
#include "trace/words.hpp"

namespace budgetc {
namespace {

std::string escaped(std::string_view text) {
  return emit::escape_markdown(text, emit::MarkdownPlace::inside);
}

void append_step(const TraceStep& step, const SourceFiles& files, const ShownPaths& paths, std::size_t depth,
                 std::string& text) {
  text += fmt::format("{:{}}- {}{}: **{}**", "", depth * 2, step.sign < 0 ? "abzüglich " : "",
                      escaped(step.label), trace_words::amount(step.amount, step.unit));
  const std::string place = trace_words::place(step, files, paths);
  const std::string control = trace_words::control(step);
  if (!place.empty()) text += fmt::format(" ({}{}{})", escaped(place), control.empty() ? "" : ", ", control);
  for (const std::string& change : step.changes) text += fmt::format("; {}", escaped(change));
  text += "\n";
  for (const TraceStep& part : step.contributions) append_step(part, files, paths, depth + 1, text);
}

void append_section(std::string_view heading, const std::vector<TraceStep>& steps, const SourceFiles& files,
                    const ShownPaths& paths, std::string& text) {
  if (!steps.empty()) text += fmt::format("\n{}\n\n", heading);
  for (const TraceStep& step : steps) append_step(step, files, paths, 0, text);
}

std::string check_row(const TraceCheck& check) {
  const std::string_view words =
      check.relation == Relation::equal ? "" : trace_words::expectation(check.relation);
  return fmt::format("| {} {} | {} | {}{}{} | {} | {} | {} |\n", check.rule.text(), escaped(check.rule_name),
                     escaped(check.place), words, words.empty() ? "" : " ",
                     trace_words::amount(check.expected, check.unit),
                     trace_words::amount(check.actual, check.unit), trace_words::difference(check),
                     trace_words::state(check.state));
}

}  // namespace

std::string render_trace_markdown(const Trace& trace, const SourceFiles& files, const ShownPaths& paths) {
  std::string text;
  append_step(trace.root, files, paths, 0, text);
  append_section("Dazu ist erläutert:", trace.notes, files, paths, text);
  append_section("Zweckgebunden sind:", trace.ring_entries, files, paths, text);
  text += "\n" + trace_words::checks_heading(trace) + "\n";
  if (trace.checks.empty()) return text;
  text += "\n| Regel | Ort | soll | ist | Differenz | Stand |\n| --- | --- | ---: | ---: | ---: | --- |\n";
  for (const TraceCheck& check : trace.checks) text += check_row(check);
  return text;
}

}  // namespace budgetc
