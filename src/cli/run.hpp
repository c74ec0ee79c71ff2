#pragma once

#include <filesystem>
#include <ostream>
#include <span>
#include <string>

namespace budgetc {

/// Exit status of the program; CLI11's own codes never reach the shell.
enum class ExitStatus : int { clean = 0, findings = 1, trouble = 2 };

/// The program without the process: arguments (without the program's name) and the two streams.
struct Invocation {
  std::span<const std::string> arguments;
  std::ostream& out;
  std::ostream& err;
  /// Whether `err` is a terminal, for colour.
  bool terminal = false;
  /// NO_COLOR is set and not empty.
  bool no_color = false;
  /// Working directory, from which relative paths start; the process's own when empty.
  std::filesystem::path directory{};
};

/// Runs one command (`check`, `build`, …). Findings go to `err`, results to `out`.
[[nodiscard]] ExitStatus run_command_line(const Invocation& invocation);

}  // namespace budgetc
