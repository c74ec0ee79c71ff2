#include <algorithm>
#include <tuple>

#include "diagnostics/render.hpp"

namespace budgetc {
namespace {

std::strong_ordering compare_labels(const Label& a, const Label& b) {
  return std::tie(a.span, a.text) <=> std::tie(b.span, b.text);
}

std::strong_ordering compare_related(const std::vector<Label>& a, const std::vector<Label>& b) {
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), compare_labels);
}

std::strong_ordering compare_amounts(const std::optional<Amounts>& a, const std::optional<Amounts>& b) {
  if (!a || !b) return a.has_value() <=> b.has_value();
  return std::tie(a->expected, a->actual, a->difference) <=> std::tie(b->expected, b->actual, b->difference);
}

/// Total over everything a finding says, so that the order never depends on who reported first.
std::strong_ordering compare(const Diagnostic& a, const Diagnostic& b) {
  if (const auto place = a.primary.span <=> b.primary.span; place != 0) return place;
  const auto words = std::tie(a.code, a.severity, a.message, a.primary.text) <=>
                     std::tie(b.code, b.severity, b.message, b.primary.text);
  if (words != 0) return words;
  if (const auto related = compare_related(a.related, b.related); related != 0) return related;
  if (const auto amounts = compare_amounts(a.amounts, b.amounts); amounts != 0) return amounts;
  return std::tie(a.notes, a.helps) <=> std::tie(b.notes, b.helps);
}

}  // namespace

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  std::ranges::sort(diagnostics, [](const Diagnostic& a, const Diagnostic& b) { return compare(a, b) < 0; });
  const auto repeated = std::ranges::unique(
      diagnostics, [](const Diagnostic& a, const Diagnostic& b) { return compare(a, b) == 0; });
  diagnostics.erase(repeated.begin(), repeated.end());
}

}  // namespace budgetc
