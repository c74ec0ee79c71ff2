#include <algorithm>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include "cli/report.hpp"
#include <budgetc/rules/registry.hpp>

namespace budgetc::cli {
namespace {

std::string check_code(const std::string& given) {
  if (find_rule(given) != nullptr) return {};
  return fmt::format("kennt die Regel „{}“ nicht; budgetc rules zeigt alle", given);
}

class CheckCommand final : public Command {
 public:
  void declare(CLI::App& program) override {
    CLI::App& command = add(program, "check", "Quellen lesen, rechnen und prüfen; nichts schreiben");
    options_.declare(command);
    command.add_flag("--alle", all_, "jede verletzte Prüfung einzeln statt ein Befund je Ursache")
        ->disable_flag_override();
    declare_codes(command, "--nur", only_, "nur Befunde dieser Regeln, z. B. Z01,Z02");
    declare_codes(command, "--ohne", without_, "keine Befunde dieser Regeln");
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    // A finding of a cause stands for checks of several rules; to pick rules, each must stand by itself.
    const auto front_end = run_front_end(options_, invocation, all_ || !only_.empty());
    if (!front_end) return tl::unexpected(front_end.error());
    std::vector<Diagnostic> findings = front_end->compilation->diagnostics;
    std::erase_if(findings, [this](const Diagnostic& finding) { return !is_wanted(finding.code.text()); });
    report(findings, *front_end, options_, invocation);
    return status_of(findings, options_.strict());
  }

 private:
  using Codes = std::vector<std::string>;

  static void declare_codes(CLI::App& command, const std::string& name, Codes& codes,
                            const std::string& description) {
    command.add_option(name, codes, description)
        ->type_name("REGELN")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::Validator([](const std::string& given) { return check_code(given); }, ""));
  }

  [[nodiscard]] bool is_wanted(std::string_view code) const {
    if (std::ranges::find(without_, code) != without_.end()) return false;
    return only_.empty() || std::ranges::find(only_, code) != only_.end();
  }

  SourceOptions options_;
  Codes only_;
  Codes without_;
  bool all_ = false;
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
  return std::make_unique<CheckCommand>();
}

}  // namespace budgetc::cli
