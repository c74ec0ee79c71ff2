#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command.hpp"
#include "cli/rule_book.hpp"
#include "rules/engine/registry.hpp"
#include "text/did_you_mean.hpp"

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

/// The codes that begin with the same letter, in either case.
std::vector<std::string_view> family_of(const std::string& given) {
  std::vector<std::string_view> codes;
  for (const Rule* const rule : all_rules()) {
    const std::string_view code = rule->info().code.text();
    if (code.front() == upper(given.front())) codes.push_back(code);
  }
  return codes;
}

/// A name that was probably meant, or the codes of the family of what looks like a code.
std::string help_for(const std::string& given) {
  constexpr std::size_t longest_code = 4;
  std::vector<std::string_view> names;
  for (const Rule* const rule : all_rules()) names.push_back(rule->info().name);
  if (const auto meant = did_you_mean(given, names)) return fmt::format("meinten Sie {}?", *meant);
  const auto family = family_of(given);
  if (given.size() <= longest_code && !family.empty())
    return fmt::format("meinten Sie eine von {}?", fmt::join(family, ", "));
  return "budgetc rules zeigt alle Regeln";
}

class ExplainCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "explain", .description = "eine Regel erklären"};
  }

  void declare(Options& options) override {
    options.argument({"regel", "", "Code oder Name der Regel, z. B. Z01"}, rule_, Presence::mandatory);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    if (rule_.empty()) {
      return tl::unexpected(
          Trouble{.message = "es fehlt der Code der Regel", .help = "budgetc rules zeigt alle Regeln"});
    }
    const Rule* const rule = rule_called(rule_);
    if (rule == nullptr) {
      return tl::unexpected(
          Trouble{.message = fmt::format("die Regel „{}“ gibt es nicht", rule_), .help = help_for(rule_)});
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
