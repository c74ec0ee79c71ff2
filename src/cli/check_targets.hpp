#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc::cli {

/// A budget to check, and what of it to show.
struct CheckTarget {
  /// The folder with haushalt.yaml.
  std::filesystem::path root;
  /// The files and folders that were named, relative to the root; empty for the whole budget.
  std::vector<std::string> names;
};

/// What the paths on a command line stand for.
struct CheckTargets {
  /// One for each budget, in the order named.
  std::vector<CheckTarget> budgets;
  /// Files that belong to no budget and are no source, as named.
  std::vector<std::string> strangers;
};

/// Finds the budgets that files and folders belong to: each is checked as a whole, whatever part of it is
/// named. Without any path, the nearest budget upward. Trouble for a path that is not there, and for a source
/// above which there is no haushalt.yaml.
[[nodiscard]] tl::expected<CheckTargets, Trouble> find_targets(const Invocation& invocation,
                                                               const std::vector<std::string>& given);

/// Whether any place of a finding lies in one of the files or folders; true where none is named.
[[nodiscard]] bool concerns(const Diagnostic& finding, const SourceFiles& files,
                            const std::vector<std::string>& names);
/// The finding with a place in what was named as its first one, where it only counts that place otherwise.
[[nodiscard]] Diagnostic seen_from(Diagnostic finding, const SourceFiles& files,
                                   const std::vector<std::string>& names);

}  // namespace budgetc::cli
