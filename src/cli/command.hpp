#pragma once

#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/trouble.hpp"
#include "cli/options.hpp"
#include "cli/run.hpp"

namespace budgetc::cli {

/// How a command ended.
using CommandResult = tl::expected<ExitStatus, Trouble>;

/// How a command is called, and what the help says of it.
struct CommandName {
  std::string name;
  std::string description;
};

/// A command of the program. Its options are bound to its members, so it stays where it is.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;
  [[nodiscard]] virtual CommandName name() const = 0;
  /// Declares the command's options.
  virtual void declare(Options& options) = 0;
  /// Does the command's work.
  [[nodiscard]] virtual CommandResult run(const Invocation& invocation) const = 0;
};

using Commands = std::vector<std::unique_ptr<Command>>;

/// All commands, in the order in which help lists them.
[[nodiscard]] Commands make_commands();
[[nodiscard]] std::unique_ptr<Command> make_init_command();
[[nodiscard]] std::unique_ptr<Command> make_check_command();
[[nodiscard]] std::unique_ptr<Command> make_build_command();
[[nodiscard]] std::unique_ptr<Command> make_explain_command();
[[nodiscard]] std::unique_ptr<Command> make_rules_command();
[[nodiscard]] std::unique_ptr<Command> make_trace_command();
[[nodiscard]] std::unique_ptr<Command> make_schema_command();

}  // namespace budgetc::cli
