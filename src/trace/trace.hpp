#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "diagnostics/shown_paths.hpp"
#include "rules/engine/run_rules.hpp"
#include "source/source_files.hpp"

namespace budgetc {

/// A figure and what it came from.
struct TraceStep {
  /// "35.02 Zeile 002 Zuwendungen und allgemeine Umlagen".
  std::string label;
  /// The computed amount, or the written one of a leaf. Blank is nothing.
  std::optional<Money> amount{};
  /// Hundredths are no cents: an indicator or posts, printed without a unit of money.
  bool is_indicator = false;
  /// What stands behind its numbers: the unit of an indicator that is none of counting. Empty for all others.
  std::string unit{};
  /// +1 or -1: how the amount enters the one above.
  int sign = 1;
  /// What is written: a leaf, or the control total of a computed figure.
  std::optional<FigureId> figure{};
  /// Where it is written.
  std::optional<Span> span{};
  /// It is computed, and `figure` is its control total.
  bool is_control = false;
  /// The control total where it is another amount than the computed one.
  std::optional<Money> differing_control{};
  /// What change lists did to the written amount, in the order in which they apply: "Änderung 17 der Liste 2:
  /// +20.000 (zusätzliche Sprachkurse)".
  std::vector<std::string> changes{};
  std::vector<TraceStep> contributions{};
};

/// How a check stands.
enum class TraceState : std::uint8_t { holds, accepted, broken };

/// A check in which the traced figure takes part.
struct TraceCheck {
  Code rule;
  std::string_view rule_name;
  /// "35-02 Zeile 002 Ansatz 2024".
  std::string place;
  Relation relation = Relation::equal;
  Money expected;
  Money actual;
  /// As in TraceStep.
  std::string unit{};
  TraceState state = TraceState::holds;
};

/// How a figure came about, down to the source.
struct Trace {
  TraceStep root;
  /// Notes that explain the figure's row.
  std::vector<TraceStep> notes;
  /// Entries of earmark rings that are booked in the figure's row.
  std::vector<TraceStep> ring_entries;
  /// The checks are those of the figure itself; otherwise those of the written figures next below it.
  bool own_checks = true;
  std::vector<TraceCheck> checks;
};

/// What to trace, as typed: a node and a row (or an indicator's name, or "planstellen") and a year or column;
/// or a ring, alone or with one of its rows.
struct TraceRequest {
  std::string place;
  std::string row;
  std::string column;
  /// "teilergebnisplan" or "teilfinanzplan_a"; empty finds the plan that has the row.
  std::string plan;
};

/// Why there is nothing to trace. Both texts are German; the help may be empty.
struct TraceError {
  /// A sentence that names what is not there.
  std::string message;
  /// What there is, or what was probably meant.
  std::string help;
};

/// Builds the trace of what `run_rules` has reported on.
[[nodiscard]] tl::expected<Trace, TraceError> trace(const RuleContext& context, const RuleReport& report,
                                                    const TraceRequest& request);

/// As a tree for a terminal, with file and line behind what is written. `paths` leads names of sources
/// to the working directory.
[[nodiscard]] std::string render_trace_text(const Trace& trace, const SourceFiles& files,
                                            const ShownPaths& paths);
/// As JSON: label, amount in cents, sign, file, line, contributions.
[[nodiscard]] std::string render_trace_json(const Trace& trace, const SourceFiles& files,
                                            const ShownPaths& paths);
/// As a nested Markdown list, with a table of the checks.
[[nodiscard]] std::string render_trace_markdown(const Trace& trace, const SourceFiles& files,
                                                const ShownPaths& paths);

}  // namespace budgetc
