#pragma once

#include <string>

namespace budgetc {

/// A file an emitter wants written; the path is relative to the output folder, '/'-separated.
struct OutputFile {
  std::string path;
  std::string bytes;
};

}  // namespace budgetc
