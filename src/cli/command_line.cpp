#include "cli/command_line.hpp"

#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "model/did_you_mean.hpp"

namespace budgetc::cli {
namespace {

/// CLI11 begins its messages with the option's name.
std::string option_named_in(std::string_view message) {
  const std::string name(message.substr(0, message.find_first_of(": ")));
  return name.starts_with('-') ? name : "--" + name;
}

/// "die Option --color: kennt …" as a sentence.
std::string without_first_colon(std::string text) {
  if (const std::size_t colon = text.find(": "); colon != std::string::npos) text.erase(colon, 1);
  return text;
}

Trouble mismatch(std::string_view message) {
  const std::string option = option_named_in(message);
  if (message.find("flag override") != std::string_view::npos) {
    return {.message = fmt::format("die Option {} nimmt keinen Wert", option), .help = {}};
  }
  return {.message = fmt::format("die Option {} braucht einen Wert", option), .help = {}};
}

/// The command that was given, or the program itself.
const CLI::App& deepest(const CLI::App& program) {
  const auto commands = program.get_subcommands();
  return commands.empty() ? program : *commands.front();
}

std::string help_call(const CLI::App& program) {
  const CLI::App& command = deepest(program);
  return &command == &program ? "budgetc --help" : fmt::format("budgetc {} --help", command.get_name());
}

/// Names that the user could have meant: commands, or the options of the command.
std::vector<std::string> known_names(const CLI::App& command, bool options) {
  std::vector<std::string> names;
  if (options) {
    for (const CLI::Option* const option : command.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
  }
  for (const CLI::App* const other : command.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(other->get_name());
  }
  return names;
}

/// "meinten Sie --streng?", or how to get help.
std::string help_for(const CLI::App& program, const std::string& given) {
  const std::vector<std::string> names = known_names(deepest(program), given.starts_with('-'));
  const std::vector<std::string_view> views(names.begin(), names.end());
  if (const auto meant = did_you_mean(given, views)) return fmt::format("meinten Sie {}?", *meant);
  return help_call(program);
}

/// Makes the program's help German, for its commands too when they are added afterwards.
void speak_german(CLI::App& program) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", "Aufruf");
  formatter->label("OPTIONS", "OPTIONEN");
  formatter->label("SUBCOMMAND", "BEFEHL");
  formatter->label("SUBCOMMANDS", "BEFEHL");
  formatter->label("Positionals", "Angaben");
  formatter->label("REQUIRED", "(nötig)");
  formatter->column_width(34);
  program.formatter(formatter);
  program.option_defaults()->group("Optionen");
  program.set_help_flag("-h,--help", "diese Hilfe zeigen");
}

/// CLI11's English error in German.
Trouble german_error(const CLI::ParseError& error) {
  const std::string_view message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return mismatch(message);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) {
    return {.message = without_first_colon(fmt::format("die Option {}", message)), .help = {}};
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    return {.message = "ein Wert auf der Befehlszeile hat die falsche Form", .help = "budgetc --help"};
  }
  return {.message = "die Befehlszeile ist nicht zu verstehen", .help = "budgetc --help"};
}

/// The first argument that nothing on the command line accounts for, if there is one.
std::optional<Trouble> unexpected_argument(const CLI::App& program) {
  const std::vector<std::string> rest = program.remaining(true);
  if (rest.empty()) return std::nullopt;
  const std::string& first = rest.front();
  const std::string_view kind = first.starts_with('-')              ? "die Option"
                                : program.get_subcommands().empty() ? "den Befehl"
                                                                    : "die Angabe";
  return Trouble{.message = fmt::format("{} {} gibt es hier nicht", kind, first),
                 .help = help_for(program, first)};
}

/// A command as CLI11 knows it.
struct Declared {
  const Command* command;
  CLI::App* app;
  Options options;
};

Declared declare(CLI::App& program, Command& command) {
  const CommandName name = command.name();
  CLI::App* const app = program.add_subcommand(name.name, name.description);
  app->group("Befehle")->allow_extras();
  app->get_help_ptr()->group("Optionen");
  Declared declared{.command = &command, .app = app, .options = Options(*app)};
  command.declare(declared.options);
  return declared;
}

/// CLI11 would say in English that something is missing; so it only learns for the help that it must be
/// there.
std::string help_text(const CLI::App& program, const std::vector<Declared>& commands) {
  for (const Declared& declared : commands) {
    for (CLI::Option* const option : declared.options.mandatory()) option->required();
  }
  return program.help();
}

CommandResult run_chosen(const CLI::App& program, const std::vector<Declared>& commands,
                         const Invocation& invocation) {
  if (const auto unexpected = unexpected_argument(program)) return tl::unexpected(*unexpected);
  const auto chosen =
      std::ranges::find_if(commands, [](const Declared& declared) { return declared.app->parsed(); });
  if (chosen != commands.end()) return chosen->command->run(invocation);
  return tl::unexpected(Trouble{.message = "es fehlt ein Befehl", .help = "budgetc --help"});
}

CommandResult parse_and_run(CLI::App& program, const std::vector<Declared>& commands,
                            const Invocation& invocation) {
  // CLI11 wants the arguments last one first.
  std::vector<std::string> arguments(invocation.arguments.rbegin(), invocation.arguments.rend());
  try {
    program.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    invocation.out << help_text(program, commands);
    return ExitStatus::clean;
  } catch (const CLI::CallForVersion&) {
    invocation.out << program.version() << '\n';
    return ExitStatus::clean;
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(german_error(error));
  }
  return run_chosen(program, commands, invocation);
}

}  // namespace

CommandResult run_command(const Commands& commands, const Invocation& invocation) {
  CLI::App program(
      "budgetc prüft Haushaltspläne, die als YAML geschrieben sind, und setzt den Haushaltsband.", "budgetc");
  speak_german(program);
  program.set_version_flag("--version", "budgetc " BUDGETC_VERSION, "die Version zeigen");
  program.require_subcommand(0, 1);
  program.allow_extras();
  std::vector<Declared> declared;
  for (const auto& command : commands) declared.push_back(declare(program, *command));
  return parse_and_run(program, declared, invocation);
}

}  // namespace budgetc::cli
