#include "output/staging_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_reason.hpp"

namespace budgetc {
namespace {

namespace fs = std::filesystem;

constexpr ::mode_t folder_mode = 0777;  // less what the umask takes
constexpr ::mode_t file_mode = 0666;

tl::unexpected<FileError> failure(const fs::path& path, int error = errno) {
  return tl::unexpected(FileError{.path = path, .reason = system_reason(error)});
}

std::string staging_prefix(const fs::path& target) {
  return "." + target.filename().string() + ".budgetc-";
}

int open_locked(const fs::path& folder) {
  const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (handle >= 0 && flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
  if (handle >= 0) close(handle);
  return -1;
}

/// Behind the name of an output that was moved aside to make room for a new one.
constexpr std::string_view aside_ending = "-alt";

/// Whether the run that moved an output aside is still at work: its number stands in the name.
bool is_at_work(std::string_view name, std::string_view prefix) {
  pid_t owner = 0;
  std::from_chars(name.data() + prefix.size(), name.data() + name.size(), owner);
  return owner > 0 && (kill(owner, 0) == 0 || errno == EPERM);
}

/// What killed runs left beside the target; those at work are left out.
std::vector<fs::path> leftovers(const fs::path& target) {
  std::vector<fs::path> list;
  std::error_code ignored;
  const std::string prefix = staging_prefix(target);
  for (const auto& entry : fs::directory_iterator(target.parent_path(), ignored)) {
    const std::string name = entry.path().filename().string();
    const bool aside = name.ends_with(aside_ending);
    if (name.starts_with(prefix) && !(aside && is_at_work(name, prefix))) list.push_back(entry.path());
  }
  return list;
}

/// Where the file system cannot exchange two folders in one step, a killed run may leave the old output aside
/// and nothing in its place.
void restore(const fs::path& target) {
  std::error_code ignored;
  if (fs::exists(target, ignored)) return;
  for (const fs::path& left : leftovers(target)) {
    if (left.string().ends_with(aside_ending) && rename(left.c_str(), target.c_str()) == 0) return;
  }
}

/// Removes the staging folders of runs that were killed: nobody holds their lock any more.
void clear_leftovers(const fs::path& target) {
  std::error_code ignored;
  for (const fs::path& left : leftovers(target)) {
    const int handle = open_locked(left);
    if (handle < 0) continue;
    fs::remove_all(left, ignored);
    close(handle);
  }
}

bool stays_inside(const fs::path& path) {
  return path.is_relative() && path.has_filename() && std::ranges::find(path, "..") == path.end();
}

tl::expected<void, FileError> write_all(int handle, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(handle, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// Puts the new folder where the old one is, in one step where the file system can; the old one is then where
/// the new one was.
tl::expected<void, FileError> exchange(const fs::path& fresh, const fs::path& target) {
  if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) return failure(target);
  const fs::path aside = fresh.string() + std::string(aside_ending);
  if (rename(target.c_str(), aside.c_str()) != 0) return failure(target);
  if (rename(fresh.c_str(), target.c_str()) == 0) {
    return rename(aside.c_str(), fresh.c_str()) == 0 ? tl::expected<void, FileError>{} : failure(aside);
  }
  const int error = errno;
  static_cast<void>(rename(aside.c_str(), target.c_str()));
  return failure(target, error);
}

}  // namespace

tl::expected<StagingFolder, FileError> StagingFolder::create(const fs::path& target) {
  StagingFolder folder(target);
  if (const auto made = folder.make_folders_above(); !made) return tl::unexpected(made.error());
  restore(target);
  if (const auto made = folder.make(); !made) return tl::unexpected(made.error());
  return folder;
}

tl::expected<void, FileError> StagingFolder::make_folders_above() {
  std::vector<fs::path> missing;
  std::error_code ignored;
  for (fs::path at = target_.parent_path(); !fs::exists(at, ignored) && at.has_relative_path();
       at = at.parent_path()) {
    missing.push_back(at);
  }
  for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
    if (mkdir(at->c_str(), folder_mode) == 0) {
      made_.push_back(*at);
    } else if (errno != EEXIST) {
      return failure(*at);
    }
  }
  return {};
}

tl::expected<void, FileError> StagingFolder::make() {
  const std::string stem = (target_.parent_path() / staging_prefix(target_)).string();
  for (int number = 0;; ++number) {
    const fs::path path = fmt::format("{}{}-{}", stem, getpid(), number);
    if (mkdir(path.c_str(), folder_mode) == 0) {
      path_ = path;
      lock_ = open_locked(path);
      return {};
    }
    if (errno != EEXIST) return failure(target_.parent_path());
  }
}

StagingFolder::StagingFolder(StagingFolder&& other) noexcept
    : target_(std::move(other.target_)),
      path_(std::exchange(other.path_, {})),
      made_(std::exchange(other.made_, {})),
      folders_(std::exchange(other.folders_, {})),
      lock_(std::exchange(other.lock_, -1)) {}

StagingFolder::~StagingFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  for (auto at = made_.rbegin(); at != made_.rend(); ++at) rmdir(at->c_str());
  if (lock_ >= 0) close(lock_);
}

tl::expected<void, FileError> StagingFolder::create_file(std::string_view name, std::string_view bytes) {
  const fs::path file(name);
  if (!stays_inside(file))
    return tl::unexpected(FileError{.path = file, .reason = "ist als Name einer Ausgabedatei unzulässig"});
  if (const auto made = make_folder_of(file); !made) return made;
  return write(file, O_CREAT | O_EXCL, bytes);
}

tl::expected<void, FileError> StagingFolder::append(std::string_view name, std::string_view bytes) const {
  return write(name, O_APPEND, bytes);
}

tl::expected<std::string, FileError> StagingFolder::read(std::string_view name) const {
  std::ifstream in(path_ / name, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return in ? tl::expected<std::string, FileError>(std::move(bytes).str()) : failure(target_ / name);
}

/// Asks the system once for each folder: there are few of them, and thousands of files.
tl::expected<void, FileError> StagingFolder::make_folder_of(const fs::path& file) {
  const fs::path folder = file.parent_path();
  if (folders_.contains(folder)) return {};
  std::error_code error;
  fs::create_directories(path_ / folder, error);
  if (error) return failure(target_ / folder, error.value());
  folders_.insert(folder);
  return {};
}

tl::expected<void, FileError> StagingFolder::write(const fs::path& file, int flags,
                                                   std::string_view bytes) const {
  const fs::path shown = target_ / file;
  const int handle = open((path_ / file).c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | flags, file_mode);
  if (handle < 0) return failure(shown);
  auto result = write_all(handle, bytes, shown);
  if (close(handle) != 0 && result) result = failure(shown);
  return result;
}

/// All files at once: to wait for the disk after each of thousands takes longer than to make them.
tl::expected<void, FileError> StagingFolder::save() const {
  const int handle = open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return failure(target_);
  const int error = syncfs(handle) == 0 ? 0 : errno;
  close(handle);
  return error == 0 ? tl::expected<void, FileError>{} : failure(target_, error);
}

tl::expected<void, FileError> StagingFolder::put_in_place() {
  if (const auto saved = save(); !saved) return saved;
  std::error_code ignored;
  if (fs::exists(target_, ignored)) {
    if (const auto result = exchange(path_, target_); !result) return result;
    fs::remove_all(path_, ignored);  // what was the output before
  } else if (rename(path_.c_str(), target_.c_str()) != 0) {
    return failure(target_);
  }
  path_.clear();
  made_.clear();
  clear_leftovers(target_);  // only now: before, one of them might have been all there was
  return {};
}

}  // namespace budgetc
