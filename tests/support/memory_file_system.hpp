#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "source/file_system.hpp"

namespace budgetc::test {

/// A tree of files in memory. Paths are '/'-separated; folders exist as far as files need them.
class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem& file(std::string path, std::string bytes) {
    files_[std::move(path)] = std::move(bytes);
    return *this;
  }
  MemoryFileSystem& link(std::string path) {
    links_.insert(std::move(path));
    return *this;
  }
  /// A file that is listed but cannot be read.
  MemoryFileSystem& locked_file(const std::string& path) {
    locked_.insert(path);
    return file(path, {});
  }

  [[nodiscard]] tl::expected<std::string, FileError> read(const std::filesystem::path& path,
                                                          std::uint64_t limit) const override {
    const auto found = files_.find(normal(path));
    if (found == files_.end()) return tl::unexpected(FileError{path, "sie existiert nicht"});
    if (locked_.contains(found->first)) return tl::unexpected(FileError{path, "die Leserechte fehlen"});
    if (found->second.size() > limit) return tl::unexpected(FileError{path, "sie ist zu groß"});
    return found->second;
  }

  [[nodiscard]] tl::expected<std::vector<DirectoryEntry>, FileError> list(
      const std::filesystem::path& path) const override {
    const std::string folder = normal(path);
    std::map<std::string, DirectoryEntry::Kind> entries;
    for (const auto& [name, bytes] : files_) add(entries, folder, name, DirectoryEntry::Kind::file);
    for (const std::string& name : links_) add(entries, folder, name, DirectoryEntry::Kind::link);
    if (entries.empty()) return tl::unexpected(FileError{path, "er existiert nicht"});
    std::vector<DirectoryEntry> result;
    for (const auto& [name, kind] : entries) result.push_back({.name = name, .kind = kind});
    return result;
  }

  [[nodiscard]] tl::expected<std::optional<DirectoryEntry::Kind>, FileError> look_up(
      const std::filesystem::path& path) const override {
    if (files_.contains(normal(path))) return DirectoryEntry::Kind::file;
    if (list(path)) return DirectoryEntry::Kind::directory;
    return std::nullopt;
  }

 private:
  static std::string normal(const std::filesystem::path& path) {
    std::string text = path.lexically_normal().generic_string();
    while (text.ends_with('/')) text.pop_back();
    return text == "." ? std::string() : text;
  }

  static void add(std::map<std::string, DirectoryEntry::Kind>& entries, const std::string& folder,
                  const std::string& name, DirectoryEntry::Kind kind) {
    const std::string prefix = folder.empty() ? folder : folder + '/';
    if (!name.starts_with(prefix) || name.size() == prefix.size()) return;
    const std::string rest = name.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    const bool direct = slash == std::string::npos;
    entries.try_emplace(rest.substr(0, slash), direct ? kind : DirectoryEntry::Kind::directory);
  }

  std::map<std::string, std::string> files_;
  std::set<std::string> links_;
  std::set<std::string> locked_;
};

}  // namespace budgetc::test
