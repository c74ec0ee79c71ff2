#pragma once

#include <string>
#include <string_view>

#include "rules/engine/rule.hpp"

// Words and labels that findings of several rules share.
namespace budgetc::rules {

/// How many places a finding shows besides its own before a note says how many more there are.
inline constexpr std::size_t label_limit = 12;

/// The place of a cell as accepted deviations name it.
[[nodiscard]] CheckPlace place_of_cell(const BudgetPlan& plan, const CellRef& cell);

/// "Zeile 002", with the plan's title where it is not the Teilergebnisplan: "Teil A Zeile 26".
[[nodiscard]] std::string row_name(const BudgetPlan& plan, const CellRef& cell);
/// "35.02.01 Zeile 002 Ansatz 2024".
[[nodiscard]] std::string cell_name(const BudgetPlan& plan, const CellRef& cell);
/// What a written figure is, in a few words: "35.02.01 Zeile 002 Ansatz 2024", "Maßnahme 35002401 …".
[[nodiscard]] std::string figure_name(const BudgetPlan& plan, FigureId figure);
/// The amount of a figure with its unit.
[[nodiscard]] std::string amount_text(const BudgetPlan& plan, FigureId figure);
/// A number with what it counts; alone where the unit is empty.
[[nodiscard]] std::string with_unit(std::string number, std::string_view unit);
/// "300 € zu viel" or "300 € zu wenig", by the sign of a difference.
[[nodiscard]] std::string too_much_or_little(const Check& check);

/// Fills in should-be, is and difference, where the difference can be said at all.
void add_amounts(Diagnostic& finding, const Check& check);
/// Points at a figure: the first one becomes the finding's own place, the others are related. Empty words
/// give the amount.
void add_label(Diagnostic& finding, const BudgetPlan& plan, FigureId figure, std::string words);
/// Points at figures, each with its name and amount, up to `label_limit`, and says how many more there are.
void add_labels(Diagnostic& finding, const BudgetPlan& plan, std::span<const Term> terms);

}  // namespace budgetc::rules
