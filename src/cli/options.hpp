#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// CLI11's header takes seconds to read, so that only the two files that talk to it include it.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace budgetc::cli {

/// What is wrong with a value, in German, to follow the option's name ("kennt „x“ nicht"); empty where
/// nothing is. It may rewrite the value.
using CheckValue = std::function<std::string(std::string&)>;

/// What is said of an option in the help.
struct OptionText {
  std::string name;         ///< "-o,--ausgabe"; without a dash for what stands by its position
  std::string type;         ///< what stands for its value: "ORDNER"; may be empty
  std::string description;  ///< German
};

/// The numbers that an option takes, both ends included.
struct Range {
  unsigned least = 1;
  unsigned most = 1;
};

/// A word of the command line marked as standing for itself, so that CLI11 takes it for no option, command or
/// list whatever it looks like; what the options are bound to never holds the mark.
[[nodiscard]] std::string marked_word(std::string_view word);
/// The word without its mark, if it has one.
[[nodiscard]] std::string unmarked_word(std::string_view word);

/// Whether the help shows what stands by its position as mandatory. That it is missing says the command.
enum class Presence { optional, mandatory };

/// The options of one command. Each is bound to a variable, which must stay where it is. None takes an empty
/// value: that is mostly a variable of a script that is not set.
class Options {
 public:
  explicit Options(CLI::App& command) : command_(&command) {}

  /// An option without a value.
  void flag(const std::string& name, bool& target, const std::string& description);
  /// An option with a value; the last one given counts.
  void value(const OptionText& text, std::string& target, CheckValue check = nullptr);
  /// A whole number within a range; the last one given counts.
  void number(const OptionText& text, unsigned& target, Range range);
  /// One of a closed set of words; the last one given counts.
  void word(const std::string& name, const std::string& description, std::string& target,
            std::initializer_list<std::string_view> words);
  /// Values with commas between them; the option may be repeated.
  void list(const OptionText& text, std::vector<std::string>& target, CheckValue check);
  /// What stands by its position, one value or any number of them.
  void argument(const OptionText& text, std::string& target, Presence presence = Presence::optional);
  void arguments(const OptionText& text, std::vector<std::string>& target);
  /// Shows an option in the help as one that must be given.
  void mark_mandatory(const std::string& name);

  /// What the help shows as mandatory, for whoever prints it.
  [[nodiscard]] const std::vector<CLI::Option*>& mandatory() const { return mandatory_; }

 private:
  CLI::App* command_;
  std::vector<CLI::Option*> mandatory_;
};

}  // namespace budgetc::cli
