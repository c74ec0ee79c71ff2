#include <algorithm>

#include <fmt/format.h>

#include "cli/accepted_list.hpp"
#include "cli/command.hpp"
#include "cli/form_list.hpp"
#include "cli/front_end.hpp"
#include "cli/own_rule_list.hpp"
#include "cli/report.hpp"
#include "cli/rule_book.hpp"
#include "rules/engine/registry.hpp"

namespace budgetc::cli {
namespace {

class RulesCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "rules",
            .description = "alle Regeln zeigen, mit ORDNER auch dessen eigene, oder die Abweichungen"};
  }

  void declare(Options& options) override {
    options.flag("--anerkannt", accepted_, "statt der Regeln die anerkannten Abweichungen eines Haushalts");
    options.flag("--planformen", forms_,
                 "statt der Regeln die mitgelieferten Planformen, und wie sicher sie sind");
    options.word("--format", "Form der Ausgabe", format_, {"text", "json", "markdown"});
    options_.declare_reading(options);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    if (accepted_) return run_accepted(invocation);
    if (forms_) return run_forms(invocation);
    if (!options_.given_root().empty()) return run_with_own(invocation);
    invocation.out << book();
    return ExitStatus::clean;
  }

 private:
  /// The rule book, then the rules that the administration of the folder wrote itself.
  [[nodiscard]] CommandResult run_with_own(const Invocation& invocation) const {
    const auto front_end = run_front_end(options_, invocation);
    if (!front_end) return tl::unexpected(front_end.error());
    const Compilation& compilation = *front_end->compilation;
    const ShownPaths paths = shown_paths(invocation, front_end->root);
    if (format_ == "json") {
      invocation.out << own_rules_json(compilation, paths);
    } else {
      invocation.out << book()
                     << (format_ == "markdown" ? own_rules_markdown : own_rule_list)(compilation, paths);
    }
    return ExitStatus::clean;
  }

  [[nodiscard]] std::string book() const {
    if (format_ == "json") return rule_book_json(all_rules());
    if (format_ == "markdown") return rule_book_markdown(all_rules());
    return rule_list(all_rules());
  }

  [[nodiscard]] CommandResult run_accepted(const Invocation& invocation) const {
    const auto front_end = run_front_end(options_, invocation);
    if (!front_end) return tl::unexpected(front_end.error());
    const Compilation& compilation = *front_end->compilation;
    if (!compilation.evaluation) {
      return tl::unexpected(
          Trouble{.message = "die Quellen sind nicht lesbar", .help = "budgetc check zeigt, warum"});
    }
    const AcceptedList list{.compilation = compilation,
                            .entries = accepted_entries(compilation),
                            .paths = shown_paths(invocation, front_end->root)};
    mention_errors(*front_end, invocation);
    invocation.out << accepted(list);
    const bool all_hold = std::ranges::all_of(list.entries, &AcceptedEntry::holds);
    return all_hold ? ExitStatus::clean : ExitStatus::findings;
  }

  [[nodiscard]] CommandResult run_forms(const Invocation& invocation) const {
    const auto templates = options_.templates(invocation);
    if (!templates) return tl::unexpected(templates.error());
    const auto forms = shipped_forms(*templates, DiskFileSystem());
    if (!forms)
      return tl::unexpected(Trouble{.message = fmt::format("{} ist nicht lesbar: {}",
                                                           forms.error().path.string(), forms.error().reason),
                                    .help = "--vorlagen nennt den Ordner der Vorlagen"});
    if (format_ == "json") {
      invocation.out << form_list_json(*forms);
    } else {
      invocation.out << (format_ == "markdown" ? form_list_markdown : form_list)(*forms);
    }
    return ExitStatus::clean;
  }

  [[nodiscard]] std::string accepted(const AcceptedList& list) const {
    if (format_ == "json") return accepted_json(list);
    if (format_ == "markdown") return accepted_markdown(list);
    return accepted_text(list);
  }

  SourceOptions options_;
  std::string format_ = "text";
  bool accepted_ = false;
  bool forms_ = false;
};

}  // namespace

std::unique_ptr<Command> make_rules_command() {
  return std::make_unique<RulesCommand>();
}

}  // namespace budgetc::cli
