#include "cli/new_files.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_reason.hpp"

namespace budgetc::cli {
namespace {

namespace fs = std::filesystem;

/// Writes all bytes; the number of the error that kept it from doing so, or 0.
int write_all(int handle, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(handle, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// The number of the error that kept the file from being made, or 0.
int make_file(const fs::path& path, const NewFile& file) {
  const ::mode_t mode = file.executable ? 0777 : 0666;  // less what the umask takes
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (handle < 0) return errno;
  int failure = write_all(handle, file.bytes);
  if (::close(handle) != 0 && failure == 0) failure = errno;
  if (failure != 0) ::unlink(path.c_str());
  return failure;
}

/// What was made so far, in the order it was made.
class Made {
 public:
  /// Makes a folder and those above it that are missing; the number of the error that kept it from being
  /// made, or 0.
  int add_folders(const fs::path& folder) {
    std::vector<fs::path> missing;
    std::error_code ignored;
    for (fs::path at = folder; !at.empty() && !fs::exists(at, ignored); at = at.parent_path())
      missing.push_back(at);
    for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
      if (::mkdir(at->c_str(), 0777) == 0) {
        paths_.push_back(*at);
      } else if (errno != EEXIST) {
        return errno;
      }
    }
    return 0;
  }

  int add_file(const fs::path& path, const NewFile& file) {
    const int failure = make_file(path, file);
    if (failure == 0) paths_.push_back(path);
    return failure;
  }

  /// Removes it again, the last first; a folder that somebody else has put something into stays.
  void remove() const {
    std::error_code ignored;
    for (auto path = paths_.rbegin(); path != paths_.rend(); ++path) fs::remove(*path, ignored);
  }

 private:
  std::vector<fs::path> paths_;
};

tl::unexpected<FileError> failure_at(const fs::path& path, int number) {
  return tl::unexpected(FileError{.path = path, .reason = system_reason(number)});
}

/// What is there of a path below a folder and is no folder to put something into. A link may lead elsewhere.
fs::path in_the_way(const fs::path& folder, const fs::path& path) {
  fs::path part;
  for (const fs::path& name : path) {
    part /= name;
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(folder / part, ignored);
    if (!fs::exists(status)) return {};
    if (!fs::is_directory(status)) return part;
  }
  return part;
}

}  // namespace

fs::path first_existing(const fs::path& folder, std::span<const NewFile> files) {
  for (const NewFile& file : files) {
    if (fs::path found = in_the_way(folder, file.path); !found.empty()) return found;
  }
  return {};
}

tl::expected<void, FileError> make_new_files(const fs::path& folder, std::span<const NewFile> files) {
  Made made;
  for (const NewFile& file : files) {
    const fs::path path = folder / file.path;
    int failure = made.add_folders(path.parent_path());
    if (failure == 0) failure = made.add_file(path, file);
    if (failure == 0) continue;
    made.remove();
    return failure_at(path, failure);
  }
  return {};
}

}  // namespace budgetc::cli
