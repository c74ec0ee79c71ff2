#pragma once

#include <filesystem>
#include <vector>

#include "source/file_system.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// Findings on `druck/zeichen.txt`, the administration's own list of characters, which only a build needs:
/// S01 where it cannot be read, S20 where it is no such list. Adds the file where there is one to show.
[[nodiscard]] std::vector<Diagnostic> check_character_list(SourceFiles& files, const FileSystem& disk,
                                                           const std::filesystem::path& root);

}  // namespace budgetc
