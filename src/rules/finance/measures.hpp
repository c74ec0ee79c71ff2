#pragma once

#include "evaluate/investments.hpp"
#include "rules/engine/rule.hpp"

// What the rules on measures share. Their checks' subjects name the measure by `index`, its row by `part`
// (and `cell.row`), and its node by `cell.node`.
namespace budgetc::rules {

/// Key of a block of Teil B or of a line of the list: "ueber", "unter", "summe".
[[nodiscard]] std::string_view line_key(std::size_t line);

/// A rule whose checks are about a measure as a whole.
class MeasureRule : public Rule {
 public:
  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override;
};

/// A rule whose checks are about one row of a measure.
class MeasureRowRule : public MeasureRule {
 public:
  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override;

 protected:
  /// "Maßnahme 35002401 Zeile 26".
  [[nodiscard]] static std::string name(const RuleContext& context, const Check& check);
};

/// Whether a measure pays in the row.
[[nodiscard]] bool is_payment(const BudgetPlan& plan, const InvestmentRow& row);
/// Appends what a measure pays in a column of Teil B, all rows together.
void append_payments(const BudgetPlan& plan, const Investment& measure, const InvestmentPosition& position,
                     std::vector<Term>& terms);
/// "VE", or "VE 2027" where there is more than one budget year.
[[nodiscard]] std::string commitment_name(const BudgetPlan& plan, std::size_t budget_year);
/// The budget year that a check is about, by the column of its subject.
[[nodiscard]] std::size_t budget_year_of(const BudgetPlan& plan, const Check& check);
/// By which a deviation tells the VE of one budget year from that of the other; empty where there is one.
[[nodiscard]] std::string_view commitment_column(const BudgetPlan& plan, const Check& check);

/// Calls `visit(Investment, InvestmentRow, Subject)` for every row of every measure.
template <typename Visit>
void visit_measure_rows(const BudgetPlan& plan, Visit visit) {
  for (std::uint32_t i = 0; i < plan.investments.size(); ++i) {
    const Investment& measure = plan.investments[i];
    for (std::uint32_t r = 0; r < measure.rows.size(); ++r) {
      const CellRef cell{measure.node, *plan.measure_plan, measure.rows[r].row};
      visit(measure, measure.rows[r], Subject{.cell = cell, .index = i, .part = r});
    }
  }
}

}  // namespace budgetc::rules
