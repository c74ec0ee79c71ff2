#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "output/output_sink.hpp"

namespace budgetc {

/// A file that is written in many small pieces: they go into the output many at a time.
class GrowingFile {
 public:
  GrowingFile(OutputSink& sink, std::string path) : sink_(&sink), path_(std::move(path)) {}

  void append(std::string_view bytes) {
    kept_ += bytes;
    if (kept_.size() >= enough) write();
  }
  /// Writes what is kept, and the file even where that is nothing; to be called at the end.
  void finish() {
    if (!kept_.empty() || !begun_) write();
  }

 private:
  static constexpr std::size_t enough = 1 << 18;

  void write() {
    if (std::exchange(begun_, true)) {
      sink_->append(path_, kept_);
    } else {
      sink_->create(path_, kept_);
    }
    kept_.clear();
  }

  OutputSink* sink_;
  std::string path_;
  std::string kept_;
  bool begun_ = false;
};

}  // namespace budgetc
