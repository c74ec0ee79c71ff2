#include <algorithm>

#include <fmt/format.h>

#include "text/visible_text.hpp"
#include "trace/words.hpp"

namespace budgetc {
namespace {

constexpr std::size_t least_label_width = 60;
constexpr std::size_t place_width = 40;

/// A text filled up with blanks to so many columns of a terminal.
std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = display_width(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

/// A tree with its branches drawn, amounts in one column.
class Tree {
 public:
  Tree(const SourceFiles& files, const ShownPaths& paths) : files_(&files), paths_(paths) {}

  void add(const TraceStep& root) {
    line("", root, root.contributions.empty() ? "" : "│  ");
    branches(root, "");
  }

  void add(std::string_view heading, const std::vector<TraceStep>& steps) {
    if (!steps.empty()) lines_.push_back({.label = fmt::format("\n{}", heading), .amount = {}, .place = {}});
    for (const TraceStep& step : steps) line("  ", step, "  ");
  }

  [[nodiscard]] std::string print() const {
    std::size_t width = least_label_width;
    for (const Line& line : lines_) width = std::max(width, display_width(line.label));
    std::string text;
    for (const Line& line : lines_) {
      text += line.amount.empty()
                  ? line.label
                  : fmt::format("{} {:>16}{}", padded(line.label, width), line.amount, line.place);
      text += '\n';
    }
    return text;
  }

 private:
  struct Line {
    std::string label;
    std::string amount;
    std::string place;
  };

  void branches(const TraceStep& step, const std::string& indent) {
    for (const TraceStep& part : step.contributions) {
      const bool last = &part == &step.contributions.back();
      const std::string below = indent + (last ? "   " : "│  ");
      line(indent + (last ? "└─ " : "├─ "), part, below + (part.contributions.empty() ? "" : "│  "));
      branches(part, below);
    }
  }

  /// A step, and below it what change lists did to it.
  void line(const std::string& branch, const TraceStep& step, const std::string& below) {
    const std::string place = make_visible(trace_words::place(step, *files_, paths_));
    const std::string control = trace_words::control(step);
    lines_.push_back({.label = branch + (step.sign < 0 ? "abzüglich " : "") + make_visible(step.label),
                      .amount = trace_words::amount(step.amount, step.unit),
                      .place = place.empty()     ? ""
                               : control.empty() ? "  " + place
                                                 : fmt::format("  {} ({})", place, control)});
    for (const std::string& change : step.changes)
      lines_.push_back({.label = below + "= " + make_visible(change), .amount = {}, .place = {}});
  }

  const SourceFiles* files_;
  ShownPaths paths_;
  std::vector<Line> lines_;
};

std::string check_line(const TraceCheck& check) {
  return fmt::format("  {}  {} {:>10} {:>14}  ist {:>14}  Differenz {:>10}  {}\n", check.rule.text(),
                     padded(make_visible(check.place), place_width), trace_words::expectation(check.relation),
                     trace_words::amount(check.expected, check.unit),
                     trace_words::amount(check.actual, check.unit), trace_words::difference(check),
                     trace_words::state(check.state));
}

}  // namespace

std::string render_trace_text(const Trace& trace, const SourceFiles& files, const ShownPaths& paths) {
  Tree tree(files, paths);
  tree.add(trace.root);
  tree.add("Dazu ist erläutert:", trace.notes);
  tree.add("Zweckgebunden sind:", trace.ring_entries);
  std::string text = tree.print();
  text += "\n" + trace_words::checks_heading(trace) + "\n";
  for (const TraceCheck& check : trace.checks) text += check_line(check);
  return text;
}

}  // namespace budgetc
