#include <budgetc/cli/run.hpp>

namespace budgetc {

ExitStatus run_command_line(const Invocation& invocation) {
  invocation.err << "budgetc " BUDGETC_VERSION "\n";
  return ExitStatus::trouble;
}

}  // namespace budgetc
