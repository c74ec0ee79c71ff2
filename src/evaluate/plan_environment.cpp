#include "evaluate/plan_environment.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evaluate/indicator_lookup.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc {
namespace {

tl::unexpected<ResolveError> unknown(std::string message, std::string_view written,
                                     std::span<const std::string_view> candidates) {
  const auto meant = did_you_mean(written, candidates);
  return tl::unexpected(
      ResolveError{std::move(message), meant ? fmt::format("meinten Sie „{}“?", *meant) : std::string()});
}

tl::expected<RowIndex, ResolveError> find_row(const PlanForm& form, const std::string& number) {
  if (const auto row = form.find(number)) return *row;
  std::vector<std::string_view> numbers;
  for (const FormRow& row : form.rows) numbers.emplace_back(row.number);
  return unknown(fmt::format("eine Zeile {} hat die Planform {} nicht", number, form.title), number, numbers);
}

/// Sum of written figures that count hundredths; blank without any, nothing when it leaves the range.
std::optional<Number> total_of(const FigureTable& table, std::span<const FigureId> figures) {
  Number total;
  for (const FigureId id : figures) {
    if (!table[id].readable) continue;
    total = add(total.value_or(Rational(0)), Rational::euros(table[id].amount));
    if (!total) return std::nullopt;
  }
  return total;
}

}  // namespace

bool is_same_year_and_sort(const Column& column, const Column& wanted) {
  const bool actual = column.kind == ColumnKind::actual;
  return column.year == wanted.year && actual == (wanted.kind == ColumnKind::actual);
}

tl::expected<NodeId, ResolveError> PlanEnvironment::find_node(const std::optional<std::string>& number,
                                                              NodeId standard) const {
  if (!number) return standard;
  if (const auto node = plan_.find_node(*number)) return *node;
  std::vector<std::string_view> numbers;
  for (const Node& node : plan_.nodes) numbers.emplace_back(node.number.value);
  return unknown(fmt::format("einen Knoten {} gibt es nicht", *number), *number, numbers);
}

tl::expected<PlanId, ResolveError> PlanEnvironment::find_plan(const std::optional<std::string>& key) const {
  if (!key) return plan_.result_plan;
  if (const auto plan = plan_.find_plan(*key)) return *plan;
  std::vector<std::string_view> keys;
  for (const PlanForm& form : plan_.forms) keys.emplace_back(form.key);
  return unknown(fmt::format("einen Plan {} hat der Haushalt nicht", *key), *key, keys);
}

// A column that is named must be there; where none is named, a missing one only leaves a blank.
tl::expected<std::optional<std::size_t>, ResolveError> PlanEnvironment::find_column(
    const std::optional<Column>& named, const Column& standard) const {
  const auto& columns = plan_.columns;
  const auto exact = std::ranges::find(columns, named.value_or(standard));
  if (exact != columns.end()) return static_cast<std::size_t>(exact - columns.begin());
  if (named) {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column_name(column));
    return tl::unexpected(
        ResolveError{fmt::format("eine Spalte {} hat der Haushalt nicht", column_name(*named)),
                     fmt::format("die Spalten sind: {}", fmt::join(names, ", "))});
  }
  const auto similar = std::ranges::find_if(
      columns, [&](const Column& column) { return is_same_year_and_sort(column, standard); });
  if (similar == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(similar - columns.begin());
}

tl::expected<std::vector<std::optional<CellRef>>, ResolveError> PlanEnvironment::cells(
    const RowReference& reference, const Viewpoint& from) const {
  const auto plan = find_plan(reference.plan);
  if (!plan) return tl::unexpected(plan.error());
  const PlanForm& form = plan_.form(*plan);
  const auto first = find_row(form, reference.first);
  if (!first) return tl::unexpected(first.error());
  const auto last = find_row(form, reference.last);
  if (!last) return tl::unexpected(last.error());
  if (*first > *last) {
    return tl::unexpected(
        ResolveError{fmt::format("der Bereich {}..{} läuft rückwärts", reference.first, reference.last), ""});
  }
  const auto node = find_node(reference.node, from.node);
  if (!node) return tl::unexpected(node.error());
  const auto column = find_column(reference.column, from.column);
  if (!column) return tl::unexpected(column.error());
  std::vector<std::optional<CellRef>> cells(static_cast<std::size_t>(*last - *first) + 1);
  if (!*column) return cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = CellRef{*node, *plan, static_cast<RowIndex>(*first + i), static_cast<std::uint16_t>(**column)};
  }
  return cells;
}

tl::expected<NumberList, ResolveError> PlanEnvironment::rows(const RowReference& reference,
                                                             const Viewpoint& from) {
  const auto named = cells(reference, from);
  if (!named) return tl::unexpected(named.error());
  NumberList values;
  for (const auto& cell : *named) {
    const auto amount = cell ? evaluation_.shown(*cell) : std::nullopt;
    values.push_back(amount ? Number(Rational::euros(*amount)) : Number());
  }
  return values;
}

