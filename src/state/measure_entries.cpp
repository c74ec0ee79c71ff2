#include <fmt/format.h>

#include "evaluate/investments.hpp"
#include "state/entries.hpp"

namespace budgetc::state {
namespace {

constexpr std::array<std::string_view, 2> block_names{"ueber", "unter"};

const std::string& extra_name(const BudgetPlan& plan, std::size_t extra) {
  return plan.investment_form.extras[extra].key;
}

/// What falls due of the VE of each budget year.
void add_due_amounts(const BudgetPlan& plan, const Investment& measure, Entries& entries) {
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    const DueAmounts& due = measure.maturities[year];
    const std::string row =
        "faelligkeiten " + plan.investment_form.key_of(InvestmentColumn::commitment, year);
    const std::string_view number = measure.number.value;
    for (std::size_t i = 0; i < due.years.size(); ++i)
      entries.figure({ItemKind::measure, number, row, column_name(plan.columns[i])}, due.years[i]);
    entries.figure({ItemKind::measure, number, row, "spaeter"}, due.later);
  }
}

void add_measure(const BudgetPlan& plan, const Investment& measure, Entries& entries) {
  const std::string_view number = measure.number.value;
  entries.words({ItemKind::measure, number, {}, "bezeichnung"}, measure.name.value);
  entries.words({ItemKind::measure, number, {}, "wertgrenze"},
                block_names[static_cast<std::size_t>(printed_block(plan, measure))]);
  for (const InvestmentRow& row : measure.rows) {
    const std::string_view name = plan.measure_form().rows[row.row].number;
    for (std::size_t i = 0; i < row.years.size(); ++i)
      entries.figure({ItemKind::measure, number, name, column_name(plan.columns[i])}, row.years[i]);
    for (std::size_t i = 0; i < row.extras.size(); ++i)
      entries.figure({ItemKind::measure, number, name, extra_name(plan, i)}, row.extras[i]);
  }
  add_due_amounts(plan, measure, entries);
}

/// The sums of one block, as they are printed.
void add_block(const BudgetPlan& plan, const InvestmentBlock& block, std::string_view name,
               Entries& entries) {
  const auto sum = [&](const InvestmentTotal& total, std::string_view column) {
    entries.amount({ItemKind::total, teil_b_key, name, column}, shown(plan, total));
  };
  for (std::size_t i = 0; i < block.years.size(); ++i) sum(block.years[i], column_name(plan.columns[i]));
  for (std::size_t i = 0; i < block.extras.size(); ++i) sum(block.extras[i], extra_name(plan, i));
}

void add_list_line(const BudgetPlan& plan, std::string_view name,
                   const std::vector<ListAmounts<InvestmentTotal>>& years, Entries& entries) {
  for (std::size_t year = 0; year < years.size(); ++year) {
    const int number = plan.years[year].year;
    entries.amount({ItemKind::total, measure_list_key, name, fmt::format("betrag {}", number)},
                   shown(plan, years[year].amount));
    entries.amount({ItemKind::total, measure_list_key, name, fmt::format("zuwendungen {}", number)},
                   shown(plan, years[year].grants));
  }
}

}  // namespace

void add_measures(const State& state, NodeId id, Entries& entries) {
  const BudgetPlan& plan = state.plan;
  for (const std::uint32_t index : plan.node(id).investments)
    add_measure(plan, plan.investments[index], entries);
  if (plan.investments.empty()) return;
  const InvestmentTable table = investment_table(state.evaluation, plan, id);
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    add_block(plan, table.blocks[i], block_names[i], entries);
    add_list_line(plan, block_names[i], table.blocks[i].list, entries);
  }
  add_list_line(plan, "summe", table.list, entries);
}

}  // namespace budgetc::state
