#pragma once

#include "cli/command.hpp"

namespace budgetc::cli {

/// Reads the command line in German, prints help or the version where they are asked for, and runs the
/// command that it names.
[[nodiscard]] CommandResult run_command(const Commands& commands, const Invocation& invocation);

}  // namespace budgetc::cli
