#include "driver/prior_year.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace budgetc {
namespace {

constexpr Code unusable_sources{"V04"};
constexpr std::size_t most_labels = 3;

/// Loads the sources of one plan's prior year.
class Loader {
 public:
  Loader(SourceFiles& files, const BudgetPlan& plan, const FileSystem& disk, const CompileOptions& options)
      : files_(files), plan_(plan), disk_(disk), options_(options), named_(*plan.prior_year_sources) {}

  PriorYearResult run() {
    const std::filesystem::path folder = named_folder();
    if (folder == (options_.root / "").lexically_normal()) {
      report("`vorjahr` nennt die Quellen dieses Haushalts selbst");
    } else {
      find(folder);
    }
    return std::move(result_);
  }

 private:
  /// The folder that `vorjahr` names. A copy stands for its original, which alone has neighbours.
  [[nodiscard]] std::filesystem::path named_folder() const {
    const std::filesystem::path named(named_.value);
    const std::filesystem::path folder = (options_.root / named / "").lexically_normal();
    if (!options_.copy) return folder;
    const auto& [copy, original] = *options_.copy;
    const std::filesystem::path way = folder.lexically_relative(named.is_absolute() ? original : copy);
    const bool inside = !way.empty() && *way.begin() != "..";
    if (named.is_absolute() && !inside) return folder;
    return ((inside ? copy : original) / way / "").lexically_normal();
  }

  Diagnostic& report(std::string message) {
    Diagnostic& finding = result_.diagnostics.emplace_back(Diagnostic{.code = unusable_sources});
    finding.message = std::move(message);
    finding.primary.span = named_.span;
    return finding;
  }

  void find(const std::filesystem::path& folder) {
    const auto found = disk_.look_up(folder / "haushalt.yaml");
    if (!found) {
      report(fmt::format("die haushalt.yaml in {} ist nicht lesbar: {}", named_.value, found.error().reason));
    } else if (!*found) {
      report(fmt::format("in {} liegt keine haushalt.yaml", named_.value))
          .helps.emplace_back(
              "`vorjahr` nennt den Ordner des Vorjahres, von dieser haushalt.yaml aus gesehen");
    } else {
      read(folder);
    }
  }

  void read(const std::filesystem::path& folder) {
    const std::string prefix = std::filesystem::path(named_.value + "/").lexically_normal().generic_string();
    Sources sources = load_more_sources(disk_, folder, options_.threads, std::move(files_), prefix);
    result_.files = sources.trees.size();
    BindResult bound = bind(sources, disk_, folder, options_.templates);
    files_ = std::move(sources.files);
    for (SourceTree& tree : sources.trees) files_.keep(std::move(tree));
    std::vector<Diagnostic> errors = std::move(sources.diagnostics);
    errors.insert(errors.end(), bound.diagnostics.begin(), bound.diagnostics.end());
    std::erase_if(errors, [](const Diagnostic& finding) { return finding.severity != Severity::error; });
    if (!errors.empty()) report_errors(std::move(errors), bound.usable);
    if (bound.usable && is_comparable(bound.plan)) {
      result_.prior_year = std::make_unique<PriorYear>(std::move(bound.plan));
    }
  }

  void report_errors(std::vector<Diagnostic> errors, bool usable) {
    sort_diagnostics(errors);
    const char* const consequence =
        usable ? "was nicht lesbar ist, wird nicht verglichen" : "verglichen wird nichts";
    Diagnostic& finding = report(
        errors.size() == 1
            ? fmt::format("die Quellen des Vorjahres haben einen Fehler; {}", consequence)
            : fmt::format("die Quellen des Vorjahres haben {} Fehler; {}", errors.size(), consequence));
    for (Diagnostic& error : errors) {
      if (finding.related.size() == most_labels) break;
      finding.related.push_back(
          {error.primary.span, fmt::format("{}: {}", error.code.text(), error.message)});
    }
    finding.helps.push_back(fmt::format("budgetc check im Ordner {} zeigt sie alle", named_.value));
  }

  /// Whether the plan is of the year before; says so if not. Nodes are compared by number, so other levels
  /// are only worth a warning.
  bool is_comparable(const BudgetPlan& prior) {
    const int wanted = plan_.first_year() - 1;
    if (!prior.find_year(wanted)) {
      report(fmt::format("die Quellen in {} sind vom Jahr {}, das Vorjahr ist {}", named_.value,
                         prior.years_text(), wanted))
          .related.push_back({prior.year_span, "Haushaltsjahr dieser Quellen"});
      return false;
    }
    if (!plan_.years.front().prior) {
      report(fmt::format("die Spalten nennen keinen Ansatz {}, verglichen wird nichts", wanted));
      return false;
    }
    if (prior.levels != plan_.levels) {
      Diagnostic& finding = report("die Ebenen des Vorjahres heißen anders; verglichen wird nach Nummern");
      finding.severity = Severity::hint;  // nothing is left out because of that
      finding.notes.push_back(fmt::format("im Vorjahr: {}", fmt::join(prior.levels, ", ")));
      finding.notes.push_back(fmt::format("jetzt: {}", fmt::join(plan_.levels, ", ")));
    }
    return true;
  }

  SourceFiles& files_;
  const BudgetPlan& plan_;
  const FileSystem& disk_;
  const CompileOptions& options_;
  const Text& named_;
  PriorYearResult result_;
};

}  // namespace

PriorYearResult load_prior_year(SourceFiles& files, const BudgetPlan& plan, const FileSystem& disk,
                                const CompileOptions& options) {
  return Loader(files, plan, disk, options).run();
}

}  // namespace budgetc
