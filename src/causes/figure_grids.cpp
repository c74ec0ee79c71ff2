#include "causes/figure_grids.hpp"

#include <algorithm>
#include <iterator>

#include "evaluate/plan_environment.hpp"
#include "evaluate/prior_year.hpp"

namespace budgetc {
namespace {

void add(std::vector<FigureGrid>& grids, FigureGrid grid) {
  if (!grid.rows.empty()) grids.push_back(std::move(grid));
}

std::vector<int> years_of(const BudgetPlan& plan) {
  std::vector<int> years;
  std::ranges::transform(plan.columns, std::back_inserter(years), &Column::year);
  return years;
}

/// The same cells in last year's plan. A planned year is found there in whatever column has it.
class LastYear {
 public:
  LastYear(const BudgetPlan& plan, const PriorYear& prior_year) : plan_(plan), prior_(prior_year) {
    for (const Column& column : plan.columns) {
      const auto same = std::ranges::find(prior_.plan.columns, column.year, &Column::year);
      const auto at = static_cast<std::uint16_t>(same - prior_.plan.columns.begin());
      columns_.push_back(same == prior_.plan.columns.end() ? std::nullopt : std::optional(at));
    }
  }

  std::vector<std::vector<std::optional<Money>>> cells(const Node& node, PlanId id,
                                                       const WrittenPlan& written) const {
    std::vector<std::vector<std::optional<Money>>> cells;
    const PlanForm& form = plan_.form(id);
    const auto before = prior_.plan.find_node(node.number.value);
    const auto plan = prior_.plan.find_plan(form.key);
    const bool comparable = plan && form.expenses_negative == prior_.plan.form(*plan).expenses_negative;
    for (const PlanRow& row : written.rows) {
      auto& amounts = cells.emplace_back(columns_.size());
      const auto same = comparable ? prior_.plan.form(*plan).find(form.rows[row.row].number) : std::nullopt;
      if (!before || !same) continue;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i]) amounts[i] = prior_.evaluation.shown({*before, *plan, *same, *columns_[i]});
      }
    }
    return cells;
  }

 private:
  const BudgetPlan& plan_;
  const PriorYear& prior_;
  std::vector<std::optional<std::uint16_t>> columns_;
};

FigureGrid plan_grid(const BudgetPlan& plan, NodeId node, PlanId id) {
  FigureGrid grid{.rows = {}, .years = years_of(plan)};
  grid.form = &plan.form(id);
  for (const PlanRow& row : plan.node(node).plan(id)->rows) {
    grid.rows.push_back(row.figures);
    grid.cells.push_back({.node = node, .plan = id, .row = row.row});
  }
  for (auto above = plan.node(node).parent; above; above = plan.node(*above).parent)
    grid.above.push_back(*above);
  return grid;
}

/// One cell for each budget year.
std::vector<std::optional<FigureId>> of_years(const BudgetPlan& plan, const YearFigures& figures) {
  return {figures.begin(), figures.begin() + static_cast<std::ptrdiff_t>(plan.years.size())};
}

FigureGrid note_grid(const BudgetPlan& plan, const LineNotes& notes) {
  FigureGrid grid;
  for (const BudgetYear& budget : plan.years) grid.years.push_back(budget.year);
  grid.years.push_back(plan.first_year() - 1);
  for (const LineNote& note : notes.notes) {
    auto& row = grid.rows.emplace_back(of_years(plan, note.amount));
    const auto prior = of_years(plan, note.prior_year);
    row.insert(row.end(), prior.begin(), prior.end());
  }
  return grid;
}

FigureGrid side_grid(const BudgetPlan& plan, const EarmarkRing& ring, bool income) {
  FigureGrid grid;
  for (const RingEntry& entry : ring.entries) {
    if (entry.is_income == income) grid.rows.push_back(of_years(plan, entry.amount));
  }
  return grid;
}

/// The years of a measure are no series: it is paid for once.
FigureGrid measure_grid(const Investment& measure) {
  FigureGrid grid;
  for (const InvestmentRow& row : measure.rows) {
    auto& figures = grid.rows.emplace_back(row.years);
    figures.insert(figures.end(), row.extras.begin(), row.extras.end());
  }
  return grid;
}

/// The values of an indicator, in steps of the last digit that one of them has.
FigureGrid indicator_grid(const BudgetPlan& plan, const Indicator& indicator) {
  FigureGrid grid{.rows = {indicator.values}};
  grid.step = 100;
  for (const auto& value : indicator.values) {
    while (value && plan.figures[*value].amount.cents() % grid.step != 0) grid.step /= 10;
  }
  return grid;
}

}  // namespace

std::vector<FigureGrid> figure_grids(const BudgetPlan& plan, const PriorYear* prior_year) {
  std::vector<FigureGrid> grids;
  std::optional<LastYear> last_year;
  if (prior_year != nullptr) last_year.emplace(plan, *prior_year);
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const Node& node = plan.nodes[i];
    for (const PlanId id : plan.plan_ids()) {
      const WrittenPlan* written = node.plan(id);
      if (written == nullptr) continue;
      FigureGrid grid = plan_grid(plan, static_cast<NodeId>(i), id);
      if (last_year) grid.last_year = last_year->cells(node, id, *written);
      add(grids, std::move(grid));
    }
    for (const LineNotes& notes : node.line_notes) add(grids, note_grid(plan, notes));
    for (const IndicatorTable* const table : indicator_tables(node)) {
      for (const Indicator& indicator : table->rows) add(grids, indicator_grid(plan, indicator));
    }
  }
  for (const EarmarkRing& ring : plan.rings) {
    add(grids, side_grid(plan, ring, true));
    add(grids, side_grid(plan, ring, false));
  }
  for (const Investment& measure : plan.investments) add(grids, measure_grid(measure));
  return grids;
}

}  // namespace budgetc
