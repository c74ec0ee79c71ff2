#pragma once

#include <vector>

#include "source/source_files.hpp"
#include "source/source_tree.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// What reading one file gave: always a tree (empty at worst), and everything found on the way.
struct ReadResult {
  SourceTree tree;
  std::vector<Diagnostic> diagnostics;
};

/// Reads one YAML document from the bytes of `file`. Never stops at what it can report and survive,
/// and throws only when out of memory. Whatever YAML 1.2 allows and budgetc does not (anchors, aliases, tags,
/// merge keys, second documents …) is a diagnostic of family S.
[[nodiscard]] ReadResult read_yaml(const SourceFile& file, FileId id);

}  // namespace budgetc
