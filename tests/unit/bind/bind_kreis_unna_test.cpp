#include <catch2/catch.hpp>

#include "bind/bind.hpp"

using namespace budgetc;

namespace {

struct RealBudget {
  RealBudget()
      : sources(load_sources(disk, root, 1)), result(bind(sources, disk, root, BUDGETC_ROOT "/templates")) {}

  [[nodiscard]] std::size_t count(FigureKind kind) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < result.plan.figures.size(); ++i) {
      if (result.plan.figures[static_cast<FigureId>(i)].kind == kind) ++found;
    }
    return found;
  }

  DiskFileSystem disk;
  std::filesystem::path root = BUDGETC_ROOT "/budgets/kreis-unna-2024";
  Sources sources;
  BindResult result;
};

}  // namespace

TEST_CASE("Kreis Unna's Budget 35 binds whole and without a finding") {
  const RealBudget budget;
  CHECK(budget.sources.diagnostics.empty());
  CHECK(budget.result.diagnostics.empty());
  CHECK(budget.result.usable);
  CHECK(budget.result.plan.nodes.size() == 9);  // with the administration
  CHECK(budget.result.plan.rings.size() == 5);
  CHECK(budget.result.plan.investments.size() == 2);
  CHECK(budget.count(FigureKind::ring_entry) == 22);
  CHECK(budget.count(FigureKind::note_amount) == 38);
  CHECK(budget.count(FigureKind::plan_cell) >= 500);
}

TEST_CASE("every figure of Kreis Unna's Budget 35 covers its own bytes and knows its node's file") {
  const RealBudget budget;
  const BudgetPlan& plan = budget.result.plan;
  for (std::size_t i = 0; i < plan.figures.size(); ++i) {
    const Figure& figure = plan.figures[static_cast<FigureId>(i)];
    CAPTURE(budget.sources.files[figure.span.file].name(), budget.sources.files.text(figure.span));
    // A deviation of a finding without an amount names none.
    if (figure.kind == FigureKind::accepted_difference && !figure.readable) continue;
    CHECK(figure.readable);
    CHECK(budget.sources.files.text(figure.span).find_first_of("0123456789") != std::string_view::npos);
    if (figure.kind == FigureKind::accepted_difference) continue;
    CHECK(figure.span.file == plan.node(figure.node).file);
  }
}
