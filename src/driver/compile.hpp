#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bind/bind.hpp"
#include "diagnostics/render.hpp"
#include "document/page_plan.hpp"
#include "evaluate/evaluation.hpp"
#include "evaluate/prior_year.hpp"
#include "rules/engine/run_rules.hpp"
#include "source/load.hpp"
#include "source/second_readings.hpp"

namespace budgetc {

/// Sources that are checked as a copy, such as the state that a git hook is asked about.
struct SourceCopy {
  std::filesystem::path folder;    ///< what was copied, with all that lies in it
  std::filesystem::path original;  ///< where it was copied from
};

/// Where a compilation reads from. Paths are absolute and normal.
struct CompileOptions {
  std::filesystem::path root;       ///< folder that holds haushalt.yaml
  std::filesystem::path templates;  ///< folder of forms, class and page plans
  unsigned threads = 1;
  std::optional<std::chrono::year_month_day>
      today{};                    ///< for accepted deviations with an end; nothing: never
  bool ungrouped = false;         ///< every broken check by itself, not one finding per cause
  bool day_named = false;         ///< `today` was named on the command line
  std::string other_templates{};  ///< `templates` as named, where they are not the program's own
  std::optional<SourceCopy>
      copy{};  ///< where `vorjahr` leads out of a copy, it is looked for from its original
  /// Reads every file a second time, beside all else; an editor may leave it out between keystrokes.
  SecondReader second_reader = yaml_cpp_reader();
};

/// Everything known after reading, binding, evaluating and checking. Not movable parts refer to each other,
/// so it lives on the heap and stays there.
struct Compilation {
  Sources sources;
  BudgetPlan plan;
  std::optional<Evaluation> evaluation;  ///< nothing when the plan was unusable
  /// Last year's plan, where `vorjahr` names it and it can be compared with.
  std::unique_ptr<PriorYear> prior_year;
  /// The day on which accepted deviations must still hold.
  std::optional<std::chrono::year_month_day> today;
  /// That day was named, and need not be today.
  bool day_named = false;
  /// What the book would consist of.
  PagePlan page_plan;
  RuleReport report;
  /// All findings, sorted.
  std::vector<Diagnostic> diagnostics;
  Statistics statistics;
};

/// What rules may look at in a compilation whose evaluation is there. All that asks a rule something takes
/// its context from here, so that none misses a part of it.
[[nodiscard]] RuleContext rule_context(const Compilation& compilation);

/// Runs the front half of the compiler: the facade that the commands, tests and benchmarks call.
[[nodiscard]] std::unique_ptr<Compilation> compile(const FileSystem& files, const CompileOptions& options);

}  // namespace budgetc
