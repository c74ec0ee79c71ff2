#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include "cli/report.hpp"

namespace budgetc::cli {
namespace {

class CheckCommand final : public Command {
 public:
  void declare(CLI::App& program) override {
    options_.declare(add(program, "check", "Quellen lesen, rechnen und prüfen; nichts schreiben"));
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    const auto front_end = run_front_end(options_, invocation);
    if (!front_end) return tl::unexpected(front_end.error());
    const auto& findings = front_end->compilation->diagnostics;
    report(findings, *front_end, options_, invocation);
    return status_of(findings, options_.strict());
  }

 private:
  SourceOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
  return std::make_unique<CheckCommand>();
}

}  // namespace budgetc::cli
