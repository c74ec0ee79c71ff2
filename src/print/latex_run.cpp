#include "print/latex_run.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <unistd.h>

#include "print/latex_log.hpp"
#include "print/process.hpp"
#include "print/workspace.hpp"

namespace budgetc {
namespace {

namespace fs = std::filesystem;
using Kind = LatexProblem::Kind;
using End = ProcessResult::End;
using std::chrono::steady_clock;

constexpr int max_passes = 5;
constexpr std::string_view engine_output = "ausgabe.txt";

tl::unexpected<LatexProblem> problem(Kind kind, std::string message, std::string help = {}) {
  return tl::unexpected(LatexProblem{.kind = kind, .message = std::move(message), .help = std::move(help)});
}

tl::unexpected<LatexProblem> no_workspace(const FileError& error) {
  return problem(Kind::no_workspace,
                 fmt::format("für den Satz ist {} nicht benutzbar: {}", error.path.string(), error.reason));
}

/// The environment of the engine: the user's, with what makes the run safe and repeatable set over it.
std::vector<std::string> engine_environment(std::int64_t source_date_epoch) {
  const auto settings = std::to_array<std::string>({
      "openin_any=p",
      "openout_any=p",
      "MKTEXPK=0",
      "MKTEXTFM=0",
      "max_print_line=10000",
      "error_line=254",
      "half_error_line=238",
      "FORCE_SOURCE_DATE=1",
      "TEXINPUTS=",
      "TEXMFOUTPUT=",
      fmt::format("SOURCE_DATE_EPOCH={}", source_date_epoch),
  });
  std::vector<std::string> environment(settings.begin(), settings.end());
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::string_view name = text.substr(0, text.find('=') + 1);
    const auto is_set = [&](const std::string& setting) { return setting.starts_with(name); };
    if (std::ranges::none_of(settings, is_set)) environment.emplace_back(text);
  }
  return environment;
}

/// One run of the engine over a document in a workspace.
class Typesetter {
 public:
  Typesetter(const LatexJob& job, const Workspace& workspace)
      : job_(job),
        workspace_(workspace),
        environment_(engine_environment(job.source_date_epoch)),
        deadline_(steady_clock::now() + job.time_limit) {}

  tl::expected<PrintedBook, LatexProblem> run() {
    const auto engine = find("xelatex");
    if (!engine) return tl::unexpected(engine.error());
    const auto driver = find("xdvipdfmx");
    if (!driver) return tl::unexpected(driver.error());
    if (const auto copied = copy_files(); !copied) return no_workspace(copied.error());
    PrintedBook book;
    for (bool stable = false; !stable && book.passes < max_passes; ++book.passes) {
      const auto before = references();
      if (auto pass = run_engine(*engine); !pass) return tl::unexpected(pass.error());
      stable = before == references() || (before.empty() && needs_no_other_pass());
    }
    return finish(*driver, std::move(book));
  }

 private:
  [[nodiscard]] tl::expected<fs::path, LatexProblem> find(std::string_view name) const {
    if (auto found = find_program(name, job_.search_path)) return *found;
    return problem(Kind::engine_missing, fmt::format("{} ist nicht installiert", name),
                   "sudo apt install texlive-xetex texlive-latex-recommended texlive-lang-german "
                   "fonts-crosextra-carlito");
  }

  [[nodiscard]] tl::expected<void, FileError> copy_files() const {
    const std::string prefix = job_.folder + "/";
    for (const OutputFile& file : job_.files) {
      if (!file.path.starts_with(prefix)) continue;
      if (auto copied = workspace_.write(file.path.substr(prefix.size()), file.bytes); !copied) return copied;
    }
    return {};
  }

  /// What one pass leaves for the next: page numbers, contents, bookmarks.
  [[nodiscard]] std::map<std::string, std::string> references() const {
    return workspace_.files_ending({".aux", ".toc", ".out", ".lof", ".lot", ".idx"});
  }

  /// Whether a first pass found everything it asked for, though it had nothing to read: no contents, no page
  /// numbers of other pages. A single product's pages are set at once so.
  [[nodiscard]] bool needs_no_other_pass() const {
    const std::string log = read(".log");
    const auto says = [&](std::string_view words) { return log.find(words) != std::string::npos; };
    return references().size() == 1 && says("No file " + job_.name + ".aux.") && !says("undefined");
  }

  [[nodiscard]] ProcessResult start(const fs::path& program, std::vector<std::string> arguments) const {
    return run_process({.program = program,
                        .arguments = std::move(arguments),
                        .environment = environment_,
                        .directory = workspace_.path(),
                        .output = workspace_.path() / engine_output,
                        .deadline = deadline_});
  }

  [[nodiscard]] std::string read(std::string_view ending) const {
    return workspace_.read(job_.name + std::string(ending)).value_or("");
  }

  [[nodiscard]] tl::expected<void, LatexProblem> run_engine(const fs::path& engine) const {
    const ProcessResult result = start(engine, {"-no-pdf", "-no-shell-escape", "-interaction=nonstopmode",
                                                "-halt-on-error", "-file-line-error", job_.name + ".tex"});
    if (auto stopped = check_end(result, "XeLaTeX"); !stopped) return stopped;
    if (result.status == 0) return {};
    return tl::unexpected(first_error(read(".log"), read(".tex"), job_.name + ".tex"));
  }

  /// Whether a program came to an end of its own.
  [[nodiscard]] tl::expected<void, LatexProblem> check_end(const ProcessResult& result,
                                                           std::string_view name) const {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(job_.time_limit).count();
    switch (result.end) {
      case End::exited: return {};
      case End::timed_out:
        return problem(Kind::timed_out, fmt::format("der Satz dauert länger als {} Sekunden", seconds),
                       "die Grenze mit --satzdauer heraufsetzen");
      case End::interrupted: return problem(Kind::interrupted, "der Satz wurde abgebrochen");
      case End::killed: return problem(Kind::failed, fmt::format("{} ist abgestürzt", name));
      case End::not_started: break;
    }
    return problem(Kind::failed, fmt::format("{} lässt sich nicht starten", name));
  }

  /// The PDF is made once, after the last pass, which saves the conversion of the others.
  tl::expected<PrintedBook, LatexProblem> finish(const fs::path& driver, PrintedBook book) const {
    const ProcessResult result = start(driver, {"-q", "-E", "-o", job_.name + ".pdf", job_.name + ".xdv"});
    if (auto stopped = check_end(result, "xdvipdfmx"); !stopped) return tl::unexpected(stopped.error());
    auto pdf = workspace_.read(job_.name + ".pdf");
    if (result.status != 0 || !pdf || pdf->empty()) {
      return problem(Kind::failed,
                     "xdvipdfmx kann das PDF nicht erzeugen: " + workspace_.read(engine_output).value_or(""));
    }
    book.pdf = std::move(*pdf);
    const std::string log = read(".log");
    book.warnings = missing_characters(log);
    for (LatexProblem& box : overfull_boxes(log, read(".tex"))) book.warnings.push_back(std::move(box));
    return book;
  }

  const LatexJob& job_;
  const Workspace& workspace_;
  std::vector<std::string> environment_;
  steady_clock::time_point deadline_;
};

}  // namespace

tl::expected<PrintedBook, LatexProblem> run_latex(const LatexJob& job) {
  const auto workspace = Workspace::create();
  if (!workspace) return no_workspace(workspace.error());
  return Typesetter(job, *workspace).run();
}

}  // namespace budgetc
