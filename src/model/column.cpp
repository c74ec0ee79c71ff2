#include "model/column.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace budgetc {
namespace {

constexpr std::array kinds{ColumnKind::actual, ColumnKind::budgeted, ColumnKind::planned};

/// Reads exactly four digits that do not begin with zero: years are written in full.
std::optional<int> read_column_year(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 4 || text.front() == '0' || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

}  // namespace

std::string_view column_kind_name(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::actual: return "Ergebnis";
    case ColumnKind::budgeted: return "Ansatz";
    case ColumnKind::planned: return "Plan";
  }
  return {};
}

std::string column_name(const Column& column) {
  return std::string(column_kind_name(column.kind)) + ' ' + std::to_string(column.year);
}

std::optional<Column> parse_column(std::string_view text) {
  for (const ColumnKind kind : kinds) {
    const std::string_view name = column_kind_name(kind);
    if (!text.starts_with(name) || text.substr(name.size(), 1) != " ") continue;
    const auto year = read_column_year(text.substr(name.size() + 1));
    if (!year) return std::nullopt;
    return Column{.kind = kind, .year = *year};
  }
  return std::nullopt;
}

}  // namespace budgetc
