#include <algorithm>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include "cli/report.hpp"
#include <budgetc/rules/registry.hpp>

namespace budgetc::cli {
namespace {

/// Codes may be written in lower case.
std::string check_code(std::string& given) {
  for (char& letter : given) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  if (find_rule(given) != nullptr) return {};
  return fmt::format("kennt die Regel „{}“ nicht; budgetc rules zeigt alle", given);
}

class CheckCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "check", .description = "Quellen lesen, rechnen und prüfen; nichts schreiben"};
  }

  void declare(Options& options) override {
    options_.declare(options);
    options.flag("--alle", all_, "jede verletzte Prüfung einzeln statt ein Befund je Ursache");
    options.list({"--nur", "REGELN", "nur Befunde dieser Regeln, z. B. Z01,Z02"}, only_, check_code);
    options.list({"--ohne", "REGELN", "keine Befunde dieser Regeln"}, without_, check_code);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    const auto front_end = run_front_end(options_, invocation, all_ || picks_rules());
    if (!front_end) return tl::unexpected(front_end.error());
    std::vector<Diagnostic> findings = front_end->compilation->diagnostics;
    std::erase_if(findings, [this](const Diagnostic& finding) { return !is_wanted(finding.code.text()); });
    report(findings, *front_end, options_, invocation);
    return status_of(findings, options_.strict());
  }

 private:
  using Codes = std::vector<std::string>;

  /// A finding of a cause (X01) stands for checks of several rules. To pick rules, each check must stand by
  /// itself; whoever picks or drops that rule itself says which of both is wanted.
  [[nodiscard]] bool picks_rules() const {
    const auto names_cause = [](const Codes& codes) {
      return std::ranges::find(codes, "X01") != codes.end();
    };
    return names_cause(without_) || (!only_.empty() && !names_cause(only_));
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
