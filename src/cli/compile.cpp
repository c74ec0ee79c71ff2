#include <iterator>
#include <utility>

#include "cli/prior_year.hpp"
#include <budgetc/causes/report_causes.hpp>
#include <budgetc/cli/compile.hpp>

namespace budgetc {
namespace {

void append(std::vector<Diagnostic>& all, const std::vector<Diagnostic>& some) {
  all.insert(all.end(), some.begin(), some.end());
}

void add_prior_year(Compilation& compilation, const FileSystem& files, const CompileOptions& options) {
  if (!compilation.plan.prior_year_sources) return;
  PriorYearResult result = load_prior_year(compilation.sources.files, compilation.plan, files, options);
  compilation.prior_year = std::move(result.prior_year);
  compilation.statistics.files += result.files;
  if (compilation.prior_year)
    compilation.statistics.values += compilation.prior_year->evaluation.value_count();
  append(compilation.diagnostics, result.diagnostics);
}

void check_plan(Compilation& compilation, const CompileOptions& options) {
  compilation.evaluation.emplace(evaluate(compilation.plan));
  compilation.report = run_rules({compilation.sources.files, compilation.plan, *compilation.evaluation,
                                  options.today, compilation.prior_year.get()});
  append(compilation.diagnostics, options.ungrouped ? compilation.report.findings
                                                    : group_by_cause(compilation.plan, compilation.report));
  compilation.statistics.values += compilation.evaluation->value_count();
  compilation.statistics.checks = compilation.report.checks.checks().size();
  compilation.statistics.accepted = compilation.report.accepted.size();
}

}  // namespace

std::unique_ptr<Compilation> compile(const FileSystem& files, const CompileOptions& options) {
  auto compilation = std::make_unique<Compilation>();
  compilation->sources = load_sources(files, options.root, options.threads);
  compilation->statistics.files = compilation->sources.files.size();
  BindResult bound = bind(compilation->sources, files, options.root, options.templates);
  compilation->plan = std::move(bound.plan);
  append(compilation->diagnostics, compilation->sources.diagnostics);
  append(compilation->diagnostics, bound.diagnostics);
  if (bound.usable) {
    add_prior_year(*compilation, files, options);
    check_plan(*compilation, options);
  }
  sort_diagnostics(compilation->diagnostics);
  return compilation;
}

}  // namespace budgetc
