#include "print/workspace.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <sys/stat.h>
#include <unistd.h>

#include "base/system_reason.hpp"

namespace budgetc {

namespace fs = std::filesystem;

namespace {

/// Names the process that a workspace belongs to.
constexpr std::string_view owner_file = ".prozess";
constexpr std::string_view name_begin = "budgetc-";

/// Whether a folder is the workspace of a process that was killed before it could remove it.
bool is_abandoned(const fs::path& folder) {
  std::ifstream in(folder / owner_file);
  pid_t owner = 0;
  struct stat status {};
  if (!(in >> owner) || owner <= 0 || lstat(folder.c_str(), &status) != 0) return false;
  return S_ISDIR(status.st_mode) && status.st_uid == getuid() && kill(owner, 0) != 0 && errno == ESRCH;
}

/// Removes what killed runs left behind.
void sweep(const fs::path& parent) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(parent, ignored)) {
    const bool ours = entry.path().filename().string().starts_with(name_begin);
    if (ours && is_abandoned(entry.path())) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

tl::expected<Workspace, FileError> Workspace::create() {
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) return tl::unexpected(FileError{.path = "TMPDIR", .reason = system_reason(error.value())});
  sweep(parent);
  std::string pattern = (parent / (std::string(name_begin) + "XXXXXX")).string();
  if (mkdtemp(pattern.data()) == nullptr) {
    return tl::unexpected(FileError{.path = parent, .reason = system_reason(errno)});
  }
  Workspace workspace(pattern);
  if (auto written = workspace.write(owner_file, std::to_string(getpid())); !written)
    return tl::unexpected(written.error());
  return workspace;
}

Workspace::~Workspace() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

tl::expected<void, FileError> Workspace::write(const fs::path& name, std::string_view bytes) const {
  std::error_code ignored;
  fs::create_directories((path_ / name).parent_path(), ignored);
  std::ofstream out(path_ / name, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) return {};
  return tl::unexpected(FileError{.path = path_ / name, .reason = system_reason(errno)});
}

std::optional<std::string> Workspace::read(const fs::path& name) const {
  std::ifstream in(path_ / name, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::map<std::string, std::string> Workspace::files_ending(
    std::initializer_list<std::string_view> endings) const {
  std::map<std::string, std::string> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path_, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool wanted =
        std::ranges::any_of(endings, [&](std::string_view end) { return name.ends_with(end); });
    if (wanted) files.emplace(name, read(name).value_or(""));
  }
  return files;
}

}  // namespace budgetc
