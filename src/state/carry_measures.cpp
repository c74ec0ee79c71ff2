#include "state/carry.hpp"

namespace budgetc::state {
namespace {

std::int64_t cents_of(const BudgetPlan& plan, std::span<const Term> terms) {
  std::int64_t cents = 0;
  for (const Term& term : terms) cents += term.coefficient * plan.figures[term.figure].amount.cents();
  return cents;
}

constexpr std::array blocks{ThresholdBlock::above, ThresholdBlock::below};
constexpr std::array list_amounts{ListAmount::payments, ListAmount::grants};

}  // namespace

MeasureSums::MeasureSums(const BudgetPlan& plan, const Investment& measure) {
  for (std::optional<NodeId> node = measure.node; node; node = plan.node(*node).parent) {
    add_blocks(plan, *node);
    add_list(plan, *node);
  }
}

void MeasureSums::add_blocks(const BudgetPlan& plan, NodeId node) {
  for (const ThresholdBlock block : blocks) {
    const BlockTotals& totals = plan.node(node).investment_totals.blocks[static_cast<std::size_t>(block)];
    for (const InvestmentPosition& position : investment_positions(plan)) {
      if (const auto figure = written_figure(totals, position))
        add(plan, {.written = *figure, .node = node, .block = block, .position = position});
    }
  }
}

void MeasureSums::add_list(const BudgetPlan& plan, NodeId node) {
  const auto& lines = plan.node(node).investment_totals.list;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const bool both = line == blocks.size();
    for (const ListAmount amount : list_amounts) {
      const YearFigures& figures = amount == ListAmount::payments ? lines[line].amount : lines[line].grants;
      for (std::size_t year = 0; year < figures.size(); ++year) {
        if (!figures[year]) continue;
        add(plan, {.written = *figures[year],
                   .node = node,
                   .block = both ? ThresholdBlock::above : blocks[line],
                   .position = std::nullopt,
                   .amount = amount,
                   .budget_year = year,
                   .both = both});
      }
    }
  }
}

void MeasureSums::add(const BudgetPlan& plan, Sum sum) {
  sum.cents = cents_of(plan, sum);
  sums_.push_back(sum);
}

std::int64_t MeasureSums::cents_of(const BudgetPlan& plan, const Sum& sum) {
  std::vector<Term> terms;
  for (const ThresholdBlock block : blocks) {
    if (!sum.both && block != sum.block) continue;
    for (const Investment* const measure : measures_in_block(plan, sum.node, block)) {
      if (!sum.position) {
        const std::vector<Term> more = list_terms(plan, *measure, sum.amount, sum.budget_year);
        terms.insert(terms.end(), more.begin(), more.end());
        continue;
      }
      for (const InvestmentRow& row : measure->rows)
        append_terms(plan, row, *sum.position, balance_sign(plan, row), terms);
    }
  }
  return state::cents_of(plan, terms);
}

void MeasureSums::carry(const BudgetPlan& plan, Carrier& carrier) const {
  for (const Sum& sum : sums_) carrier.move(sum.written, cents_of(plan, sum) - sum.cents);
}

}  // namespace budgetc::state
