#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace budgetc {

/// A program to run, without a shell.
struct ProcessRequest {
  std::filesystem::path program;
  /// Without the program's own name.
  std::vector<std::string> arguments;
  /// The whole environment, `NAME=value` each.
  std::vector<std::string> environment;
  std::filesystem::path directory;
  /// File that takes both output streams.
  std::filesystem::path output;
  std::chrono::steady_clock::time_point deadline;
};

/// How a program ended.
struct ProcessResult {
  enum class End : std::uint8_t { exited, killed, timed_out, interrupted, not_started };
  End end = End::not_started;
  /// Exit status, for `exited`.
  int status = -1;
};

/// Runs a program to its end. At the deadline, or when this process is asked to end, the program and all that
/// it started are killed.
[[nodiscard]] ProcessResult run_process(const ProcessRequest& request);

/// The program of that name in a list of folders divided by colons.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name,
                                                                std::string_view search_path);

}  // namespace budgetc
