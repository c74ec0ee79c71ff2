#include <algorithm>
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include "cli/report.hpp"
#include "driver/book.hpp"
#include "output/output_folder.hpp"
#include "print/latex_run.hpp"
#include "rules/engine/changed_rules.hpp"
#include "text/visible_text.hpp"

namespace budgetc::cli {
namespace {

constexpr std::string_view pdf_name = "haushaltsband.pdf";
constexpr unsigned max_seconds = 86'400;

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

class BuildCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "build",
            .description = "prüfen und den Haushaltsband als LaTeX, CSV und Markdown schreiben"};
  }

  void declare(Options& options) override {
    options.value({"-o,--ausgabe", "ORDNER", "Ordner der Ausgabe; was budgetc dort schrieb, wird ersetzt"},
                  out_);
    options.mark_mandatory("--ausgabe");
    options.flag("--pdf", pdf_, "auch das PDF setzen (mit XeLaTeX)");
    options.value({"--nur", "NUMMER", "nur die Seiten dieser Stelle, z. B. 35.02.01"}, only_);
    options.word("--csv-dialekt", "Form der CSV-Dateien; ohne Angabe deutsch", dialect_,
                 {"deutsch", "rfc4180"});
    options.word("--fassung", "Fassung des Bands; ohne Angabe bildschirm", variant_, {"bildschirm", "druck"});
    options.value({"--entwurf", "VERMERK", "jede Seite so kennzeichnen, z. B. „Entwurf, Stand 12.09.2023“"},
                  draft_);
    options.value({"--seit", "ORDNER",
                   "kennzeichnen, was sich gegenüber früheren Quellen desselben Haushalts geändert hat"},
                  since_);
    options.flag("--trotz-fehlern", despite_errors_, "auch mit Fehlern schreiben; die Seiten sagen es");
    options.number(
        {"--satzdauer", "N", "den Satz nach so vielen Sekunden abbrechen; ohne Angabe 300 und 2 je Stelle"},
        seconds_, {.least = 1, .most = max_seconds});
    options_.declare(options);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    if (out_.empty()) {
      return report_trouble({.message = "es fehlt der Ordner der Ausgabe", .help = "-o ORDNER"}, options_,
                            invocation);
    }
    auto front_end = run_front_end(options_, invocation);
    if (!front_end) return report_trouble(front_end.error(), options_, invocation);
    const std::filesystem::path out = absolute_path(invocation, out_);
    if (const auto usable = check_output_folder(out, front_end->root); !usable) {
      return report_trouble({.message = fmt::format("{} {}", out_, usable.error().reason),
                             .help = fmt::format("ein neuer Ordner neben den Quellen, etwa -o {}",
                                                 folder_beside(invocation, front_end->root))},
                            options_, invocation);
    }
    std::vector<Diagnostic> findings = front_end->compilation->diagnostics;
    const CommandResult result = build(*front_end, out, findings, invocation);
    sort_diagnostics(findings);
    report(findings, *front_end, options_, invocation);
    return result;
  }

 private:
  /// A folder beside the sources, as seen from the working directory.
  static std::string folder_beside(const Invocation& invocation, const std::filesystem::path& root) {
    const std::filesystem::path beside = root.parent_path() / "out";
    const auto relative = beside.lexically_relative(absolute_path(invocation, "."));
    return relative.empty() ? beside.string() : relative.string();
  }

  /// Builds as far as the findings allow, and adds to them.
  CommandResult build(FrontEnd& front_end, const std::filesystem::path& out,
                      std::vector<Diagnostic>& findings, const Invocation& invocation) const {
    auto options = book_options(front_end, findings);
    if (!options) return tl::unexpected(options.error());
    if (is_blocked(front_end, findings)) return nothing_written(findings, invocation);
    const auto older = older_state(front_end, invocation);
    if (!older) return tl::unexpected(older.error());
    if (const std::size_t lost = *older ? errors_of_reading(**older) : 0; lost > 0)
      return refuse_older(lost, invocation);
    options->older = older->get();
    const auto folder = OutputFolder::make(out);
    if (!folder) return tl::unexpected(trouble(folder.error()));
    const auto book =
        write_book(*front_end.compilation, {front_end.root, front_end.templates}, *options, **folder);
    if (!book) return tl::unexpected(book.error());
    findings.insert(findings.end(), book->diagnostics.begin(), book->diagnostics.end());
    if (is_blocked(front_end, findings)) return nothing_written(findings, invocation);
    if (pdf_) {
      if (auto printed = print(front_end, **folder, findings); !printed)
        return tl::unexpected(printed.error());
    }
    return finish(**folder, *book, findings, invocation);
  }

  [[nodiscard]] bool is_blocked(const FrontEnd& front_end, std::span<const Diagnostic> findings) const {
    if (!front_end.compilation->evaluation) return true;
    return !despite_errors_ && status_of(findings, options_.strict()) != ExitStatus::clean;
  }

  [[nodiscard]] CommandResult nothing_written(std::span<const Diagnostic> findings,
                                              const Invocation& invocation) const {
    if (options_.format() == "text") invocation.out << "nichts geschrieben\n";
    return status_of(findings, options_.strict());
  }

  [[nodiscard]] tl::expected<BookOptions, Trouble> book_options(FrontEnd& front_end,
                                                                std::vector<Diagnostic>& findings) const {
    BookOptions options;
    Compilation& compilation = *front_end.compilation;
    options.layout.page_plan = compilation.page_plan;
    if (status_of(findings, false) != ExitStatus::clean)
      options.layout.warning_mark = "Trotz Fehlern erzeugt";
    if (!only_.empty()) {
      options.layout.only = compilation.plan.find_node(only_);
      if (!options.layout.only) {
        return tl::unexpected(
            Trouble{.message = fmt::format("die Stelle {} gibt es nicht", only_), .help = {}});
      }
    }
    options.threads = options_.threads();
    options.csv_dialect = dialect_ == "rfc4180" ? CsvDialect::rfc4180 : CsvDialect::german;
    options.latex = {.variant = variant_ == "druck" ? BookVariant::print : BookVariant::screen,
                     .draft = draft_,
                     .draft_origin = draft_origin(compilation.sources.files)};
    return options;
  }

  /// The remark for each page as a text of its own, so that a finding about it points at the option.
  [[nodiscard]] Span draft_origin(SourceFiles& files) const {
    if (draft_.empty()) return {};
    const FileId file = files.add(SourceFile("--entwurf", draft_));
    return {.file = file, .begin = 0, .end = static_cast<std::uint32_t>(draft_.size())};
  }

  /// How long typesetting may take: what was given, else more the larger the book is.
  [[nodiscard]] std::chrono::seconds time_limit(const BudgetPlan& plan) const {
    constexpr std::int64_t start = 300;
    constexpr std::int64_t per_node = 2;
    const auto nodes = static_cast<std::int64_t>(plan.nodes.size());
    return std::chrono::seconds(seconds_ > 0 ? seconds_ : start + per_node * nodes);
  }

  /// Adds the PDF to the files. What the engine has against a text is a finding; what keeps it from running
  /// at all is trouble.
  [[nodiscard]] tl::expected<void, Trouble> print(const FrontEnd& front_end, OutputFolder& folder,
                                                  std::vector<Diagnostic>& findings) const {
    const Compilation& compilation = *front_end.compilation;
    const auto date = source_date(compilation.plan.first_year());
    if (!date) return tl::unexpected(date.error());
    const char* const path = std::getenv("PATH");
    const auto files = folder.files_below("latex");
    if (!files) return tl::unexpected(trouble(files.error()));
    const auto printed = run_latex({.files = *files,
                                    .source_date_epoch = *date,
                                    .time_limit = time_limit(compilation.plan),
                                    .search_path = path == nullptr ? "" : path});
    if (!printed) return printing_trouble(printed.error(), compilation.sources.files, findings);
    for (const LatexProblem& warning : printed->warnings) {
      findings.push_back(to_diagnostic(warning, compilation.sources.files));
      findings.back().severity = Severity::warning;  // the book is there
    }
    folder.create(pdf_name, printed->pdf);
    return {};
  }

  static tl::expected<void, Trouble> printing_trouble(const LatexProblem& problem, const SourceFiles& files,
                                                      std::vector<Diagnostic>& findings) {
    const bool has_place = !problem.source_name.empty();
    if (!has_place) return tl::unexpected(Trouble{.message = problem.message, .help = problem.help});
    findings.push_back(to_diagnostic(problem, files));
    return tl::unexpected(
        Trouble{.message = "der Haushaltsband ließ sich nicht setzen, nichts geschrieben", .help = {}});
  }

  /// How many errors keep parts of the sources from being known.
  static std::size_t errors_of_reading(const Compilation& compilation) {
    std::vector<Diagnostic> reading;
    std::ranges::copy_if(compilation.diagnostics, std::back_inserter(reading), [](const Diagnostic& finding) {
      return rules::prevents_checking(finding.code.text());
    });
    return count_findings(reading, Severity::error);
  }

  /// What was lost in the older state would look new in this one.
  [[nodiscard]] CommandResult refuse_older(std::size_t errors, const Invocation& invocation) const {
    invocation.err << fmt::format(
        "fehler: die früheren Quellen in {} haben {} Fehler; was sich geändert hat, lässt sich nicht sagen\n"
        " = hilfe: budgetc check {}\n",
        make_visible(since_), errors, make_visible(since_));
    if (options_.format() == "text") invocation.out << "nichts geschrieben\n";
    return ExitStatus::findings;
  }

  /// The older sources that the command line names, compiled; their own findings do not matter here. Null
  /// where none are named.
  [[nodiscard]] tl::expected<std::unique_ptr<Compilation>, Trouble> older_state(
      const FrontEnd& front_end, const Invocation& invocation) const {
    if (since_.empty()) return nullptr;
    auto older = compile(DiskFileSystem(), {.root = absolute_path(invocation, since_),
                                            .templates = front_end.templates,
                                            .threads = options_.threads()});
    if (!older->evaluation) {
      return tl::unexpected(
          Trouble{.message = fmt::format("die früheren Quellen in {} sind nicht lesbar", since_),
                  .help = fmt::format("budgetc check {}", since_)});
    }
    const BudgetPlan& now = front_end.compilation->plan;
    const BudgetPlan& then = older->plan;
    if (then.administration.value != now.administration.value || then.years_text() != now.years_text()) {
      return tl::unexpected(Trouble{
          .message =
              fmt::format("in {} liegt der Haushalt {} {}, nicht {} {}", since_, then.administration.value,
                          then.years_text(), now.administration.value, now.years_text()),
          .help = "einen früheren Stand desselben Haushalts nennen"});
    }
    return older;
  }

  static Trouble trouble(const FileError& error) {
    return {.message = fmt::format("{}: {}", error.path.string(), error.reason), .help = {}};
  }

  [[nodiscard]] CommandResult finish(OutputFolder& folder, const Book& book,
                                     std::span<const Diagnostic> findings,
                                     const Invocation& invocation) const {
    if (const auto written = folder.finish(); !written) return tl::unexpected(trouble(written.error()));
    if (options_.format() == "text") {
      if (book.changes) invocation.out << changes_line(*book.changes);
      invocation.out << fmt::format("{} Dateien in {} geschrieben\n", folder.size(), make_visible(out_));
    }
    return status_of(findings, options_.strict());
  }

  /// "gegenüber ../stand-mai geändert: 3 Zeilen, …".
  [[nodiscard]] std::string changes_line(const ChangeCount& count) const {
    if (count == ChangeCount{})
      return fmt::format("gegenüber {} hat sich nichts geändert\n", make_visible(since_));
    return fmt::format("gegenüber {} geändert: {}, {}, {}, {}; entfallen: {}\n", make_visible(since_),
                       counted(count.rows, "Zeile", "Zeilen"),
                       counted(count.notes, "Ansatzerläuterung", "Ansatzerläuterungen"),
                       counted(count.paragraphs, "Absatz", "Absätze"),
                       counted(count.others, "anderer Teil", "andere Teile"), count.removed);
  }

  SourceOptions options_;
  std::string out_;
  std::string since_;
  std::string dialect_ = "deutsch";
  std::string variant_ = "bildschirm";
  std::string draft_;
  std::string only_;
  unsigned seconds_ = 0;  ///< 0: none given
  bool pdf_ = false;
  bool despite_errors_ = false;
};

}  // namespace

std::unique_ptr<Command> make_build_command() {
  return std::make_unique<BuildCommand>();
}

}  // namespace budgetc::cli
