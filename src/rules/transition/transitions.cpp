#include "rules/transition/transitions.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace budgetc::rules {

bool is_at_or_below(const BudgetPlan& plan, NodeId node, NodeId ancestor) {
  while (node != ancestor) {
    const auto& parent = plan.node(node).parent;
    if (!parent) return false;
    node = *parent;
  }
  return true;
}

bool is_number_below(std::string_view number, std::string_view ancestor) {
  if (!number.starts_with(ancestor)) return false;
  return number.size() == ancestor.size() || number[ancestor.size()] == '.';
}

std::size_t letters_apart(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace budgetc::rules
