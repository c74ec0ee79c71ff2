#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "output/output_file.hpp"
#include "output/output_sink.hpp"
#include "output/staging_folder.hpp"
#include "source/file_system.hpp"

namespace budgetc {

/// Name of the file that marks a folder as budgetc's own output, and lists what was written.
inline constexpr std::string_view output_marker = ".budgetc";

/// Whether `out` may be made or replaced: it is new, empty or an earlier output without anything else in it,
/// no link, and neither inside of `sources` nor around them. Both paths are absolute.
[[nodiscard]] tl::expected<void, FileError> check_output_folder(const std::filesystem::path& out,
                                                                const std::filesystem::path& sources);

/// A folder that comes to hold exactly the files that are put into it, and the marker. They are written
/// beside it and put in place at the very end, in one step: whoever looks sees the old output or the new one,
/// and after a failure, or without `finish`, the old one.
class OutputFolder final : public OutputSink {
 public:
  /// `out` is absolute; `check_output_folder` has been asked about it.
  [[nodiscard]] static tl::expected<std::unique_ptr<OutputFolder>, FileError> make(
      const std::filesystem::path& out);

  void create(std::string_view path, std::string_view bytes) override;
  void append(std::string_view path, std::string_view bytes) override;
  /// The files below a folder of the output, as they are so far, paths as they were given.
  [[nodiscard]] tl::expected<std::vector<OutputFile>, FileError> files_below(std::string_view folder) const;
  /// How many files there are.
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  /// Puts the folder in place, or says what failed first.
  [[nodiscard]] tl::expected<void, FileError> finish();

 private:
  explicit OutputFolder(StagingFolder staging) : staging_(std::move(staging)) {}

  StagingFolder staging_;
  std::set<std::string> names_;
  /// Of all that was put into it, what failed first; nothing is written behind it.
  tl::expected<void, FileError> written_{};
};

}  // namespace budgetc
