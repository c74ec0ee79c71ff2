#pragma once

#include <compare>
#include <map>
#include <vector>

#include "causes/system.hpp"

namespace budgetc::causes {

/// A check of a cell's amount, whatever its column is.
struct SumKey {
  Code rule;
  NodeId node{};
  PlanId plan{};
  RowIndex row = 0;
  std::uint32_t index = 0;
  std::uint32_t part = 0;

  friend auto operator<=>(const SumKey&, const SumKey&) = default;
};

/// One sum in all of its columns.
struct SumInColumns {
  std::size_t column_count = 0;
  /// Its broken checks, ascending by column.
  std::vector<std::uint32_t> broken;
};

/// What a check of a cell's amount is the same in as in other columns.
[[nodiscard]] SumKey sum_key(const Check& check);
/// The sums with a broken check.
[[nodiscard]] std::map<SumKey, SumInColumns> broken_sums(const System& system);
}  // namespace budgetc::causes
