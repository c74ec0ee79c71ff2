#include <array>
#include <utility>

#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include <budgetc/trace/trace.hpp>

namespace budgetc::cli {
namespace {

using Renderer = std::string (*)(const Trace&, const SourceFiles&, std::string_view);

Renderer renderer_of(std::string_view format) {
  if (format == "json") return render_trace_json;
  return format == "markdown" ? render_trace_markdown : render_trace_text;
}

class TraceCommand final : public Command {
 public:
  void declare(CLI::App& program) override {
    CLI::App& command = add(program, "trace", "zeigen, wie ein Betrag zustande kommt");
    command
        .add_option("stelle", request_.place,
                    "Nummer der Stelle oder Zweckbindungsring, z. B. 35.02 oder 35-02")
        ->type_name("");
    command.add_option("zeile", request_.row, "Zeile des Plans oder kennung einer Kennzahl, z. B. 310")
        ->type_name("");
    command.add_option("jahr", request_.column, "Jahr oder Spalte, z. B. 2024")->type_name("");
    options_.declare_reading(command);
    allow_words(*command.add_option("--plan", request_.plan, "Plan, wenn die Zeile in mehreren steht"),
                {"teilergebnisplan", "teilfinanzplan_a"});
    allow_words(*command.add_option("--format", format_, "Form der Antwort; ohne Angabe text"),
                {"text", "json", "markdown"});
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    constexpr auto help = "budgetc trace 35 310 2024, oder für einen Zweckbindungsring budgetc trace 35-02";
    if (request_.place.empty())
      return tl::unexpected(Trouble{.message = "es fehlt die Stelle", .help = help});
    const auto front_end = run_front_end(options_, invocation, false);
    if (!front_end) return tl::unexpected(front_end.error());
    const Compilation& compilation = *front_end->compilation;
    if (!compilation.evaluation) {
      return tl::unexpected(
          Trouble{.message = "die Quellen sind nicht lesbar", .help = "budgetc check zeigt, warum"});
    }
    const auto result = trace(compilation.plan, *compilation.evaluation, compilation.report.checks, request_);
    if (!result) return tl::unexpected(Trouble{.message = result.error(), .help = help});
    invocation.out << renderer_of(format_)(*result, compilation.sources.files,
                                           path_prefix(invocation, front_end->root));
    return ExitStatus::clean;
  }

 private:
  SourceOptions options_;
  TraceRequest request_;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_trace_command() {
  return std::make_unique<TraceCommand>();
}

}  // namespace budgetc::cli
