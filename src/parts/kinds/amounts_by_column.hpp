#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/lowering.hpp"
#include "parts/part.hpp"

// What parts share that write an amount for each column of the plan.
namespace budgetc::parts {

/// An amount for each column of the plan, or nothing.
using ColumnAmounts = std::vector<std::optional<FigureId>>;

/// Which sign such an amount may have, and what is said of another one.
struct SignRule {
  /// +1: not negative; -1: not positive; 0: any.
  int sign = 0;
  std::string_view refusal{};
  std::string_view help{};
};

/// Reads `{Ansatz 2026: 31.000}`, or a list with an amount for each column. What cannot be understood decides
/// nothing: amounts that are written but not in a known column may belong to any that is blank.
void read_by_column(binding::Context& context, const SourceNode& value, const SignRule& rule,
                    ColumnAmounts& amounts);
/// What `read_by_column` reads, for those who describe the format.
inline constexpr binding::Value amounts_of_columns = or_else(binding::by_column, binding::amounts_value);

/// The amount in a column.
[[nodiscard]] std::optional<FigureId> amount_in(const ColumnAmounts& amounts, std::size_t column);
/// Whether there is any amount.
[[nodiscard]] bool has_amount(const ColumnAmounts& amounts);
/// Appends the amounts, each with its words and column: "haushalt Eigenkapital, Summe, Ansatz 2026".
void append_figures(const BudgetPlan& plan, std::string_view words, const ColumnAmounts& amounts,
                    std::vector<PartFigure>& list);
/// Appends the amount in a column to a proof.
void append_term(const ColumnAmounts& amounts, std::size_t column, int sign, std::vector<ProofTerm>& terms);
/// The column that shows the year before: of several, the one that the plan goes on from.
[[nodiscard]] std::optional<std::size_t> column_before(const BudgetPlan& plan, std::size_t column);

/// The rows of tidy data of one line: what stands before the amount is given, the amounts follow by column.
void append_data(const lowering::Context& context, const Node& node, const std::vector<CellValue>& line,
                 const ColumnAmounts& amounts, Dataset& data);
/// One printed line: its name, and the amounts of the columns that are printed.
[[nodiscard]] TableRow amount_row(const lowering::Context& context, CellValue name,
                                  const ColumnAmounts& amounts, const std::vector<std::size_t>& columns);

}  // namespace budgetc::parts
