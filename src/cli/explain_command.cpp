#include <algorithm>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/rule_book.hpp"
#include <budgetc/rules/registry.hpp>

namespace budgetc::cli {
namespace {

char upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

/// A rule by its code in either case, or by its name.
const Rule* rule_called(std::string given) {
  const auto rules = all_rules();
  const auto named =
      std::ranges::find(rules, std::string_view(given), [](const Rule* rule) { return rule->info().name; });
  if (named != rules.end()) return *named;
  std::ranges::transform(given, given.begin(), upper);
  return find_rule(given);
}

class ExplainCommand final : public Command {
 public:
  void declare(CLI::App& program) override {
    CLI::App& command = add(program, "explain", "eine Regel erklären");
    command.add_option("regel", rule_, "Code oder Name der Regel, z. B. Z01")->type_name("");
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    constexpr auto help = "budgetc rules zeigt alle Regeln";
    if (rule_.empty()) return tl::unexpected(Trouble{.message = "es fehlt der Code der Regel", .help = help});
    const Rule* const rule = rule_called(rule_);
    if (rule == nullptr) {
      return tl::unexpected(
          Trouble{.message = fmt::format("die Regel „{}“ gibt es nicht", rule_), .help = help});
    }
    invocation.out << rule_page(rule->info());
    return ExitStatus::clean;
  }

 private:
  std::string rule_;
};

}  // namespace

std::unique_ptr<Command> make_explain_command() {
  return std::make_unique<ExplainCommand>();
}

}  // namespace budgetc::cli
