#include "cli/command.hpp"
#include "cli/rule_book.hpp"
#include <budgetc/rules/registry.hpp>

namespace budgetc::cli {
namespace {

class RulesCommand final : public Command {
 public:
  void declare(CLI::App& program) override {
    CLI::App& command = add(program, "rules", "alle Regeln zeigen");
    allow_words(*command.add_option("--format", format_, "Form der Ausgabe"), {"text", "json", "markdown"});
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    invocation.out << book();
    return ExitStatus::clean;
  }

 private:
  [[nodiscard]] std::string book() const {
    if (format_ == "json") return rule_book_json(all_rules());
    if (format_ == "markdown") return rule_book_markdown(all_rules());
    return rule_list(all_rules());
  }

  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_rules_command() {
  return std::make_unique<RulesCommand>();
}

}  // namespace budgetc::cli
