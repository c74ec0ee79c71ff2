#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// A stretch of bytes in the file that is being read.
struct Bytes {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Another place of a problem, with a few words.
struct OtherPlace {
  Bytes at{};
  std::string label{};
};

/// What reading found wrong, in German.
struct Problem {
  Code code;
  Bytes at{};
  std::string message{};
  std::string help{};
  std::string label{};
  std::string note{};
  std::optional<OtherPlace> other{};
};

/// Collects the problems of one file; all of them are errors. A hostile file cannot flood the report: past a
/// fixed number they are counted only.
class Findings {
 public:
  Findings(const SourceFile& file, FileId id) : file_(file), id_(id) {}

  void report(Problem problem);
  /// One-based line of an offset, for messages.
  [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const { return file_.position(offset).line; }
  /// Everything reported, in the order of the file.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  const SourceFile& file_;
  FileId id_;
  std::vector<Diagnostic> diagnostics_;
  std::size_t suppressed_ = 0;
};

}  // namespace budgetc
