#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

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

  /// Makes a file; its path is relative and stays inside. Only `put_in_place` waits for the disk.
  [[nodiscard]] tl::expected<void, FileError> create_file(std::string_view path, std::string_view bytes);
  /// Adds bytes to a file that was made before.
  [[nodiscard]] tl::expected<void, FileError> append(std::string_view path, std::string_view bytes) const;
  /// The bytes of a file that was made before.
  [[nodiscard]] tl::expected<std::string, FileError> read(std::string_view path) const;
  /// Takes the place of the target.
  [[nodiscard]] tl::expected<void, FileError> put_in_place();

 private:
  explicit StagingFolder(std::filesystem::path target) : target_(std::move(target)) {}
  [[nodiscard]] tl::expected<void, FileError> make_folders_above();
  [[nodiscard]] tl::expected<void, FileError> make();
  [[nodiscard]] tl::expected<void, FileError> make_folder_of(const std::filesystem::path& file);
  [[nodiscard]] tl::expected<void, FileError> write(const std::filesystem::path& file, int flags,
                                                    std::string_view bytes) const;
  /// Waits until all that was written is on the disk.
  [[nodiscard]] tl::expected<void, FileError> save() const;

  std::filesystem::path target_;
  /// Empty once there is nothing to remove.
  std::filesystem::path path_;
  /// Folders above that were made for this, outermost first.
  std::vector<std::filesystem::path> made_;
  /// Folders within that are there.
  std::set<std::filesystem::path> folders_;
  /// Holds the lock that tells a living run's folder from a leftover.
  int lock_ = -1;
};

}  // namespace budgetc
