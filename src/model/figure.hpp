#pragma once

#include <cstdint>
#include <deque>

#include <budgetc/base/money.hpp>
#include <budgetc/base/span.hpp>

namespace budgetc {

/// Index of a written figure in `FigureTable`; what every check, trace and suspicion refers to.
enum class FigureId : std::uint32_t {};
/// Index of a node in `BudgetPlan::nodes`.
enum class NodeId : std::uint32_t {};

/// What a written figure is.
enum class FigureKind : std::uint8_t {
  plan_cell,            ///< cell of a Teilergebnisplan or of Teil A: leaf or control total
  plan_correction,      ///< what is added to a derived cell of a plan
  note_amount,          ///< amount of a line note
  note_prior_year,      ///< prior-year amount of a line note
  ring_entry,           ///< entry of an earmark ring
  investment_cell,      ///< cell of a measure's row
  commitment_maturity,  ///< a VE's maturity
  block_total,          ///< control total of a block of Teil B
  list_total,           ///< control total of the list of planned investments
  posts,                ///< Planstellen of a column, counted in hundredths
  reserve,              ///< stand of a reserve at the beginning of the fiscal year, or a loss carried forward
  indicator_value,      ///< value of an indicator, counted in hundredths
  part_amount,          ///< amount of a part that has no kind of its own
  accepted_difference,  ///< difference that an accepted deviation names
};

/// Whether figures of this kind are euros; the others count hundredths of something else.
[[nodiscard]] constexpr bool is_money(FigureKind kind) {
  return kind != FigureKind::posts && kind != FigureKind::indicator_value;
}

/// An amount somebody wrote: the source's atom. Indicator values share the type, in hundredths of their unit.
struct Figure {
  Money amount;
  Span span;
  FigureKind kind = FigureKind::plan_cell;
  NodeId node{};
  /// False for an amount that is written but could not be read: a finding says so, its amount is 0, and no
  /// check that depends on it can be decided.
  bool readable = true;
};

/// All written figures of a plan, in source order of their files.
class FigureTable {
 public:
  FigureId add(Figure figure) {
    figures_.push_back(figure);
    return static_cast<FigureId>(figures_.size() - 1);
  }
  /// Replaces an amount: for what-if runs, such as the tests that change each figure in turn.
  void set_amount(FigureId id, Money amount) { figures_[static_cast<std::size_t>(id)].amount = amount; }
  /// Lets a figure stand elsewhere: a change list names its amount.
  void set_span(FigureId id, Span span) { figures_[static_cast<std::size_t>(id)].span = span; }
  [[nodiscard]] const Figure& operator[](FigureId id) const { return figures_[static_cast<std::size_t>(id)]; }
  [[nodiscard]] std::size_t size() const { return figures_.size(); }

 private:
  /// Grows without moving what is there.
  std::deque<Figure> figures_;
};

}  // namespace budgetc
