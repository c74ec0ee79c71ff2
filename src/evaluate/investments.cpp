#include "evaluate/investments.hpp"

#include <algorithm>
#include <map>

#include "evaluate/sum.hpp"

namespace budgetc {
namespace {

RowNature nature(const BudgetPlan& plan, const InvestmentRow& row) {
  return plan.measure_form().rows[row.row].nature;
}

void append_measures(const BudgetPlan& plan, NodeId id,
                     std::vector<std::uint32_t>& found) {  // NOLINT(misc-no-recursion)
  const Node& node = plan.node(id);
  found.insert(found.end(), node.investments.begin(), node.investments.end());
  for (const NodeId child : node.children) append_measures(plan, child, found);
}

void append_totals(const BudgetPlan& plan, const Investment& measure, RowNature wanted,
                   std::vector<Term>& terms) {
  for (const InvestmentRow& row : measure.rows) {
    if (nature(plan, row) == wanted)
      append_terms(plan, row, extra_position(plan, InvestmentColumn::total), 1, terms);
  }
}

/// The threshold that holds for payments of a row; nullptr without one.
const Located<Money>* threshold_of_row(const BudgetPlan& plan, RowIndex row) {
  const auto own = plan.thresholds.by_row.find(row);
  if (own != plan.thresholds.by_row.end()) return &own->second;
  return plan.thresholds.common ? &*plan.thresholds.common : nullptr;
}

const Located<Money>* lowest_threshold(const BudgetPlan& plan) {
  const Located<Money>* lowest = plan.thresholds.common ? &*plan.thresholds.common : nullptr;
  for (const auto& [row, threshold] : plan.thresholds.by_row) {
    if (lowest == nullptr || threshold.value < lowest->value) lowest = &threshold;
  }
  return lowest;
}

/// What a measure pays in the kinds of payment that share a threshold.
struct Share {
  const Located<Money>* threshold = nullptr;
  Sum payments;
};

std::optional<Money> printed_value(const Evaluation& evaluation, const BudgetPlan& plan,
                                   const InvestmentRow& row, const InvestmentPosition& position) {
  std::vector<Term> terms;
  append_terms(plan, row, position, plan.measure_form().own_sense_sign(row.row), terms);
  return evaluation.sum(terms);
}

InvestmentLine line(const Evaluation& evaluation, const BudgetPlan& plan, const InvestmentRow& row) {
  InvestmentLine result{.row = row.row, .years = {}, .extras = {}};
  for (const InvestmentPosition& position : investment_positions(plan)) {
    const auto value = printed_value(evaluation, plan, row, position);
    if (position.year_column) {
      result.years.push_back(value);
    } else {
      result.extras.push_back(value);
    }
  }
  return result;
}

InvestmentMeasure measure_lines(const Evaluation& evaluation, const BudgetPlan& plan, std::uint32_t index) {
  const Investment& measure = plan.investments[index];
  InvestmentMeasure result{.investment = index, .lines = {}, .list = {}};
  for (const InvestmentRow& row : measure.rows) result.lines.push_back(line(evaluation, plan, row));
  for (std::size_t year = 0; year < plan.years.size(); ++year)
    result.list.push_back({evaluation.sum(list_terms(plan, measure, ListAmount::payments, year)),
                           evaluation.sum(list_terms(plan, measure, ListAmount::grants, year))});
  return result;
}

/// The sum of what `terms_of(measure)` gives for each measure of a block; 0 where there is nothing.
template <typename TermsOf>
std::optional<Money> block_sum(const BudgetPlan& plan, const InvestmentBlock& block, TermsOf terms_of) {
  Sum sum;
  sum.add(Money{});
  for (const InvestmentMeasure& entry : block.measures) {
    for (const Term& term : terms_of(plan.investments[entry.investment])) {
      sum.add(plan.figures[term.figure].amount, term.coefficient);
    }
  }
  return sum.value();
}

/// What the rows of one nature add up to in a column, signed as printed.
std::optional<Money> side_sum(const BudgetPlan& plan, const InvestmentBlock& block,
                              const InvestmentPosition& position, RowNature wanted) {
  return block_sum(plan, block, [&](const Investment& measure) {
    std::vector<Term> terms;
    for (const InvestmentRow& row : measure.rows) {
      if (nature(plan, row) == wanted)
        append_terms(plan, row, position, plan.measure_form().own_sense_sign(row.row), terms);
    }
    return terms;
  });
}

void add_up(const BudgetPlan& plan, const BlockTotals& written, InvestmentBlock& block) {
  for (const InvestmentPosition& position : investment_positions(plan)) {
    const auto terms_of = [&](const Investment& measure) {
      std::vector<Term> terms;
      for (const InvestmentRow& row : measure.rows)
        append_terms(plan, row, position, balance_sign(plan, row), terms);
      return terms;
    };
    const InvestmentTotal total{.value = block_sum(plan, block, terms_of),
                                .written = written_figure(written, position),
                                .receipts = side_sum(plan, block, position, RowNature::income),
                                .payments = side_sum(plan, block, position, RowNature::expense)};
    if (position.year_column) {
      block.years.push_back(total);
    } else {
      block.extras.push_back(total);
    }
  }
}

InvestmentTotal list_total(const BudgetPlan& plan, const InvestmentBlock& block, ListAmount amount,
                           std::size_t year, std::optional<FigureId> written) {
  const auto terms_of = [&](const Investment& measure) { return list_terms(plan, measure, amount, year); };
  return {.value = block_sum(plan, block, terms_of), .written = written, .receipts = {}, .payments = {}};
}

InvestmentTotal list_sum(const InvestmentTotal& above, const InvestmentTotal& below,
                         std::optional<FigureId> written) {
  const bool known = above.value && below.value;
  return {.value = known ? add(*above.value, *below.value) : std::nullopt,
          .written = written,
          .receipts = {},
          .payments = {}};
}

}  // namespace

std::vector<InvestmentPosition> investment_positions(const BudgetPlan& plan) {
  std::vector<InvestmentPosition> positions;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) positions.push_back({column});
  for (std::size_t extra = 0; extra < plan.investment_form.extras.size(); ++extra) {
    positions.push_back({{}, extra});
  }
  return positions;
}

