#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/german.hpp"
#include <budgetc/cli/run.hpp>
#include <budgetc/diagnostics/visible_text.hpp>

namespace budgetc {
namespace {

using cli::Command;
using cli::CommandResult;
using cli::Trouble;
using Commands = std::vector<std::unique_ptr<Command>>;

CommandResult run_chosen(const CLI::App& program, const Commands& commands, const Invocation& invocation) {
  if (const auto unexpected = cli::unexpected_argument(program)) return tl::unexpected(*unexpected);
  const auto chosen = std::ranges::find_if(commands, [](const auto& command) { return command->chosen(); });
  if (chosen != commands.end()) return (*chosen)->run(invocation);
  return tl::unexpected(Trouble{.message = "es fehlt ein Befehl", .help = "budgetc --help"});
}

CommandResult parse_and_run(CLI::App& program, const Commands& commands, const Invocation& invocation) {
  // CLI11 wants the arguments last one first.
  std::vector<std::string> arguments(invocation.arguments.rbegin(), invocation.arguments.rend());
  try {
    program.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    invocation.out << program.help();
    return ExitStatus::clean;
  } catch (const CLI::CallForVersion&) {
    invocation.out << program.version() << '\n';
    return ExitStatus::clean;
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(cli::german_error(error));
  }
  return run_chosen(program, commands, invocation);
}

CommandResult run_program(const Invocation& invocation) {
  CLI::App program(
      "budgetc prüft Haushaltspläne, die als YAML geschrieben sind, und setzt den Haushaltsband.", "budgetc");
  cli::speak_german(program);
  program.set_version_flag("--version", "budgetc " BUDGETC_VERSION, "die Version zeigen");
  program.require_subcommand(0, 1);
  program.allow_extras();
  const Commands commands = cli::make_commands();
  for (const auto& command : commands) command->declare(program);
  return parse_and_run(program, commands, invocation);
}

ExitStatus finish(const CommandResult& result, const Invocation& invocation) {
  invocation.out.flush();
  if (!result) {
    invocation.err << "fehler: " << make_visible(result.error().message) << '\n';
    if (!result.error().help.empty()) {
      invocation.err << " = hilfe: " << make_visible(result.error().help) << '\n';
    }
    return ExitStatus::trouble;
  }
  if (invocation.out) return *result;
  invocation.err << "fehler: die Ausgabe ließ sich nicht schreiben\n";
  return ExitStatus::trouble;
}

}  // namespace

ExitStatus run_command_line(const Invocation& invocation) {
  try {
    return finish(run_program(invocation), invocation);
  } catch (const std::exception& error) {  // out of memory, a working directory that is gone
    const Trouble trouble{.message = fmt::format("budgetc musste abbrechen ({})", error.what()), .help = {}};
    return finish(tl::unexpected(trouble), invocation);
  }
}

namespace cli {

std::vector<std::unique_ptr<Command>> make_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_check_command());
  commands.push_back(make_build_command());
  commands.push_back(make_trace_command());
  commands.push_back(make_explain_command());
  commands.push_back(make_rules_command());
  return commands;
}

}  // namespace cli
}  // namespace budgetc
