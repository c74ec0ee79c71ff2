#include <algorithm>

#include <fmt/format.h>

#include "trace/words.hpp"
#include <budgetc/diagnostics/visible_text.hpp>
#include <budgetc/trace/trace.hpp>

namespace budgetc {
namespace {

constexpr std::size_t label_width = 76;

/// A tree with its branches drawn, amounts in one column.
class Tree {
 public:
  Tree(const SourceFiles& files, std::string_view path_prefix) : files_(&files), prefix_(path_prefix) {}

  std::string print(const TraceStep& root) {
    line("", root);
    branches(root, "");
    return std::move(text_);
  }

 private:
  void branches(const TraceStep& step, const std::string& indent) {
    for (const TraceStep& part : step.contributions) {
      const bool last = &part == &step.contributions.back();
      line(indent + (last ? "└─ " : "├─ "), part);
      branches(part, indent + (last ? "   " : "│  "));
    }
  }

  void line(const std::string& branch, const TraceStep& step) {
    std::string label = branch + (step.sign < 0 ? "abzüglich " : "") + make_visible(step.label);
    const std::size_t width = display_width(label);
    if (width < label_width) label.append(label_width - width, ' ');
    text_ += fmt::format("{} {:>16}", label, trace_words::amount(step));
    const std::string place = make_visible(trace_words::place(step, *files_, prefix_));
    if (!place.empty()) text_ += fmt::format("  {}{}", place, step.is_control ? " (Kontrollsumme)" : "");
    text_ += "\n";
  }

  const SourceFiles* files_;
  std::string prefix_;
  std::string text_;
};

}  // namespace

std::string render_trace_text(const Trace& trace, const SourceFiles& files, std::string_view path_prefix) {
  std::string text = Tree(files, path_prefix).print(trace.root);
  if (trace.checks.empty()) return text + "\nDieser Betrag steht in keiner Prüfung.\n";
  text += fmt::format("\nSteht in {} {}:\n", trace.checks.size(),
                      trace.checks.size() == 1 ? "Prüfung" : "Prüfungen");
  for (const TraceCheck& check : trace.checks) {
    text +=
        fmt::format("  {}  soll {:>16}  ist {:>16}  {}\n", check.rule.text(), format_german(check.expected),
                    format_german(check.actual), check.holds ? "geht auf" : "verletzt");
  }
  return text;
}

}  // namespace budgetc