InvestmentPosition extra_position(const BudgetPlan& plan, InvestmentColumn kind, std::size_t budget_year) {
  return {{}, plan.investment_form.extra(kind, budget_year)};
}

std::optional<FigureId> written_figure(const InvestmentRow& row, const InvestmentPosition& position) {
  return position.year_column ? row.years[*position.year_column] : row.extras[position.extra];
}

std::optional<FigureId> written_figure(const BlockTotals& totals, const InvestmentPosition& position) {
  // A node without control totals keeps no columns at all.
  const auto& figures = position.year_column ? totals.years : totals.extras;
  const std::size_t index = position.year_column.value_or(position.extra);
  return index < figures.size() ? figures[index] : std::nullopt;
}

int balance_sign(const BudgetPlan& plan, const InvestmentRow& row) {
  return nature(plan, row) == RowNature::expense ? -1 : 1;
}

void append_computed_total(const BudgetPlan& plan, const InvestmentRow& row, int sign,
                           std::vector<Term>& terms) {
  for (const InvestmentColumn extra : {InvestmentColumn::provided_so_far, InvestmentColumn::later_years}) {
    if (const auto& written = row.extras[plan.investment_form.extra(extra)])
      terms.push_back({*written, sign});
  }
  for (std::size_t column = 0; column < row.years.size(); ++column) {
    if (row.years[column] && is_planning_column(plan, column)) terms.push_back({*row.years[column], sign});
  }
}

void append_terms(const BudgetPlan& plan, const InvestmentRow& row, const InvestmentPosition& position,
                  int sign, std::vector<Term>& terms) {
  if (const auto written = written_figure(row, position)) {
    terms.push_back({*written, sign});
  } else if (!position.year_column &&
             plan.investment_form.extras[position.extra].kind == InvestmentColumn::total) {
    append_computed_total(plan, row, sign, terms);
  }
}

std::vector<Term> volume_terms(const BudgetPlan& plan, const Investment& measure) {
  std::vector<Term> terms;
  append_totals(plan, measure, RowNature::expense, terms);
  if (terms.empty()) append_totals(plan, measure, RowNature::income, terms);
  return terms;
}

