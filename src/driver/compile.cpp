#include "driver/compile.hpp"

#include <algorithm>
#include <utility>

#include "causes/report_causes.hpp"
#include "document/lower.hpp"
#include "driver/character_list.hpp"
#include "driver/gaps.hpp"
#include "driver/prior_year.hpp"
#include "live/settle.hpp"

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
  compilation.report = run_rules(rule_context(compilation), options.threads);
  append(compilation.diagnostics, options.ungrouped ? compilation.report.findings
                                                    : group_by_cause(compilation.plan, compilation.report,
                                                                     compilation.prior_year.get()));
  compilation.statistics.values += compilation.evaluation->value_count();
  compilation.statistics.checks = compilation.report.checks.made();
  compilation.statistics.accepted = compilation.report.accepted.size();
}

/// The page plan is part of the sources: a mistake in it is found before the book is wanted. Says whether the
/// plan is as it was meant.
bool add_page_plan(Compilation& compilation, const FileSystem& files, const CompileOptions& options,
                   bool forms_known) {
  const SourceTree* const own = find_page_plan(compilation.sources);
  PagePlanResult result = load_page_plan(compilation.sources.files, files, options.templates, own,
                                         {.forms = compilation.plan.forms, .all = forms_known});
  compilation.page_plan = std::move(result.plan);
  place_further_plans(compilation.page_plan, compilation.plan);
  append(compilation.diagnostics, result.diagnostics);
  const auto damages = [own](const Diagnostic& finding) {
    return own != nullptr && finding.primary.span.file == own->file && finding.severity == Severity::error;
  };
  return result.diagnostics.empty() && std::ranges::none_of(compilation.diagnostics, damages);
}

/// Rules see what is written; the book and comparisons of states what it says.
void settle_texts(Compilation& compilation) {
  live::settle_texts(compilation.plan, *compilation.evaluation);
  for (Diagnostic& finding : settle_page_plan(compilation.page_plan, compilation.sources.files,
                                              compilation.plan, *compilation.evaluation)) {
    const auto severity = effective_severity(compilation.plan, finding.code);
    if (!severity) continue;
    finding.severity = *severity;
    compilation.diagnostics.push_back(std::move(finding));
  }
}

/// Forms from other templates than the program's own decide what is added up, like forms beside the sources.
void add_other_forms(BudgetPlan& plan, const CompileOptions& options) {
  if (options.other_templates.empty()) return;
  for (const PlanForm& form : plan.forms) {
    const bool known = std::ranges::find(plan.own_forms, form.name, &OwnForm::name) != plan.own_forms.end();
    if (form.name.empty() || known) continue;
    const auto file = std::filesystem::path(options.other_templates) / "forms" / (form.name + ".yaml");
    plan.own_forms.push_back({.name = form.name, .file = file.generic_string(), .replaces = false});
  }
}

}  // namespace

RuleContext rule_context(const Compilation& compilation) {
  return {compilation.sources.files, compilation.plan, *compilation.evaluation, compilation.today,
          compilation.prior_year.get()};
}

std::unique_ptr<Compilation> compile(const FileSystem& files, const CompileOptions& options) {
  auto compilation = std::make_unique<Compilation>();
  compilation->today = options.today;
  compilation->day_named = options.day_named;
  compilation->sources = load_sources(files, options.root, options.threads);
  compilation->statistics.files = compilation->sources.files.size();
  SecondReadings again(options.second_reader, options.threads);
  again.add(compilation->sources.files, compilation->sources.trees);
  BindResult bound = bind(compilation->sources, files, options.root, options.templates);
  compilation->plan = std::move(bound.plan);
  add_other_forms(compilation->plan, options);
  append(compilation->diagnostics, compilation->sources.diagnostics);
  append(compilation->diagnostics, bound.diagnostics);
  const bool pages_known = add_page_plan(*compilation, files, options, bound.usable);
  append(compilation->diagnostics, check_character_list(compilation->sources.files, files, options.root));
  if (bound.usable) add_prior_year(*compilation, files, options);
  again.add(compilation->sources.files, compilation->sources.files.take_kept());
  append(compilation->diagnostics, again.finish());
  compilation->sources.trees.clear();  // the plan has copied what it needs
  if (bound.usable) check_plan(*compilation, options);
  if (bound.usable && pages_known)
    append(compilation->diagnostics, find_unprinted(compilation->plan, compilation->page_plan));
  if (bound.usable) settle_texts(*compilation);
  compilation->statistics.gaps = find_gaps(*compilation);
  sort_diagnostics(compilation->diagnostics);
  return compilation;
}

}  // namespace budgetc