tl::expected<std::vector<FigureId>, ResolveError> PlanEnvironment::ring_figures(
    const RingReference& reference, const Viewpoint& from) const {
  const EarmarkRing* ring = plan_.find_ring(reference.citation);
  if (ring == nullptr) {
    std::vector<std::string_view> citations;
    for (const EarmarkRing& other : plan_.rings) citations.emplace_back(other.citation);
    return unknown(fmt::format("einen Zweckbindungsring {} gibt es nicht", reference.citation),
                   reference.citation, citations);
  }
  std::vector<FigureId> figures;
  // Rings are written for the budget years only.
  const auto budget = std::ranges::find_if(plan_.years, [&](const BudgetYear& year) {
    return is_same_year_and_sort(plan_.columns[year.column], from.column);
  });
  if (budget == plan_.years.end()) return figures;
  const auto year = static_cast<std::size_t>(budget - plan_.years.begin());
  for (const RingEntry& entry : ring->entries) {
    if (entry.is_income == reference.income && entry.amount[year]) figures.push_back(*entry.amount[year]);
  }
  return figures;
}

tl::expected<Number, ResolveError> PlanEnvironment::ring(const RingReference& reference,
                                                         const Viewpoint& from) {
  const auto figures = ring_figures(reference, from);
  if (!figures) return tl::unexpected(figures.error());
  const auto total = total_of(plan_.figures, *figures);
  if (!total) return tl::unexpected(ResolveError{"die Summe des Zweckbindungsrings ist zu groß", ""});
  return *total;
}

tl::expected<std::vector<FigureId>, ResolveError> PlanEnvironment::posts_figures(
    const PostsReference& reference, const Viewpoint& from) const {
  const auto node = find_node(reference.node, from.node);
  if (!node) return tl::unexpected(node.error());
  const auto column = find_column(reference.column, from.column);
  if (!column) return tl::unexpected(column.error());
  std::vector<FigureId> figures;
  append_posts(*node, *column ? plan_.columns[**column] : from.column, figures);
  return figures;
}

tl::expected<Number, ResolveError> PlanEnvironment::posts(const PostsReference& reference,
                                                          const Viewpoint& from) {
  const auto figures = posts_figures(reference, from);
  if (!figures) return tl::unexpected(figures.error());
  const auto total = total_of(plan_.figures, *figures);
  if (!total) return tl::unexpected(ResolveError{"die Summe der Planstellen ist zu groß", ""});
  return *total;
}

// Posts stand on products mostly; above them they are added up.
void PlanEnvironment::append_posts(NodeId id, const Column& column, std::vector<FigureId>& figures) const {
  const Node& node = plan_.node(id);
  const auto found = std::ranges::find_if(
      node.posts, [&](const Posts& posts) { return is_same_year_and_sort(posts.column, column); });
  if (found == node.posts.end()) {
    if (node.lost_posts) figures.push_back(*node.lost_posts);
    for (const NodeId child : node.children) append_posts(child, column, figures);
  } else if (found->value) {
    figures.push_back(*found->value);
  }
}

std::vector<NodeId> PlanEnvironment::children(NodeId node) {
  return plan_.node(node).children;
}

std::optional<Column> PlanEnvironment::prior_year(const Column& column) {
  const Column* found = nullptr;
  for (const Column& other : plan_.columns) {
    if (other.year != column.year - 1) continue;
    const bool same_kind = (other.kind == ColumnKind::actual) == (column.kind == ColumnKind::actual);
    if (found == nullptr || same_kind) found = &other;
  }
  return found == nullptr ? std::nullopt : std::optional(*found);
}

tl::expected<std::optional<IndicatorPlace>, ResolveError> PlanEnvironment::indicator_place(
    const IndicatorReference& reference, const Viewpoint& from,
    const std::optional<IndicatorPlace>& within) const {
  const auto node = find_node(reference.node, from.node);
  if (!node) return tl::unexpected(node.error());
  const bool same_table = within && !reference.node && from.node == within->node;
  auto row = same_table ? find_indicator_row(plan_, *within, reference.id) : std::nullopt;
  if (!row) row = find_indicator_row(plan_, *node, reference.id);
  if (!row) {
    std::vector<std::string_view> ids;
    for (const IndicatorTable* table : indicator_tables(plan_.node(*node))) append_ids(*table, ids);
    return unknown(
        fmt::format("eine Kennzahl „{}“ hat {} nicht", reference.id, plan_.node(*node).number.value),
        reference.id, ids);
  }
  const auto column = find_indicator_column(*row->table, reference.column.value_or(from.column));
  if (column) return IndicatorPlace{*node, row->table_index, row->row_index, *column};
  if (reference.column) return tl::unexpected(no_such_column(*row->table));
  return std::nullopt;
}

tl::expected<Number, ResolveError> PlanEnvironment::indicator(const IndicatorReference& reference,
                                                              const Viewpoint& from) {
  const auto place = indicator_place(reference, from);
  if (!place) return tl::unexpected(place.error());
  return *place ? value_in(**place) : Number();
}

}  // namespace budgetc
