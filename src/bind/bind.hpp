#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "model/budget_plan.hpp"
#include "source/load.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// A bound plan; `usable` is false when haushalt.yaml or a form is missing or so broken that no cell can be
/// computed.
struct BindResult {
  BudgetPlan plan;
  bool usable = false;
  std::vector<Diagnostic> diagnostics;
};

/// Types the source trees: collects everything wrong (unknown, missing, mistyped keys with a did-you-mean;
/// ambiguous amounts; unknown rows and columns; numbers that contradict folders; duplicate numbers; parents
/// that do not exist) and goes on. Forms are read from `<source root>/formen`, then from `templates`, and
/// added to `sources.files`.
[[nodiscard]] BindResult bind(Sources& sources, const FileSystem& files, const std::filesystem::path& root,
                              const std::filesystem::path& templates);

}  // namespace budgetc
