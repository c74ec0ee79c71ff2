#include <budgetc/causes/figure_grids.hpp>

namespace budgetc {
namespace {

void add(std::vector<FigureGrid>& grids, FigureGrid grid) {
  if (!grid.rows.empty()) grids.push_back(std::move(grid));
}

FigureGrid plan_grid(const WrittenPlan& plan) {
  FigureGrid grid;
  for (const PlanRow& row : plan.rows) grid.rows.push_back(row.figures);
  return grid;
}

FigureGrid note_grid(const LineNotes& notes) {
  FigureGrid grid;
  for (const LineNote& note : notes.notes) grid.rows.push_back({note.amount, note.prior_year});
  return grid;
}

FigureGrid side_grid(const EarmarkRing& ring, bool income) {
  FigureGrid grid;
  for (const RingEntry& entry : ring.entries) {
    if (entry.is_income == income) grid.rows.push_back({entry.amount});
  }
  return grid;
}

FigureGrid measure_grid(const Investment& measure) {
  FigureGrid grid;
  for (const InvestmentRow& row : measure.rows) {
    auto& figures = grid.rows.emplace_back(row.years);
    figures.insert(figures.end(), row.extras.begin(), row.extras.end());
  }
  return grid;
}

}  // namespace

std::vector<FigureGrid> figure_grids(const BudgetPlan& plan) {
  std::vector<FigureGrid> grids;
  for (const Node& node : plan.nodes) {
    for (const auto& written : node.plans) {
      if (written) add(grids, plan_grid(*written));
    }
    for (const LineNotes& notes : node.line_notes) add(grids, note_grid(notes));
  }
  for (const EarmarkRing& ring : plan.rings) {
    add(grids, side_grid(ring, true));
    add(grids, side_grid(ring, false));
  }
  for (const Investment& measure : plan.investments) add(grids, measure_grid(measure));
  return grids;
}

}  // namespace budgetc
