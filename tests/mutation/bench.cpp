#include "mutation/bench.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "causes/report_causes.hpp"
#include "diagnostics/render.hpp"
#include "parts/figure_place.hpp"

namespace budgetc::mutation {
namespace {

/// Whether a check holds with an accepted difference, which is exact.
bool holds(const Check& check, std::int64_t difference, std::int64_t accepted) {
  if (accepted != 0) return difference == accepted;
  const bool low_enough = check.relation == Relation::at_least || difference <= check.tolerance;
  const bool high_enough = check.relation == Relation::at_most || -difference <= check.tolerance;
  return low_enough && high_enough;
}

}  // namespace

Bench::Bench(const std::filesystem::path& root)
    : sources_(load_sources(files_, root, 1)),
      bound_(bind(sources_, files_, root, std::filesystem::path(BUDGETC_ROOT) / "templates")) {}

std::string Bench::words(FigureId figure) const {
  const auto place = find_figure(plan(), figure);
  return place ? place->words : std::string("?");
}

RuleReport Bench::original_report() {
  const Evaluation evaluation = evaluate(bound_.plan);
  return run_rules({sources_.files, bound_.plan, evaluation});
}

std::vector<Diagnostic> Bench::check() {
  std::vector<Diagnostic> findings = group_by_cause(bound_.plan, original_report());
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity == Severity::hint; });
  return findings;
}

std::string Bench::findings_of_original() {
  const std::vector<Diagnostic> findings = check();
  return findings.empty() ? std::string() : render_text(findings, sources_.files, {});
}

std::vector<Diagnostic> Bench::check_with(const std::vector<std::pair<FigureId, Money>>& changes) {
  std::vector<std::pair<FigureId, Money>> before;
  for (const auto& [figure, amount] : changes) {
    before.emplace_back(figure, right(figure));
    bound_.plan.figures.set_amount(figure, amount);
  }
  std::vector<Diagnostic> findings = check();
  for (const auto& [figure, amount] : before) bound_.plan.figures.set_amount(figure, amount);
  return findings;
}

Shares Bench::shares() {
  const RuleReport report = original_report();
  std::vector<int> share(plan().figures.size());
  for (const Check& check : report.checks.checks()) {
    // What rounding allows, as in quotients of indicators, is a bound.
    const int strength = check.relation == Relation::equal && check.tolerance == 0 ? 2 : 1;
    for (const Term& term : report.checks.terms(check)) {
      int& known = share[static_cast<std::size_t>(term.figure)];
      known = std::max(known, strength);
    }
  }
  Shares shares;
  for (std::size_t i = 0; i < share.size(); ++i) {
    const auto figure = static_cast<FigureId>(i);
    if (plan().figures[figure].kind == FigureKind::accepted_difference) continue;
    (share[i] == 2 ? shares.equal : share[i] == 1 ? shares.bounded : shares.free).push_back(figure);
  }
  return shares;
}

bool Bench::leaves_bounds(FigureId figure, Money changed) {
  const RuleReport report = original_report();
  const std::int64_t delta = changed.cents() - right(figure).cents();
  const auto& checks = report.checks.checks();
  for (std::size_t i = 0; i < checks.size(); ++i) {
    std::int64_t difference = checks[i].difference();
    for (const Term& term : report.checks.terms(checks[i])) {
      if (term.figure == figure) difference += term.coefficient * delta;
    }
    if (difference != checks[i].difference() && !holds(checks[i], difference, report.accepted_differences[i]))
      return true;
  }
  return false;
}

bool Bench::names_first(const Diagnostic& finding, FigureId figure) const {
  if (finding.candidates.empty()) return false;
  const Candidate& first = finding.candidates.front();
  return first.change.span == plan().figures[figure].span && first.change.right == right(figure);
}

bool calls_transposed(const Diagnostic& finding) {
  return !finding.candidates.empty() && finding.candidates.front().reason.starts_with("Zahlendreher: ");
}

}  // namespace budgetc::mutation
