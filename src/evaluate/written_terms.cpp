#include <algorithm>

#include "evaluate/indicator_lookup.hpp"
#include "evaluate/plan_environment.hpp"

// The written figures behind what expressions name. Every function here goes the way of the one that gives
// the value, so that both always speak of the same figures.
namespace budgetc {

void PlanEnvironment::check_readable(WrittenTerms& written) const {
  const bool readable = std::ranges::all_of(
      written.terms, [this](const Term& term) { return plan_.figures[term.figure].readable; });
  if (!readable) written.decidable = false;
}

WrittenTerms PlanEnvironment::written(const RowReference& reference, const Viewpoint& from) const {
  WrittenTerms result;
  const auto named = cells(reference, from);
  if (!named) return result;
  for (const auto& cell : *named) {
    if (!cell) continue;
    if (!evaluation_.cell(*cell).written && !evaluation_.decidable(*cell)) result.decidable = false;
    evaluation_.append_terms(*cell, 1, result.terms);
  }
  check_readable(result);
  return result;
}

WrittenTerms PlanEnvironment::written_sum(
    const tl::expected<std::vector<FigureId>, ResolveError>& figures) const {
  WrittenTerms result;
  if (!figures) return result;
  for (const FigureId figure : *figures) result.terms.push_back({figure, 1});
  check_readable(result);
  return result;
}

WrittenTerms PlanEnvironment::written(const RingReference& reference, const Viewpoint& from) const {
  return written_sum(ring_figures(reference, from));
}

WrittenTerms PlanEnvironment::written(const PostsReference& reference, const Viewpoint& from) const {
  return written_sum(posts_figures(reference, from));
}

WrittenTerms PlanEnvironment::written(const IndicatorReference& reference, const Viewpoint& from) const {
  WrittenTerms result;
  const auto node = find_node(reference.node, from.node);
  const auto row = node ? find_indicator_row(plan_, *node, reference.id) : std::nullopt;
  const auto column =
      row ? find_indicator_column(*row->table, reference.column.value_or(from.column)) : std::nullopt;
  if (!column) return result;
  const Indicator& indicator = row->table->rows[row->row_index];
  if (*column < indicator.values.size() && indicator.values[*column]) {
    result.terms.push_back({*indicator.values[*column], 1});
  }
  if (is_percentage(*row->table, indicator)) result.divisor = 100;
  result.derived = indicator.formula.has_value();
  check_readable(result);
  return result;
}

}  // namespace budgetc
