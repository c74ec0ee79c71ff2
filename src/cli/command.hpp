#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <tl/expected.hpp>

#include <budgetc/cli/run.hpp>

namespace budgetc::cli {

/// Why a command could not do its work at all (exit status 2). Both texts are German; the help may be empty.
struct Trouble {
  std::string message;
  std::string help;
};

/// How a command ended.
using CommandResult = tl::expected<ExitStatus, Trouble>;

/// A command of the program. Its options are bound to its members, so it stays where it is.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;
  /// Declares the command with its options.
  virtual void declare(CLI::App& program) = 0;
  /// Whether the command line named this command.
  [[nodiscard]] bool chosen() const { return app_ != nullptr && app_->parsed(); }
  /// Does the command's work.
  [[nodiscard]] virtual CommandResult run(const Invocation& invocation) const = 0;

 protected:
  /// Adds the command under its name and description.
  CLI::App& add(CLI::App& program, const std::string& name, const std::string& description) {
    app_ = program.add_subcommand(name, description);
    app_->group("Befehle")->allow_extras();
    app_->get_help_ptr()->group("Optionen");
    return *app_;
  }

 private:
  CLI::App* app_ = nullptr;
};

/// All commands, in the order in which help lists them.
[[nodiscard]] std::vector<std::unique_ptr<Command>> make_commands();
[[nodiscard]] std::unique_ptr<Command> make_check_command();
[[nodiscard]] std::unique_ptr<Command> make_build_command();
[[nodiscard]] std::unique_ptr<Command> make_explain_command();
[[nodiscard]] std::unique_ptr<Command> make_rules_command();
[[nodiscard]] std::unique_ptr<Command> make_trace_command();

/// Gives an option a closed set of words: checked in German, listed in the help, the last one given counts.
void allow_words(CLI::Option& option, std::initializer_list<std::string_view> words);

}  // namespace budgetc::cli
