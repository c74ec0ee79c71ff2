#pragma once

#include <string>

#include "emit/markdown_text.hpp"

namespace budgetc::emit {

/// A table with its columns aligned for reading, amounts to the right, sums bold.
[[nodiscard]] std::string markdown_table(const Table& table, const LinkTargets& links);
/// The values of a chart as a table: a row per series.
[[nodiscard]] Table chart_table(const Chart& chart);
/// Columns that a text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace budgetc::emit
