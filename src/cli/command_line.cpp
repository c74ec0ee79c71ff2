#include "cli/command_line.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "driver/report.hpp"
#include "text/did_you_mean.hpp"

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
  program.set_help_flag();
}

/// CLI11's English error in German.
Trouble german_error(const CLI::ParseError& error) {
  const std::string_view message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return mismatch(message);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) {
    const std::string_view kind = message.starts_with('-') ? "die Option" : "die Angabe";
    return {.message = without_first_colon(fmt::format("{} {}", kind, message)), .help = {}};
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    return {.message = "ein Wert auf der Befehlszeile hat die falsche Form", .help = "budgetc --help"};
  }
  return {.message = "die Befehlszeile ist nicht zu verstehen", .help = "budgetc --help"};
}

/// A word as it was given: of `-hx`, CLI11 takes `-h` for an option and has `-x` left.
std::string whole_word(const std::string& left, std::span<const std::string> given) {
  if (!left.starts_with('-') || std::ranges::find(given, left) != given.end()) return unmarked_word(left);
  const auto ends_so = [&](const std::string& word) {
    return word.starts_with('-') && word.ends_with(left.substr(1));
  };
  const auto word = std::ranges::find_if(given, ends_so);
  return word == given.end() ? left : *word;
}

/// The first argument that nothing on the command line accounts for, if there is one.
std::optional<Trouble> unexpected_argument(const CLI::App& program, std::span<const std::string> given) {
  const std::vector<std::string> rest = program.remaining(true);
  if (rest.empty()) return std::nullopt;
  const std::string first = whole_word(rest.front(), given);
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

/// What the user wants to be told in place of a command's work.
struct Asked {
  bool help = false;
  bool version = false;
};

/// Not CLI11's own flag, which would answer whatever else is given with it.
void declare_help(CLI::App& app, Asked& asked) {
  app.add_flag("-h,--help", asked.help, "diese Hilfe zeigen")->disable_flag_override()->group("Optionen");
}

Declared declare(CLI::App& program, Command& command, Asked& asked) {
  const CommandName name = command.name();
  CLI::App* const app = program.add_subcommand(name.name, name.description);
  app->group("Befehle")->allow_extras();
  declare_help(*app, asked);
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

/// Help and the version are given to those who ask for nothing else: a file may have the name of an option.
CommandResult answer(const CLI::App& program, const std::vector<Declared>& commands, const Asked& asked,
                     const Invocation& invocation) {
  const std::size_t words = asked.version || program.get_subcommands().empty() ? 1 : 2;
  if (invocation.arguments.size() != words) {
    return tl::unexpected(
        Trouble{.message = fmt::format("{} steht für sich allein", asked.help ? "--help" : "--version"),
                .help = fmt::format("{}; eine Datei, die so heißt, steht hinter --", help_call(program))});
  }
  invocation.out << (asked.help ? help_text(program, commands) : fmt::format("budgetc {}\n", version()));
  return ExitStatus::clean;
}

/// The arguments in the order that CLI11 wants, the last one first. What stands behind `--` is no option and
/// no command; nor is what else CLI11 would take apart.
std::vector<std::string> words_for_parser(std::span<const std::string> given) {
  std::vector<std::string> words;
  bool plain = false;
  for (const std::string& word : given) {
    const bool separator = !plain && word == "--";
    plain = plain || separator;
    if (separator) continue;
    const bool taken_apart = word.starts_with('[') || word == "++" || unmarked_word(word) != word;
    words.push_back(plain || taken_apart ? marked_word(word) : word);
  }
  std::ranges::reverse(words);
  return words;
}

CommandResult run_chosen(const std::vector<Declared>& commands, const Invocation& invocation) {
  const auto chosen =
      std::ranges::find_if(commands, [](const Declared& declared) { return declared.app->parsed(); });
  if (chosen != commands.end()) return chosen->command->run(invocation);
  return tl::unexpected(Trouble{.message = "es fehlt ein Befehl", .help = "budgetc --help"});
}

CommandResult parse_and_run(CLI::App& program, const std::vector<Declared>& commands, const Asked& asked,
                            const Invocation& invocation) {
  std::vector<std::string> words = words_for_parser(invocation.arguments);
  try {
    program.parse(words);
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(german_error(error));
  }
  if (const auto unexpected = unexpected_argument(program, invocation.arguments))
    return tl::unexpected(*unexpected);
  if (asked.help || asked.version) return answer(program, commands, asked, invocation);
  return run_chosen(commands, invocation);
}

}  // namespace

CommandResult run_command(const Commands& commands, const Invocation& invocation) {
  CLI::App program(
      "budgetc prüft Haushaltspläne, die als YAML geschrieben sind, und setzt den Haushaltsband.", "budgetc");
  speak_german(program);
  Asked asked;
  declare_help(program, asked);
  program.add_flag("--version", asked.version, "die Version zeigen")->disable_flag_override();
  program.require_subcommand(0, 1);
  program.allow_extras();
  std::vector<Declared> declared;
  for (const auto& command : commands) declared.push_back(declare(program, *command, asked));
  return parse_and_run(program, declared, asked, invocation);
}

}  // namespace budgetc::cli