const Located<Money>* threshold_of(const BudgetPlan& plan, const Investment& measure) {
  // What each threshold's kinds of payment add up to; the lower one first, which decides a tie.
  std::map<Money, Share> shares;
  for (const InvestmentRow& row : measure.rows) {
    const Located<Money>* threshold = threshold_of_row(plan, row.row);
    if (threshold == nullptr || nature(plan, row) != RowNature::expense) continue;
    std::vector<Term> terms;
    append_terms(plan, row, extra_position(plan, InvestmentColumn::total), 1, terms);
    Share& share = shares.try_emplace(threshold->value, Share{threshold, {}}).first->second;
    for (const Term& term : terms) share.payments.add(plan.figures[term.figure].amount);
  }
  if (shares.empty()) return lowest_threshold(plan);
  const auto largest = std::ranges::max_element(
      shares, {}, [](const auto& share) { return share.second.payments.value().value_or(Money{}); });
  return largest->second.threshold;
}

ThresholdBlock block_of_volume(const BudgetPlan& plan, const Investment& measure, Money volume) {
  const Located<Money>* threshold = threshold_of(plan, measure);
  const bool below = threshold != nullptr && volume <= threshold->value;
  return below ? ThresholdBlock::below : ThresholdBlock::above;
}

ThresholdBlock printed_block(const BudgetPlan& plan, const Investment& measure) {
  if (measure.declared_block) return measure.declared_block->value;
  Sum volume;
  for (const Term& term : volume_terms(plan, measure)) volume.add(plan.figures[term.figure].amount);
  // A volume out of range exceeds every threshold.
  if (volume.overflow()) return ThresholdBlock::above;
  return block_of_volume(plan, measure, volume.value().value_or(Money{}));
}

std::vector<Term> list_terms(const BudgetPlan& plan, const Investment& measure, ListAmount amount,
                             std::size_t budget_year) {
  const RowNature wanted = amount == ListAmount::payments ? RowNature::expense : RowNature::income;
  std::vector<Term> terms;
  for (const InvestmentRow& row : measure.rows) {
    const auto& figure = row.years[plan.years[budget_year].column];
    if (figure && nature(plan, row) == wanted) terms.push_back({*figure, 1});
  }
  return terms;
}

std::optional<Money> shown(const BudgetPlan& plan, const InvestmentTotal& total) {
  return total.written ? plan.figures[*total.written].amount : total.value;
}

std::vector<std::uint32_t> measures_below(const BudgetPlan& plan, NodeId node) {
  std::vector<std::uint32_t> found;
  append_measures(plan, node, found);
  std::ranges::sort(found);  // the sources may list a node before the one above it
  return found;
}

std::vector<const Investment*> measures_in_block(const BudgetPlan& plan, NodeId node, ThresholdBlock block) {
  std::vector<const Investment*> found;
  for (const std::uint32_t index : measures_below(plan, node)) {
    const Investment& measure = plan.investments[index];
    if (printed_block(plan, measure) == block) found.push_back(&measure);
  }
  return found;
}

InvestmentTable investment_table(const Evaluation& evaluation, const BudgetPlan& plan, NodeId node) {
  InvestmentTable table;
  for (const std::uint32_t index : measures_below(plan, node)) {
    const auto block = static_cast<std::size_t>(printed_block(plan, plan.investments[index]));
    table.blocks[block].measures.push_back(measure_lines(evaluation, plan, index));
  }
  const InvestmentTotals& written = plan.node(node).investment_totals;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    InvestmentBlock& block = table.blocks[i];
    add_up(plan, written.blocks[i], block);
    for (std::size_t year = 0; year < plan.years.size(); ++year)
      block.list.push_back({list_total(plan, block, ListAmount::payments, year, written.list[i].amount[year]),
                            list_total(plan, block, ListAmount::grants, year, written.list[i].grants[year])});
  }
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    const auto& above = table.blocks[0].list[year];
    const auto& below = table.blocks[1].list[year];
    table.list.push_back({list_sum(above.amount, below.amount, written.list[2].amount[year]),
                          list_sum(above.grants, below.grants, written.list[2].grants[year])});
  }
  return table;
}

}  // namespace budgetc
