#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_system.hpp"
#include "source/source_files.hpp"
#include "source/source_tree.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// All sources of a plan, read. Each tree knows its file; files that were there before have none.
struct Sources {
  SourceFiles files{};
  std::vector<SourceTree> trees{};
  std::vector<Diagnostic> diagnostics{};
  /// What stands before the names of these sources' files: nothing, or the way to last year's folder.
  std::string prefix{};
  /// Files below the root that are neither sources nor of a known tool, relative to it, sorted.
  std::vector<std::string> unread{};
};

/// Name of a file as seen from the folder of its sources.
[[nodiscard]] std::string_view local_name(const Sources& sources, FileId file);

/// Finds and reads every `*.yaml` below `root` (dot-folders left out), in the bytewise order of their
/// relative paths, parsing with `threads` threads. Files are displayed relative to `root`. The result does
/// not depend on `threads`. Links, over-long files and unreadable ones are diagnostics, and so is what looks
/// like a source but is not read for its name or place; every other file is listed. Out of memory throws.
[[nodiscard]] Sources load_sources(const FileSystem& files, const std::filesystem::path& root,
                                   unsigned threads);
/// The same for a second folder, whose files are added to those of the first, their names behind `prefix`.
[[nodiscard]] Sources load_more_sources(const FileSystem& files, const std::filesystem::path& root,
                                        unsigned threads, SourceFiles known, std::string prefix);

}  // namespace budgetc
