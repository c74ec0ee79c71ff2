#include "print/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
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

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  std::ranges::transform(texts, std::back_inserter(pointers), [](std::string& text) { return text.data(); });
  pointers.push_back(nullptr);
  return pointers;
}

/// All that the child needs, made before the fork: after it, only what a signal handler may do is allowed.
struct ChildPlan {
  const char* program = nullptr;
  const char* directory = nullptr;
  const char* output = nullptr;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  const sigset_t* signals = nullptr;
  pid_t parent = 0;
};

bool redirect(const ChildPlan& plan) {
  const int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int output = open(plan.output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  return input >= 0 && output >= 0 && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
         dup2(output, STDERR_FILENO) >= 0 && chdir(plan.directory) == 0;
}

/// Turns the child into the program. However this process ends, even by a signal that nobody can catch, the
/// program ends with it.
[[noreturn]] void become_program(const ChildPlan& plan, int failure) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const bool orphaned = getppid() != plan.parent;
  if (!orphaned && redirect(plan) && sigprocmask(SIG_SETMASK, plan.signals, nullptr) == 0)
    execve(plan.program, plan.arguments.data(), plan.environment.data());
  const char mark = 'x';
  static_cast<void>(write(failure, &mark, 1) == 1);
  _exit(127);
}

/// Whether the child became the program: then the pipe is closed without a byte.
bool has_started(int failure) {
  char mark = 0;
  ssize_t count = 0;
  while ((count = read(failure, &mark, 1)) < 0 && errno == EINTR) {
  }
  return count == 0;
}

std::optional<pid_t> start(const ProcessRequest& request, const sigset_t& signals) {
  std::vector<std::string> arguments{request.program.string()};
  arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
  std::vector<std::string> environment = request.environment;
  const ChildPlan plan{.program = request.program.c_str(),
                       .directory = request.directory.c_str(),
                       .output = request.output.c_str(),
                       .arguments = pointers_to(arguments),
                       .environment = pointers_to(environment),
                       .signals = &signals,
                       .parent = getpid()};
  std::array<int, 2> failure{};
  if (pipe2(failure.data(), O_CLOEXEC) != 0) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) become_program(plan, failure[1]);
  close(failure[1]);
  const bool started = child > 0 && has_started(failure[0]);
  close(failure[0]);
  if (started) return child;
  if (child > 0) waitpid(child, nullptr, 0);
  return std::nullopt;
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
