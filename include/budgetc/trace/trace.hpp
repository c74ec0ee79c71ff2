#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include <budgetc/rules/run_rules.hpp>
#include <budgetc/source/source_files.hpp>

namespace budgetc {

/// A figure and what it came from.
struct TraceStep {
  /// "35.02 Zeile 002 Zuwendungen und allgemeine Umlagen".
  std::string label;
  /// Blank is nothing.
  std::optional<Money> amount;
  /// Hundredths are no cents: an indicator, printed without a unit of money.
  bool is_indicator = false;
  /// +1 or -1: how the amount enters the one above.
  int sign = 1;
  /// Where it is written: a leaf, or the control total of a computed figure.
  std::optional<Span> span;
  /// It is computed, and `span` is its control total.
  bool is_control = false;
  std::vector<TraceStep> contributions;
};

/// A check in which the traced figure takes part.
struct TraceCheck {
  Code rule;
  Money expected;
  Money actual;
  bool holds = true;
};

/// How a figure came about, down to the source.
struct Trace {
  TraceStep root;
  std::vector<TraceCheck> checks;
};

/// What to trace, as typed: a node and a row (or an indicator's name) and a year or column, or a ring alone.
struct TraceRequest {
  std::string place;
  std::string row;
  std::string column;
  /// "teilergebnisplan" or "teilfinanzplan_a"; empty finds the plan that has the row.
  std::string plan;
};

/// Builds the trace; the error is a German sentence that names what is not there and what is.
[[nodiscard]] tl::expected<Trace, std::string> trace(const BudgetPlan& plan, const Evaluation& evaluation,
                                                     const CheckSet& checks, const TraceRequest& request);

/// As a tree for a terminal, with file and line behind what is written. `path_prefix` leads names of sources
/// to the working directory.
[[nodiscard]] std::string render_trace_text(const Trace& trace, const SourceFiles& files,
                                            std::string_view path_prefix);
/// As JSON: label, amount in cents, sign, file, line, contributions.
[[nodiscard]] std::string render_trace_json(const Trace& trace, const SourceFiles& files,
                                            std::string_view path_prefix);
/// As a nested Markdown list.
[[nodiscard]] std::string render_trace_markdown(const Trace& trace, const SourceFiles& files,
                                                std::string_view path_prefix);

}  // namespace budgetc
