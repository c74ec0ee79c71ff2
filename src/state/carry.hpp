#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "evaluate/investments.hpp"
#include "schema/context.hpp"

namespace budgetc::state {

/// Which change is just being made: indices into the lists and the changes of one.
struct ChangePlace {
  std::uint32_t list = 0;
  std::uint32_t change = 0;
};

/// Changes figures and carries what changed into the written sums above. What a list sets by itself is never
/// carried into: the checks hold it against what it sums up.
class Carrier {
 public:
  explicit Carrier(binding::Context& context) : context_(context), plan_(context.plan) {}

  /// Begins a list with the figures whose sums it sets.
  void begin_list(std::set<FigureId> set_by_list) { set_by_list_ = std::move(set_by_list); }
  void begin_change(const ChangePlace& place) { place_ = place; }

  /// Gives a figure the amount that a change names at a span, and says by how many cents it moves.
  std::int64_t set(FigureId figure, Money amount, Span span);
  /// Lets a new figure stand in a blank cell.
  void fill(std::optional<FigureId>& cell, const Figure& figure);

  /// Carries a change of an entered cell into the written sums of its node and of all above it.
  void carry_cell(const CellRef& cell, std::int64_t cents);
  /// Carries a change of a cell that measures make up: its own written sum moves, too.
  void carry_measures(const CellRef& cell, std::int64_t cents);
  /// Moves a written sum.
  void move(FigureId figure, std::int64_t cents);

 private:
  void move_row(NodeId node, const CellRef& cell, std::int64_t cents);
  [[nodiscard]] const std::vector<std::int64_t>& shares(PlanId plan, RowIndex row);

  binding::Context& context_;
  BudgetPlan& plan_;
  ChangePlace place_;
  std::set<FigureId> set_by_list_;
  /// By plan and row: how often each row of the form contains it.
  std::map<std::pair<PlanId, RowIndex>, std::vector<std::int64_t>> shares_;
};

/// The written sums of Teil B and of the list over a measure, and what its rows make of them just now. A
/// change of the measure moves each by what it makes of it then.
class MeasureSums {
 public:
  MeasureSums(const BudgetPlan& plan, const Investment& measure);
  /// Moves the sums after the measure has changed.
  void carry(const BudgetPlan& plan, Carrier& carrier) const;

 private:
  struct Sum {
    FigureId written{};
    NodeId node{};
    ThresholdBlock block = ThresholdBlock::above;
    /// The position of a sum of Teil B; else the line of the list is meant.
    std::optional<InvestmentPosition> position;
    ListAmount amount = ListAmount::payments;
    std::size_t budget_year = 0;
    /// Of the list, both blocks together.
    bool both = false;
    std::int64_t cents = 0;
  };
  void add_blocks(const BudgetPlan& plan, NodeId node);
  void add_list(const BudgetPlan& plan, NodeId node);
  void add(const BudgetPlan& plan, Sum sum);
  [[nodiscard]] static std::int64_t cents_of(const BudgetPlan& plan, const Sum& sum);

  std::vector<Sum> sums_;
};

}  // namespace budgetc::state
