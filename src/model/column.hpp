#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace budgetc {

/// What a year column of a plan means (Ergebnis, Ansatz, Plan).
enum class ColumnKind : std::uint8_t { actual, budgeted, planned };

/// One year column of every plan, e.g. "Ansatz 2024".
struct Column {
  ColumnKind kind = ColumnKind::budgeted;
  int year = 0;

  friend bool operator==(const Column&, const Column&) = default;
};

/// "Ergebnis", "Ansatz" or "Plan".
[[nodiscard]] std::string_view column_kind_name(ColumnKind kind);
/// The column as written and printed: "Ansatz 2024".
[[nodiscard]] std::string column_name(const Column& column);
/// Reads "Ansatz 2024"; nothing for anything else.
[[nodiscard]] std::optional<Column> parse_column(std::string_view text);

}  // namespace budgetc
