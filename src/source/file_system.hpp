#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace budgetc {

/// Why a file or directory could not be read or written; `reason` is German and printable.
struct FileError {
  std::filesystem::path path;
  std::string reason;
};

/// What a directory holds, one entry each, sorted by name bytewise.
struct DirectoryEntry {
  enum class Kind : std::uint8_t { file, directory, link, other };
  std::string name;
  Kind kind = Kind::file;
  /// Why the system does not say what it is; German and printable, mostly empty.
  std::string problem{};
};

/// The one door to files, so that tests need no disk. Implementations are safe to read from several threads.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// All bytes of a file; fails beyond `limit` bytes.
  [[nodiscard]] virtual tl::expected<std::string, FileError> read(const std::filesystem::path& path,
                                                                  std::uint64_t limit) const = 0;
  /// Entries of a directory, sorted.
  [[nodiscard]] virtual tl::expected<std::vector<DirectoryEntry>, FileError> list(
      const std::filesystem::path& path) const = 0;
  /// What a path names, links followed; nothing where there is nothing. An error where the system does not
  /// say.
  [[nodiscard]] virtual tl::expected<std::optional<DirectoryEntry::Kind>, FileError> look_up(
      const std::filesystem::path& path) const = 0;
};

/// The machine's own file system.
class DiskFileSystem final : public FileSystem {
 public:
  [[nodiscard]] tl::expected<std::string, FileError> read(const std::filesystem::path& path,
                                                          std::uint64_t limit) const override;
  [[nodiscard]] tl::expected<std::vector<DirectoryEntry>, FileError> list(
      const std::filesystem::path& path) const override;
  [[nodiscard]] tl::expected<std::optional<DirectoryEntry::Kind>, FileError> look_up(
      const std::filesystem::path& path) const override;
};

}  // namespace budgetc
