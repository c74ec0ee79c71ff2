#include <array>
#include <utility>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include "cli/report.hpp"
#include "trace/trace.hpp"

namespace budgetc::cli {
namespace {

using Renderer = std::string (*)(const Trace&, const SourceFiles&, const ShownPaths&);

Renderer renderer_of(std::string_view format) {
  if (format == "json") return render_trace_json;
  return format == "markdown" ? render_trace_markdown : render_trace_text;
}

class TraceCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "trace", .description = "zeigen, wie ein Betrag zustande kommt"};
  }

  void declare(Options& options) override {
    options.argument({"stelle", "", "Nummer der Stelle oder Zweckbindungsring, z. B. 35.02 oder 35-02"},
                     request_.place, Presence::mandatory);
    options.argument({"zeile", "", "Zeile des Plans, kennung einer Kennzahl oder planstellen, z. B. 310"},
                     request_.row);
    options.argument({"jahr", "", "Jahr oder Spalte, z. B. 2024 oder Ansatz-2024"}, request_.column);
    options_.declare_reading(options);
    options.value({"--plan", "PLAN", "Plan, wenn die Zeile in mehreren steht, z. B. teilfinanzplan_a"},
                  request_.plan);
    options.word("--format", "Form der Antwort; ohne Angabe text", format_, {"text", "json", "markdown"});
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    if (request_.place.empty()) return missing("es fehlt die Stelle");
    if (is_column_kind(request_.column)) {
      return missing(fmt::format("zu „{}“ fehlt das Jahr; eine Spalte steht als {}-2024", request_.column,
                                 request_.column));
    }
    TraceRequest request = request_;
    SourceOptions options = options_;
    // A ring alone may be followed by the folder at once.
    const bool is_folder = request.column.empty() && SourceOptions::is_source_folder(invocation, request.row);
    if (is_folder) options.use_root(std::exchange(request.row, {}));
    const auto front_end = run_front_end(options, invocation, false);
    if (!front_end) return tl::unexpected(front_end.error());
    return answer(*front_end, request, invocation);
  }

 private:
  static CommandResult missing(std::string message) {
    return tl::unexpected(
        Trouble{.message = std::move(message),
                .help = "budgetc trace 35 310 2024, oder für einen Zweckbindungsring budgetc trace 35-02"});
  }

  static bool is_column_kind(std::string_view text) {
    return text == "Ergebnis" || text == "Ansatz" || text == "Plan" || text == "Ist";
  }

  [[nodiscard]] CommandResult answer(const FrontEnd& front_end, const TraceRequest& request,
                                     const Invocation& invocation) const {
    const Compilation& compilation = *front_end.compilation;
    if (!compilation.evaluation) {
      return tl::unexpected(
          Trouble{.message = "die Quellen sind nicht lesbar", .help = "budgetc check zeigt, warum"});
    }
    const SourceFiles& files = compilation.sources.files;
    const auto result = trace(rule_context(compilation), compilation.report, request);
    if (!result) {
      return tl::unexpected(Trouble{.message = result.error().message, .help = result.error().help});
    }
    mention_errors(front_end, invocation);
    invocation.out << renderer_of(format_)(*result, files, shown_paths(invocation, front_end.root));
    return ExitStatus::clean;
  }
  SourceOptions options_;
  TraceRequest request_;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_trace_command() {
  return std::make_unique<TraceCommand>();
}

}  // namespace budgetc::cli
