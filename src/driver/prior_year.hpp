#pragma once

#include <memory>
#include <vector>

#include "driver/compile.hpp"

namespace budgetc {

/// Last year's plan, if it can be compared with, and what was found on the way.
struct PriorYearResult {
  std::unique_ptr<PriorYear> prior_year;
  std::vector<Diagnostic> diagnostics;
  /// Files read.
  std::size_t files = 0;
};

/// Reads, binds and evaluates the sources that `vorjahr` names, and adds their files to `files`. Only what
/// keeps them from being compared is reported: their own mistakes are theirs. A `vorjahr` that they name is
/// not followed.
[[nodiscard]] PriorYearResult load_prior_year(SourceFiles& files, const BudgetPlan& plan,
                                              const FileSystem& disk, const CompileOptions& options);

}  // namespace budgetc
