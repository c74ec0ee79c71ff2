#include "cli/run.hpp"

#include <exception>
#include <new>

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

using cli::CommandResult;

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
    return finish(cli::run_command(cli::make_commands(), invocation), invocation);
  } catch (const std::bad_alloc&) {
    const Trouble trouble{.message = "der Arbeitsspeicher reicht nicht", .help = {}};
    return finish(tl::unexpected(trouble), invocation);
  } catch (const std::exception& error) {  // a working directory that is gone
    const Trouble trouble{.message = fmt::format("budgetc musste abbrechen ({})", error.what()), .help = {}};
    return finish(tl::unexpected(trouble), invocation);
  }
}

namespace cli {

Commands make_commands() {
  Commands commands;
  commands.push_back(make_init_command());
  commands.push_back(make_check_command());
  commands.push_back(make_build_command());
  commands.push_back(make_trace_command());
  commands.push_back(make_explain_command());
  commands.push_back(make_rules_command());
  commands.push_back(make_schema_command());
  return commands;
}

}  // namespace cli
}  // namespace budgetc
