#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include <budgetc/cli/run.hpp>

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const char* const no_color = std::getenv("NO_COLOR");
  const budgetc::Invocation invocation{.arguments = arguments,
                                       .out = std::cout,
                                       .err = std::cerr,
                                       .terminal = isatty(STDERR_FILENO) == 1,
                                       .no_color = no_color != nullptr && *no_color != '\0'};
  return static_cast<int>(budgetc::run_command_line(invocation));
}
