#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "output/output_file.hpp"
#include "source/file_system.hpp"

namespace budgetc {

/// A folder beside the one that it is to become. It is removed with all it holds unless it was put in place,
/// and so are the folders above it that had to be made.
class StagingFolder {
 public:
  /// Makes the folder, and those above it. Leftovers of killed runs are cleared away.
  [[nodiscard]] static tl::expected<StagingFolder, FileError> create(const std::filesystem::path& target);
  StagingFolder(StagingFolder&& other) noexcept;
  StagingFolder& operator=(StagingFolder&&) = delete;
  StagingFolder(const StagingFolder&) = delete;
  StagingFolder& operator=(const StagingFolder&) = delete;
  ~StagingFolder();

  /// Writes a file; its path is relative and stays inside. Only `put_in_place` waits for the disk.
  [[nodiscard]] tl::expected<void, FileError> write(const OutputFile& file) const;
  /// Takes the place of the target.
  [[nodiscard]] tl::expected<void, FileError> put_in_place();

 private:
  explicit StagingFolder(std::filesystem::path target) : target_(std::move(target)) {}
  [[nodiscard]] tl::expected<void, FileError> make_folders_above();
  [[nodiscard]] tl::expected<void, FileError> make();
  /// Waits until all that was written is on the disk.
  [[nodiscard]] tl::expected<void, FileError> save() const;

  std::filesystem::path target_;
  /// Empty once there is nothing to remove.
  std::filesystem::path path_;
  /// Folders above that were made for this, outermost first.
  std::vector<std::filesystem::path> made_;
  /// Holds the lock that tells a living run's folder from a leftover.
  int lock_ = -1;
};

}  // namespace budgetc
