#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "evaluate/evaluation.hpp"

namespace budgetc {

/// A column of Teil B: a year column of the plan, or one of the extra ones.
struct InvestmentPosition {
  std::optional<std::size_t> year_column;
  /// Index into `InvestmentForm::extras`, where it is no year column.
  std::size_t extra = 0;
};

/// Every column of Teil B: the year columns, then the extra ones.
[[nodiscard]] std::vector<InvestmentPosition> investment_positions(const BudgetPlan& plan);
/// An extra column of Teil B; a VE is that of a budget year.
[[nodiscard]] InvestmentPosition extra_position(const BudgetPlan& plan, InvestmentColumn kind,
                                                std::size_t budget_year = 0);

/// What is written for a measure's row in a column of Teil B.
[[nodiscard]] std::optional<FigureId> written_figure(const InvestmentRow& row,
                                                     const InvestmentPosition& position);
/// What is written for a block's sum in a column of Teil B.
[[nodiscard]] std::optional<FigureId> written_figure(const BlockTotals& totals,
                                                     const InvestmentPosition& position);

/// Appends the written figures that a measure's row stands for in a column, in the row's own sense times
/// `sign`. A total that is not written is what was provided so far (which includes the years before), plus
/// the budget years and those planned after them, plus what is meant for later years.
void append_terms(const BudgetPlan& plan, const InvestmentRow& row, const InvestmentPosition& position,
                  int sign, std::vector<Term>& terms);
/// Appends what an unwritten total would be: provided so far, the budget years and those planned after them,
/// and later years.
void append_computed_total(const BudgetPlan& plan, const InvestmentRow& row, int sign,
                           std::vector<Term>& terms);

/// +1 for receipts and -1 for payments: what a row counts in a balance, whatever sign the form prints.
[[nodiscard]] int balance_sign(const BudgetPlan& plan, const InvestmentRow& row);

/// The written figures that a measure's total volume stands for: the totals of its payments or, where it has
/// none, of its receipts, positive.
[[nodiscard]] std::vector<Term> volume_terms(const BudgetPlan& plan, const Investment& measure);
/// The threshold that decides about a measure: that of the kinds of payment with the largest share of its
/// total payments, of equal shares the lower one, and the lowest of all where it pays nothing. nullptr where
/// the plan has none.
[[nodiscard]] const Located<Money>* threshold_of(const BudgetPlan& plan, const Investment& measure);
/// The block of Teil B that a total volume belongs to: above only what exceeds the threshold; without a
/// threshold, every measure is shown one by one.
[[nodiscard]] ThresholdBlock block_of_volume(const BudgetPlan& plan, const Investment& measure, Money volume);
/// The block a measure is printed in: the one its source names, else that of its volume.
[[nodiscard]] ThresholdBlock printed_block(const BudgetPlan& plan, const Investment& measure);

/// Which amount of the list of planned investments is meant: the payments of a budget year, or what others
/// grant towards them.
enum class ListAmount : std::uint8_t { payments, grants };
/// The written figures that a measure's amount in the list stands for in a budget year, positive.
[[nodiscard]] std::vector<Term> list_terms(const BudgetPlan& plan, const Investment& measure,
                                           ListAmount amount, std::size_t budget_year);

/// A sum of Teil B or of the list: 0 where there is nothing to add up, nothing when out of range; and the
/// control total written for it. Sums of Teil B are balances, signed +1 for receipts; what both sides are is
/// signed as the form prints it.
struct InvestmentTotal {
  std::optional<Money> value;
  std::optional<FigureId> written;
  std::optional<Money> receipts;
  std::optional<Money> payments;
};
/// What is printed for a sum: the control total where one is written, else the computed value.
[[nodiscard]] std::optional<Money> shown(const BudgetPlan& plan, const InvestmentTotal& total);

/// One row of a measure as Teil B prints it, signed as the form signs it. Blank prints blank.
struct InvestmentLine {
  RowIndex row = 0;  ///< of Teil A
  std::vector<std::optional<Money>> years;
  /// By `InvestmentForm::extras`.
  std::vector<std::optional<Money>> extras;
};

/// What the list shows of a thing in one budget year: payments, and grants towards them; positive.
template <typename T>
struct ListAmounts {
  T amount{};
  T grants{};
};

/// One measure of Teil B and of the list.
struct InvestmentMeasure {
  std::uint32_t investment = 0;  ///< index into BudgetPlan::investments
  std::vector<InvestmentLine> lines;
  /// Of the list, by budget year.
  std::vector<ListAmounts<std::optional<Money>>> list;
};

/// A block of Teil B with its sums.
struct InvestmentBlock {
  std::vector<InvestmentMeasure> measures;
  std::vector<InvestmentTotal> years;
  /// By `InvestmentForm::extras`.
  std::vector<InvestmentTotal> extras;
  /// Its line in the list, by budget year.
  std::vector<ListAmounts<InvestmentTotal>> list;
};

/// Teil B and the list of planned investments of a node: its own measures and those of all nodes below.
struct InvestmentTable {
  /// By ThresholdBlock.
  std::array<InvestmentBlock, 2> blocks;
  /// The sum of the list, by budget year.
  std::vector<ListAmounts<InvestmentTotal>> list;
};

/// Indices of the measures of a node and of all nodes below, in source order.
[[nodiscard]] std::vector<std::uint32_t> measures_below(const BudgetPlan& plan, NodeId node);
/// The measures of a node and of all nodes below that are printed in a block, in source order.
[[nodiscard]] std::vector<const Investment*> measures_in_block(const BudgetPlan& plan, NodeId node,
                                                               ThresholdBlock block);
/// Teil B and the list of a node.
[[nodiscard]] InvestmentTable investment_table(const Evaluation& evaluation, const BudgetPlan& plan,
                                               NodeId node);

}  // namespace budgetc
