#include "source/file_system.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fmt/format.h>

namespace budgetc {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string german_reason(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory) return "sie existiert nicht";
  if (error == std::errc::permission_denied) return "die Leserechte fehlen";
  if (error == std::errc::is_a_directory) return "es ist ein Ordner";
  if (error == std::errc::not_a_directory) return "es ist kein Ordner";
  if (error == std::errc::too_many_symbolic_link_levels) return "der symbolische Link führt im Kreis";
  if (error == std::errc::too_many_files_open || error == std::errc::too_many_files_open_in_system) {
    return "es sind zu viele Dateien geöffnet";
  }
  if (error == std::errc::filename_too_long) return "der Pfad ist länger, als das Betriebssystem erlaubt";
  if (error == std::errc::io_error) return "der Datenträger meldet einen Lesefehler";
  if (error.value() == ESTALE) return "der Netzordner ist nicht mehr verbunden";
  return fmt::format("das Betriebssystem meldet Fehler {}", error.value());
}

tl::unexpected<FileError> failure(const fs::path& path, std::string reason) {
  return tl::unexpected(FileError{path, std::move(reason)});
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

DirectoryEntry::Kind kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular: return DirectoryEntry::Kind::file;
    case fs::file_type::directory: return DirectoryEntry::Kind::directory;
    case fs::file_type::symlink: return DirectoryEntry::Kind::link;
    default: return DirectoryEntry::Kind::other;
  }
}

/// The kind of an entry, which most file systems tell with its name.
DirectoryEntry::Kind kind_of(const fs::directory_entry& entry, std::error_code& unknown) {
  if (entry.is_symlink(unknown)) return DirectoryEntry::Kind::link;
  if (unknown) return DirectoryEntry::Kind::other;
  if (entry.is_directory(unknown)) return DirectoryEntry::Kind::directory;
  if (unknown) return DirectoryEntry::Kind::other;
  return entry.is_regular_file(unknown) ? DirectoryEntry::Kind::file : DirectoryEntry::Kind::other;
}

std::string too_large(std::uint64_t limit) {
  return fmt::format("sie ist größer als {} MiB", limit / (1024 * 1024));
}

}  // namespace

tl::expected<std::string, FileError> DiskFileSystem::read(const fs::path& path, std::uint64_t limit) const {
  std::error_code error;
  // A pipe or device would block or never end, so only regular files are opened.
  const fs::file_status status = fs::status(path, error);
  if (error) return failure(path, german_reason(error));
  if (!fs::is_regular_file(status)) return failure(path, "es ist keine gewöhnliche Datei");
  const std::uint64_t size = fs::file_size(path, error);
  if (error) return failure(path, german_reason(error));
  if (size > limit) return failure(path, too_large(limit));
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return failure(path, german_reason(last_error()));
  // One byte more than expected, to see whether the file grew or shrank meanwhile.
  std::string bytes(size + 1, '\0');
  errno = 0;
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  if (std::ferror(file.get()) != 0) return failure(path, german_reason(last_error()));
  if (bytes.size() != size) return failure(path, "sie wird gerade geändert");
  return bytes;
}

tl::expected<std::vector<DirectoryEntry>, FileError> DiskFileSystem::list(const fs::path& path) const {
  std::error_code error;
  std::vector<DirectoryEntry> entries;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    const DirectoryEntry::Kind kind = kind_of(*entry, unknown);
    entries.push_back({.name = entry->path().filename().string(),
                       .kind = kind,
                       .problem = unknown ? german_reason(unknown) : std::string()});
  }
  if (error) return failure(path, german_reason(error));
  std::sort(entries.begin(), entries.end(),
            [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
  return entries;
}

tl::expected<std::optional<DirectoryEntry::Kind>, FileError> DiskFileSystem::look_up(
    const fs::path& path) const {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  if (error) return failure(path, german_reason(error));
  return kind_of(status.type());
}

}  // namespace budgetc
