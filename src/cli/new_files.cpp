#include "cli/new_files.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "emit/system_reason.hpp"

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
  const int failure = write_all(handle, file.bytes);
  return ::close(handle) != 0 && failure == 0 ? errno : failure;
}

tl::unexpected<FileError> failure_at(const fs::path& path, int number) {
  return tl::unexpected(FileError{.path = path, .reason = system_reason(number)});
}

}  // namespace

fs::path first_existing(const fs::path& folder, std::span<const NewFile> files) {
  const auto exists = [&](const NewFile& file) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(folder / file.path, ignored));
  };
  const auto found = std::ranges::find_if(files, exists);
  return found == files.end() ? fs::path() : found->path;
}

tl::expected<void, FileError> make_new_files(const fs::path& folder, std::span<const NewFile> files) {
  std::vector<fs::path> made;
  for (const NewFile& file : files) {
    const fs::path path = folder / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const int failure = error ? error.value() : make_file(path, file);
    if (failure == 0) {
      made.push_back(path);
      continue;
    }
    for (const fs::path& done : made) fs::remove(done, error);
    return failure_at(path, failure);
  }
  return {};
}

}  // namespace budgetc::cli
