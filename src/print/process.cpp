#include "print/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace budgetc {
namespace {

namespace fs = std::filesystem;
using End = ProcessResult::End;

constexpr long poll_nanoseconds = 5'000'000;

/// Keeps the signals that would end this process back, so that the program can be ended first.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held_, signal);
    pthread_sigmask(SIG_BLOCK, &held_, &before_);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  [[nodiscard]] const sigset_t& before() const { return before_; }
  /// Waits a moment; true when one of the signals came.
  [[nodiscard]] bool came_within_a_moment() const {
    const timespec moment{.tv_sec = 0, .tv_nsec = poll_nanoseconds};
    return sigtimedwait(&held_, nullptr, &moment) > 0;
  }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

/// What posix_spawn wants to know, released at the end.
class SpawnSettings {
 public:
  SpawnSettings(const ProcessRequest& request, const sigset_t& signals) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, request.output.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
    posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
    posix_spawn_file_actions_addchdir_np(&actions_, request.directory.c_str());
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setsigmask(&attributes_, &signals);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  posix_spawn_file_actions_t* actions() { return &actions_; }
  posix_spawnattr_t* attributes() { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  std::ranges::transform(texts, std::back_inserter(pointers), [](std::string& text) { return text.data(); });
  pointers.push_back(nullptr);
  return pointers;
}

std::optional<pid_t> start(const ProcessRequest& request, const sigset_t& signals) {
  SpawnSettings settings(request, signals);
  std::vector<std::string> arguments{request.program.string()};
  arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
  std::vector<std::string> environment = request.environment;
  pid_t child = 0;
  const int error = posix_spawn(&child, request.program.c_str(), settings.actions(), settings.attributes(),
                                pointers_to(arguments).data(), pointers_to(environment).data());
  return error == 0 ? std::optional(child) : std::nullopt;
}

/// Ends a program and all that it started.
ProcessResult kill_all(pid_t child, End end) {
  kill(-child, SIGKILL);
  while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return {.end = end};
}

bool is_program(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

ProcessResult run_process(const ProcessRequest& request) {
  const HeldSignals signals;
  const auto child = start(request, signals.before());
  if (!child) return {};
  for (;;) {
    int status = 0;
    if (waitpid(*child, &status, WNOHANG) == *child) {
      if (!WIFEXITED(status)) return {.end = End::killed};
      return {.end = End::exited, .status = WEXITSTATUS(status)};
    }
    if (signals.came_within_a_moment()) return kill_all(*child, End::interrupted);
    if (std::chrono::steady_clock::now() >= request.deadline) return kill_all(*child, End::timed_out);
  }
}

std::optional<fs::path> find_program(std::string_view name, std::string_view search_path) {
  while (!search_path.empty()) {
    const std::size_t end = std::min(search_path.find(':'), search_path.size());
    // An empty entry means the working directory, from which nothing is run unasked.
    const fs::path folder(search_path.substr(0, end));
    if (folder.is_absolute() && is_program(folder / name)) return folder / name;
    search_path.remove_prefix(std::min(end + 1, search_path.size()));
  }
  return std::nullopt;
}

}  // namespace budgetc
