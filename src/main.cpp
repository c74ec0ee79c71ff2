#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include <unistd.h>

#include "base/large_pages.hpp"
#include "cli/run.hpp"

int main(int argc, char** argv) {
  budgetc::use_large_pages();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const char* const no_color = std::getenv("NO_COLOR");
  // Asked for once, at the start: a build may replace the very folder it was started in.
  std::error_code no_directory;
  const budgetc::Invocation invocation{.arguments = arguments,
                                       .out = std::cout,
                                       .err = std::cerr,
                                       .terminal = isatty(STDERR_FILENO) == 1,
                                       .no_color = no_color != nullptr && *no_color != '\0',
                                       .directory = std::filesystem::current_path(no_directory)};
  return static_cast<int>(budgetc::run_command_line(invocation));
}
