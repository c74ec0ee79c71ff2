#pragma once

#include <atomic>
#include <cstddef>

#include "source/file_system.hpp"

namespace budgetc::test {

/// A file system of which one call fails, counted from 0: for tests that go through all calls in turn.
class FaultyFileSystem final : public FileSystem {
 public:
  FaultyFileSystem(const FileSystem& base, std::size_t failing) : base_(base), failing_(failing) {}

  [[nodiscard]] tl::expected<std::string, FileError> read(const std::filesystem::path& path,
                                                          std::uint64_t limit) const override {
    if (fails()) return tl::unexpected(FileError{path, reason});
    return base_.read(path, limit);
  }
  [[nodiscard]] tl::expected<std::vector<DirectoryEntry>, FileError> list(
      const std::filesystem::path& path) const override {
    if (fails()) return tl::unexpected(FileError{path, reason});
    auto entries = base_.list(path);
    // What the system does not say of an entry counts as a call of its own.
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
      if (fails()) (*entries)[i] = {(*entries)[i].name, DirectoryEntry::Kind::other, reason};
    }
    return entries;
  }
  [[nodiscard]] tl::expected<std::optional<DirectoryEntry::Kind>, FileError> look_up(
      const std::filesystem::path& path) const override {
    if (fails()) return tl::unexpected(FileError{path, reason});
    return base_.look_up(path);
  }

  /// Whether the run came as far as the failing call.
  [[nodiscard]] bool failed() const { return calls_ > failing_; }

  static constexpr const char* reason = "der Datenträger meldet einen Lesefehler";

 private:
  bool fails() const { return calls_++ == failing_; }

  const FileSystem& base_;
  std::size_t failing_;
  mutable std::atomic<std::size_t> calls_ = 0;
};

}  // namespace budgetc::test
