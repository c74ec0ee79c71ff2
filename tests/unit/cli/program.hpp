#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"

namespace budgetc::testing {

/// What a run of the program printed, and how it ended.
struct Run {
  std::string out;
  std::string err;
  ExitStatus status = ExitStatus::trouble;
};

/// Runs the program inside the test.
inline Run run(const std::vector<std::string>& arguments, const std::filesystem::path& directory = {},
               bool terminal = false, bool no_color = false) {
  std::ostringstream out;
  std::ostringstream err;
  const ExitStatus status = run_command_line({.arguments = arguments,
                                              .out = out,
                                              .err = err,
                                              .terminal = terminal,
                                              .no_color = no_color,
                                              .directory = directory});
  return {.out = out.str(), .err = err.str(), .status = status};
}

}  // namespace budgetc::testing
