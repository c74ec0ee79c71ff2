#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "advice/office.hpp"
#include "advice/suites.hpp"

namespace budgetc::advice {
namespace {

using Changes = std::vector<std::pair<FigureId, Money>>;

bool is_verbose() {
  return std::getenv("BUDGETC_EINZELN") != nullptr;  // NOLINT(concurrency-mt-unsafe)
}

bool report(std::string_view what, unsigned right, unsigned all, unsigned promised) {
  fmt::print("{:<58} {:>4} von {:>4}, {:6.2f} % (zugesagt {})\n", what, right, all,
             all == 0 ? 100.0 : 100.0 * right / all, promised);
  return right * 100 >= promised * all;
}

/// Plan cells of products.
std::vector<FigureId> product_cells(const BudgetPlan& plan) {
  std::vector<FigureId> cells;
  for (const Node& node : plan.nodes) {
    const WrittenPlan* written = node.plan(plan.result_plan);
    if (!node.children.empty() || written == nullptr) continue;
    for (const PlanRow& row : written->rows) {
      for (const auto& figure : row.figures) {
        if (figure) cells.push_back(*figure);
      }
    }
  }
  return cells;
}

/// So many figures with a mistake each.
Changes mistakes(const Office& office, const std::vector<FigureId>& cells, std::size_t count,
                 Random& random) {
  Changes changes;
  while (changes.size() < count) {
    const FigureId figure = cells[draw(random, cells.size())];
    const auto wrong = mistyped(office.plan().figures[figure].amount, random);
    const auto is_known = [&](const auto& change) { return change.first == figure; };
    if (wrong && std::ranges::none_of(changes, is_known)) changes.emplace_back(figure, *wrong);
  }
  return changes;
}

void print_miss(const Office& office, const Changes& changes, const std::vector<Diagnostic>& findings) {
  for (const auto& [figure, wrong] : changes) {
    const Figure& right = office.plan().figures[figure];
    fmt::print("  {}: {} statt {}\n", office.files()[right.span.file].name(), format_german(wrong),
               format_german(right.amount));
  }
  for (const Diagnostic& finding : findings) {
    fmt::print("    {} {}\n", finding.code.text(), finding.message);
    for (const Candidate& candidate : finding.candidates)
      fmt::print("      {}. {}: {} statt {} ({})\n", candidate.rank, candidate.change.place,
                 format_german(candidate.change.right), format_german(candidate.change.written),
                 candidate.reason);
  }
}

/// Whether every mistake is named first by a finding of its own.
bool all_named(Office& office, const Changes& changes) {
  const std::vector<Diagnostic> findings = office.findings_with(changes);
  const bool named =
      findings.size() == changes.size() && std::ranges::all_of(changes, [&](const auto& change) {
        return std::ranges::any_of(findings, [&](const Diagnostic& finding) {
          return names_first(finding, office.plan().figures[change.first]);
        });
      });
  if (!named && is_verbose()) print_miss(office, changes, findings);
  return named;
}

bool one_mistake(const Shape& shape, unsigned seeds, std::string_view what, unsigned promised) {
  Random random(200);
  Office office(administration(shape, random));
  const std::vector<FigureId> cells = product_cells(office.plan());
  unsigned named = 0;
  for (unsigned i = 0; i < seeds; ++i) {
    if (all_named(office, mistakes(office, cells, 1, random))) ++named;
  }
  return report(what, named, seeds, promised);
}

}  // namespace

bool errors_in_a_group(unsigned seeds) {
  bool kept = true;
  for (const std::size_t count : {std::size_t{3}, std::size_t{5}}) {
    unsigned named = 0;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
      Random random(seed);
      Office office(administration({}, random));
      const std::vector<FigureId> cells = product_cells(office.plan());
      if (all_named(office, mistakes(office, cells, count, random))) ++named;
    }
    kept = report(fmt::format("{} Fehler in einer Gruppe von 10 Produkten", count), named, seeds, 95) && kept;
  }
  return kept;
}

bool errors_with_all_sums(unsigned seeds) {
  return one_mistake({.areas = 5, .groups_per_area = 4, .products_per_group = 10, .columns = 6}, seeds,
                     "200 Produkte, alle Summen geschrieben", 98);
}

bool errors_with_sums_of_areas(unsigned seeds) {
  return one_mistake({.areas = 20,
                      .groups_per_area = 10,
                      .columns = 6,
                      .flat = true,
                      .product_sums = false,
                      .parent_sums = false},
                     seeds, "200 Produkte, nur Summen der Bereiche", 90);
}

}  // namespace budgetc::advice
