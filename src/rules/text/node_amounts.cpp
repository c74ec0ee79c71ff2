#include "rules/text/node_amounts.hpp"

#include <algorithm>

namespace budgetc::rules {

std::vector<NodeAmount> AmountIndex::of_node(NodeId node) {
  if (figures_.empty()) find_figures();
  std::vector<NodeAmount> amounts;
  append_cells(node, amounts);
  if (!plan_.years.empty()) {
    const std::size_t year = plan_.years.front().column;
    std::ranges::stable_partition(amounts, [&](const NodeAmount& one) { return one.cell->column == year; });
  }
  for (const FigureId id : figures_[static_cast<std::size_t>(node)])
    amounts.push_back({.amount = plan_.figures[id].amount, .figure = id});
  std::erase_if(amounts, [](const NodeAmount& one) { return one.amount.is_zero(); });
  return amounts;
}

bool AmountIndex::anywhere(std::int64_t cents) {
  if (all_.empty()) {
    all_.insert(0);
    for (std::size_t i = 0; i < plan_.nodes.size(); ++i) {
      for (const NodeAmount& one : of_node(static_cast<NodeId>(i)))
        all_.insert(one.amount.absolute().cents());
    }
  }
  return all_.contains(cents);
}

void AmountIndex::append_cells(NodeId node, std::vector<NodeAmount>& amounts) const {
  for (const PlanId id : plan_.plan_ids()) {
    const std::size_t rows = plan_.form(id).rows.size();
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < plan_.columns.size(); ++column) {
        const CellRef cell{node, id, static_cast<RowIndex>(row), static_cast<std::uint16_t>(column)};
        if (const auto amount = evaluation_.shown(cell)) amounts.push_back({.amount = *amount, .cell = cell});
      }
    }
  }
}

void AmountIndex::find_figures() {
  figures_.resize(plan_.nodes.size());
  for (std::size_t i = 0; i < plan_.figures.size(); ++i) {
    const auto id = static_cast<FigureId>(i);
    const Figure& figure = plan_.figures[id];
    const auto node = static_cast<std::size_t>(figure.node);
    if (is_money(figure.kind) && figure.kind != FigureKind::plan_cell && figure.readable &&
        node < figures_.size())
      figures_[node].push_back(id);
  }
}

}  // namespace budgetc::rules
