#pragma once

#include <string_view>

namespace budgetc {

/// Takes the files of an output as they are made. Paths are relative to the output folder, '/'-separated.
/// What fails is told by whoever owns the sink, when all is done. Called by one thread at a time.
class OutputSink {
 public:
  OutputSink() = default;
  virtual ~OutputSink() = default;
  OutputSink(const OutputSink&) = delete;
  OutputSink& operator=(const OutputSink&) = delete;

  /// Makes a file, which must not be there yet.
  virtual void create(std::string_view path, std::string_view bytes) = 0;
  /// Adds bytes to a file that was made before.
  virtual void append(std::string_view path, std::string_view bytes) = 0;
};

}  // namespace budgetc
