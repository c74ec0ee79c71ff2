#pragma once

#include <span>
#include <string>
#include <vector>

#include "causes/report_causes.hpp"

namespace budgetc::causes {

/// "alle 4 verletzten Prüfungen"
[[nodiscard]] std::string check_words(std::size_t count);
/// Puts a broken check underneath its cause.
void attach_check(Diagnostic& diagnostic, Diagnostic symptom);

/// Sums that lack an entry in all of their columns: one finding, with what is missing in each.
[[nodiscard]] Diagnostic report_missing(const BudgetPlan& plan, const Cause& cause,
                                        const DescribeCheck& describe);
/// A plan that is wrong as a whole, or a row that has another one in it.
[[nodiscard]] Diagnostic report_whole_plan(const BudgetPlan& plan, const Cause& cause,
                                           const DescribeCheck& describe);
/// A row that may stand under a wrong number.
[[nodiscard]] Diagnostic report_moved_row(const BudgetPlan& plan, const Cause& cause,
                                          const DescribeCheck& describe);
/// Blanks that explain several checks at once.
[[nodiscard]] Diagnostic report_blanks(const BudgetPlan& plan, const Cause& cause,
                                       const DescribeCheck& describe);
/// "1.2 Zeile 11 Plan 2027 ist leer: 155.000?"
[[nodiscard]] std::string blank_words(const BudgetPlan& plan, std::span<const BlankCell> cells);

}  // namespace budgetc::causes
