#pragma once

#include <filesystem>
#include <vector>

#include <budgetc/diagnostics/diagnostic.hpp>
#include <budgetc/source/file_system.hpp>
#include <budgetc/source/source_files.hpp>
#include <budgetc/source/source_tree.hpp>

namespace budgetc {

/// All sources of a run, read. `trees[i]` belongs to file id i.
struct Sources {
  SourceFiles files;
  std::vector<SourceTree> trees;
  std::vector<Diagnostic> diagnostics;
};

/// Finds and reads every `*.yaml` below `root` (dot-folders left out), in the bytewise order of their
/// relative paths, parsing with `threads` threads. Files are displayed relative to `root`. The result does
/// not depend on `threads`. Links out of the tree, over-long files and unreadable ones are diagnostics.
[[nodiscard]] Sources load_sources(const FileSystem& files, const std::filesystem::path& root,
                                   unsigned threads);

}  // namespace budgetc
