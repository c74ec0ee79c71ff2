#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/formats.hpp"
#include <budgetc/driver/budget.hpp>

namespace budgetc {

/// Version of the program and the library, "0.1.0".
[[nodiscard]] std::string_view version();

/// The format that a command line names, "sarif"; nothing for none.
[[nodiscard]] std::optional<ReportFormat> find_report_format(std::string_view name);

/// What a report for other programs is made of, but for the texts of the rules.
struct ReportInput {
  /// Sorted.
  std::span<const Diagnostic> diagnostics;
  const SourceFiles& files;
  const Statistics& statistics;
  ShownPaths paths{};
};

/// Findings in a format for other programs; empty for `text`, which has a style of its own.
[[nodiscard]] std::string render_for_programs(ReportFormat format, const ReportInput& input);

}  // namespace budgetc
