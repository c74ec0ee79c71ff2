#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "source/file_system.hpp"

namespace budgetc {

/// A private folder among the machine's temporary files, removed at the end.
class Workspace {
 public:
  [[nodiscard]] static tl::expected<Workspace, FileError> create();
  Workspace(Workspace&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Workspace& operator=(Workspace&&) = delete;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] tl::expected<void, FileError> write(const std::filesystem::path& name,
                                                    std::string_view bytes) const;
  /// The bytes of a file; nothing when there is none.
  [[nodiscard]] std::optional<std::string> read(const std::filesystem::path& name) const;
  /// Every file directly in the folder with one of these endings, with its bytes.
  [[nodiscard]] std::map<std::string, std::string> files_ending(
      std::initializer_list<std::string_view> endings) const;

 private:
  explicit Workspace(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace budgetc
