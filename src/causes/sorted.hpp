#pragma once

#include <algorithm>
#include <vector>

namespace budgetc::causes {

/// Sorts a list and leaves each of its elements once.
template <typename T>
void sort_unique(std::vector<T>& list) {
  std::ranges::sort(list);
  const auto [first, last] = std::ranges::unique(list);
  list.erase(first, last);
}

}  // namespace budgetc::causes
