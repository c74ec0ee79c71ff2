#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/check_targets.hpp"
#include "cli/command.hpp"
#include "cli/front_end.hpp"
#include "cli/report.hpp"
#include "rules/engine/changed_rules.hpp"
#include "rules/engine/registry.hpp"
#include "text/visible_text.hpp"

namespace budgetc::cli {
namespace {

/// Codes may be written in lower case, and with a blank behind the comma where the whole list is quoted.
std::string check_code(std::string& given) {
  std::erase(given, ' ');
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
    options.arguments(
        {"pfad", "", "Haushalt, oder Dateien und Ordner darin, zu denen Befunde gezeigt werden"}, paths_);
    options_.declare_without_root(options);
    options_.declare_copy(options);
    options.flag("--alle", all_, "jede verletzte Prüfung einzeln statt ein Befund je Ursache");
    options.list({"--nur", "REGELN", "nur Befunde dieser Regeln, z. B. Z01,Z02"}, only_, check_code);
    options.list({"--ohne", "REGELN", "keine Befunde dieser Regeln"}, without_, check_code);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    const auto targets = find_targets(invocation, paths_);
    if (!targets) return report_trouble(targets.error(), options_, invocation);
    // A program reads one document, whatever belongs to how many budgets.
    const bool merges =
        options_.format() != "text" && (targets->budgets.size() != 1 || !targets->strangers.empty());
    MergedReport merged;
    ExitStatus worst = ExitStatus::clean;
    for (const CheckTarget& target : targets->budgets) {
      const auto checked = check(target, invocation);
      if (!checked) return report_trouble(checked.error(), options_, invocation);
      worst = std::max(worst, checked->status);
      if (merges) {
        merged.add(checked->shown, checked->front_end, invocation);
        summarise(checked->shown, checked->front_end, options_, invocation);
      } else {
        report(checked->shown, checked->front_end, options_, invocation);
      }
    }
    for (const std::string& stranger : targets->strangers) {
      const std::string sentence =
          fmt::format("{} gehört zu keinem Haushalt und ist nicht geprüft", make_visible(stranger));
      invocation.err << sentence << '\n';
      merged.add_note(sentence);
    }
    if (merges) report_merged(merged, options_, invocation);
    return worst;
  }

 private:
  using Codes = std::vector<std::string>;

  /// A budget that was checked, and what of it is to be shown.
  struct Checked {
    FrontEnd front_end;
    std::vector<Diagnostic> shown;
    /// What is not shown weighs all the same.
    ExitStatus status = ExitStatus::clean;
  };

  /// Checks the whole budget, and picks what concerns the files named.
  [[nodiscard]] tl::expected<Checked, Trouble> check(const CheckTarget& target,
                                                     const Invocation& invocation) const {
    SourceOptions options = options_;
    options.use_root(target.root.string());
    auto front_end = run_front_end(options, invocation, all_ || picks_rules());
    if (!front_end) return tl::unexpected(front_end.error());
    Compilation& compilation = *front_end->compilation;
    std::vector<Diagnostic> shown;
    Hidden hidden{.filter = filter_words(target)};
    for (const Diagnostic& finding : compilation.diagnostics) {
      if (is_wanted(finding, compilation.sources.files, target.names)) {
        shown.push_back(seen_from(finding, compilation.sources.files, target.names));
      } else {
        count(finding, hidden);
      }
    }
    compilation.statistics.gaps.hidden = hidden;
    const ExitStatus status = status_of(compilation.diagnostics, options_.strict());
    return Checked{.front_end = *std::move(front_end), .shown = std::move(shown), .status = status};
  }

  /// A finding of a cause (X01) stands for checks of several rules. To pick rules, each check must stand by
  /// itself; whoever picks or drops that rule itself says which of both is wanted.
  [[nodiscard]] bool picks_rules() const {
    const auto names_cause = [](const Codes& codes) {
      return std::ranges::find(codes, Standing::cause, standing_of) != codes.end();
    };
    return names_cause(without_) || (!only_.empty() && !names_cause(only_));
  }

  /// What keeps something from being checked is shown whatever the filter.
  [[nodiscard]] bool is_wanted(const Diagnostic& finding, const SourceFiles& files,
                               const std::vector<std::string>& names) const {
    const std::string_view code = finding.code.text();
    if (rules::prevents_checking(code)) return true;
    if (!concerns(finding, files, names)) return false;
    if (std::ranges::find(without_, code) != without_.end()) return false;
    return only_.empty() || std::ranges::find(only_, code) != only_.end();
  }

  [[nodiscard]] std::string filter_words(const CheckTarget& target) const {
    std::vector<std::string> words;
    if (target.names.size() == 1) words.push_back(fmt::format("ohne Bezug zu {}", target.names.front()));
    if (target.names.size() > 1)
      words.push_back(fmt::format("ohne Bezug zu den {} genannten Dateien", target.names.size()));
    if (!only_.empty()) words.push_back(fmt::format("--nur {}", fmt::join(only_, ",")));
    if (!without_.empty()) words.push_back(fmt::format("--ohne {}", fmt::join(without_, ",")));
    return fmt::format("{}", fmt::join(words, "; "));
  }

  static void count(const Diagnostic& finding, Hidden& hidden) {
    const std::size_t count = 1 + finding.unlisted;
    switch (finding.severity) {
      case Severity::error: hidden.errors += count; return;
      case Severity::warning: hidden.warnings += count; return;
      case Severity::hint: hidden.hints += count; return;
    }
  }

  SourceOptions options_;
  std::vector<std::string> paths_;
  Codes only_;
  Codes without_;
  bool all_ = false;
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
  return std::make_unique<CheckCommand>();
}

}  // namespace budgetc::cli
