#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "driver/compile.hpp"
#include "evaluate/investments.hpp"
#include "parts/figure_place.hpp"

using namespace budgetc;

// Kreis Unna's Budget 35 for 2024, as printed: the real thing, on which every rule must prove itself.

namespace {

const Compilation& real_budget() {
  static const auto compilation = [] {
    const std::filesystem::path root = BUDGETC_ROOT;
    return compile(DiskFileSystem(), {root / "budgets/kreis-unna-2024", root / "templates"});
  }();
  return *compilation;
}

/// The report on the plan as it is now.
RuleReport report_on(const BudgetPlan& plan) {
  const Evaluation evaluation = evaluate(plan);
  return run_rules({real_budget().sources.files, plan, evaluation});
}

/// A derived indicator that is rounded: linear in each of its figures, but not in all of them at once.
bool is_quotient(const Check& check) {
  return check.rule == Code("K01") && check.tolerance != 0;
}

/// Figures that an equation of another figure depends on, with the places that show it: its own, and those of
/// the totals that it feeds.
using Dependents = std::map<FigureId, std::vector<Span>>;

Dependents dependents(const Compilation& compilation) {
  Dependents result;
  const CheckSet& checks = compilation.report.checks;
  for (const Check& check : checks.checks()) {
    if (check.relation != Relation::equal || is_quotient(check)) continue;
    const auto terms = checks.terms(check);
    for (const Term& term : terms) {
      auto& spans = result[term.figure];
      spans.push_back(compilation.plan.figures[term.figure].span);
      for (const Term& total : terms.first(check.actual_term_count)) {
        spans.push_back(compilation.plan.figures[total.figure].span);
      }
    }
  }
  return result;
}

bool points_at(const Diagnostic& finding, const std::vector<Span>& spans) {
  const auto is_one = [&](const Label& label) { return std::ranges::find(spans, label.span) != spans.end(); };
  return is_one(finding.primary) || std::ranges::any_of(finding.related, is_one);
}

bool points_at(const RuleReport& report, const std::vector<Span>& spans) {
  return std::ranges::any_of(report.findings, [&](const Diagnostic& finding) {
    return finding.severity == Severity::error && points_at(finding, spans);
  });
}

}  // namespace

TEST_CASE("Budget 35 is read without a finding") {
  const Compilation& compilation = real_budget();
  for (const Diagnostic& finding : compilation.diagnostics) {
    UNSCOPED_INFO(finding.code.text() << " " << compilation.sources.files[finding.primary.span.file].name()
                                      << " " << finding.message);
  }
  CHECK(compilation.diagnostics.empty());
  CHECK(compilation.statistics.checks > 400);
}

TEST_CASE("what is printed wrong in Budget 35 is found and accepted") {
  std::vector<std::string> accepted;
  for (const AcceptedFinding& entry : real_budget().report.accepted) {
    std::string words(entry.finding.code.text());
    if (const auto& amounts = entry.finding.amounts) words += " " + format_german(amounts->difference);
    accepted.push_back(std::move(words));
  }
  std::ranges::sort(accepted);
  CHECK(accepted == std::vector<std::string>{"A01 300", "A01 500", "F06 -16.000", "F06 16.000", "T01", "U05",
                                             "Z01 -300", "Z03 300", "Z03 4.850", "Z03 500"});
}

TEST_CASE("a check's difference is the sum of its terms") {
  const Compilation& compilation = real_budget();
  std::size_t with_limit = 0;
  for (const Check& check : compilation.report.checks.checks()) {
    std::int64_t sum = 0;
    for (const Term& term : compilation.report.checks.terms(check)) {
      sum += term.coefficient * compilation.plan.figures[term.figure].amount.cents();
    }
    if (is_quotient(check)) continue;
    if (check.rule == Code("F02")) {  // compares with the threshold
      ++with_limit;
      sum -= compilation.plan.thresholds.common->value.cents();
    }
    CAPTURE(check.rule.text());
    CHECK(check.difference() == sum);
  }
  CHECK(with_limit == compilation.plan.investments.size());
}

TEST_CASE("each figure changed, one at a time, is found at its place") {
  const Compilation& compilation = real_budget();
  BudgetPlan plan = compilation.plan;
  const Dependents figures = dependents(compilation);
  CHECK(figures.size() > 500);
  for (const auto& [figure, spans] : figures) {
    const Money right = plan.figures[figure].amount;
    const auto place = find_figure(plan, figure);
    REQUIRE(place);
    CAPTURE(place->words);
    const bool money = is_money(plan.figures[figure].kind);
    for (const std::int64_t cents : {money ? 1 : 100, -100}) {
      CAPTURE(cents);
      plan.figures.set_amount(figure, Money::from_cents(right.cents() + cents).value());
      CHECK(points_at(report_on(plan), spans));
    }
    plan.figures.set_amount(figure, right);
  }
}

TEST_CASE("every figure of plans, measures, balanced rings and tagged notes takes part in an equation") {
  const Compilation& compilation = real_budget();
  const BudgetPlan& plan = compilation.plan;
  const Dependents figures = dependents(compilation);
  std::vector<FigureId> expected;
  for (std::size_t i = 0; i < plan.figures.size(); ++i) {
    const FigureKind kind = plan.figures[static_cast<FigureId>(i)].kind;
    using enum FigureKind;
    const bool always =
        kind == plan_cell || kind == investment_cell || kind == block_total || kind == list_total;
    if (always) expected.push_back(static_cast<FigureId>(i));
  }
  for (const EarmarkRing& ring : plan.rings) {
    if (ring.balance != RingBalance::balanced) continue;
    for (const RingEntry& entry : ring.entries) expected.push_back(*entry.amount[0]);
  }
  for (const Node& node : plan.nodes) {
    for (const LineNotes& group : node.line_notes) {
      for (const LineNote& note : group.notes) {
        if (note.ring) expected.push_back(*note.amount[0]);
      }
    }
  }
  CHECK(expected.size() > 540);
  for (const FigureId figure : expected) {
    CAPTURE(find_figure(plan, figure)->words);
    CHECK(figures.contains(figure));
  }
}

TEST_CASE("what a changed figure does to a rounded indicator is foretold by its coefficient") {
  const Compilation& compilation = real_budget();
  const CheckSet& checks = compilation.report.checks;
  BudgetPlan plan = compilation.plan;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < checks.checks().size(); ++i) {
    const Check& check = checks.checks()[i];
    if (!is_quotient(check)) continue;
    for (const Term& term : checks.terms(check)) {
      const Money right = plan.figures[term.figure].amount;
      for (const std::int64_t change : {-100'000, -100, 100, 100'000}) {
        // The tolerance grows with the divisor, so that only small changes can be foretold.
        if (right.absolute().cents() < 10 * (change < 0 ? -change : change)) continue;
        plan.figures.set_amount(term.figure, Money::from_cents(right.cents() + change).value());
        const Evaluation evaluation = evaluate(plan);
        const RuleReport report = run_rules({compilation.sources.files, plan, evaluation});
        const std::int64_t foretold = check.difference() + change * term.coefficient;
        // Near the tolerance, nothing is foretold.
        const std::int64_t margin = check.tolerance / 4;
        const std::int64_t size = foretold < 0 ? -foretold : foretold;
        if (size <= check.tolerance - margin) CHECK(report.checks.checks()[i].holds());
        if (size > check.tolerance + margin) CHECK_FALSE(report.checks.checks()[i].holds());
        ++tried;
      }
      plan.figures.set_amount(term.figure, right);
    }
  }
  CHECK(tried > 60);
}
