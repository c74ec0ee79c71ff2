#include <algorithm>

#include <fmt/format.h>

#include "evaluate/indicator_lookup.hpp"
#include "model/did_you_mean.hpp"
#include <budgetc/evaluate/plan_environment.hpp>

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

/// The column of a year, seen from elsewhere: an actual one, or else any that is planned.
bool matches(const Column& column, const Column& wanted) {
  const bool actual = column.kind == ColumnKind::actual;
  return column.year == wanted.year && actual == (wanted.kind == ColumnKind::actual);
}

}  // namespace

tl::expected<NodeId, ResolveError> PlanEnvironment::find_node(const std::optional<std::string>& number,
                                                              NodeId standard) const {
  if (!number) return standard;
  if (const auto node = plan_.find_node(*number)) return *node;
  std::vector<std::string_view> numbers;
  for (const Node& node : plan_.nodes) numbers.emplace_back(node.number.value);
  return unknown(fmt::format("einen Knoten {} gibt es nicht", *number), *number, numbers);
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
  const auto similar =
      std::ranges::find_if(columns, [&](const Column& column) { return matches(column, standard); });
  if (similar == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(similar - columns.begin());
}

tl::expected<NumberList, ResolveError> PlanEnvironment::rows(const RowReference& reference,
                                                             const Viewpoint& from) {
  const PlanForm& form = plan_.form(reference.plan);
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
  if (!*column) return NumberList(static_cast<std::size_t>(*last - *first) + 1);
  NumberList values;
  for (RowIndex row = *first; row <= *last; ++row) {
    const auto amount = evaluation_.shown({*node, reference.plan, row, static_cast<std::uint16_t>(**column)});
    values.push_back(amount ? Number(Rational::euros(*amount)) : Number());
  }
  return values;
}

tl::expected<Number, ResolveError> PlanEnvironment::ring(const RingReference& reference,
                                                         const Viewpoint& from) {
  const EarmarkRing* ring = plan_.find_ring(reference.citation);
  if (ring == nullptr) {
    std::vector<std::string_view> citations;
    for (const EarmarkRing& other : plan_.rings) citations.emplace_back(other.citation);
    return unknown(fmt::format("einen Zweckbindungsring {} gibt es nicht", reference.citation),
                   reference.citation, citations);
  }
  // Rings are written for the fiscal year only.
  if (!matches(plan_.columns[plan_.current_column], from.column)) return Number();
  Number total;
  for (const RingEntry& entry : ring->entries) {
    const Figure& figure = plan_.figures[entry.amount];
    if (entry.is_income != reference.income || !figure.readable) continue;
    total = add(total.value_or(Rational(0)), Rational::euros(figure.amount));
    if (!total) return tl::unexpected(ResolveError{"die Summe des Zweckbindungsrings ist zu groß", ""});
  }
  return total;
}

tl::expected<Number, ResolveError> PlanEnvironment::posts(const PostsReference& reference,
                                                          const Viewpoint& from) {
  const auto node = find_node(reference.node, from.node);
  if (!node) return tl::unexpected(node.error());
  const auto column = find_column(reference.column, from.column);
  if (!column) return tl::unexpected(column.error());
  return posts_of(*node, *column ? plan_.columns[**column] : from.column);
}

// Posts stand on products mostly; above them they are added up.
Number PlanEnvironment::posts_of(NodeId id, const Column& column) const {
  const Node& node = plan_.node(id);
  const auto found =
      std::ranges::find_if(node.posts, [&](const Posts& posts) { return matches(posts.column, column); });
  if (found != node.posts.end()) {
    if (!found->value || !plan_.figures[*found->value].readable) return Number();
    return Rational::fraction(plan_.figures[*found->value].amount.cents(), 100);
  }
  Number total;
  for (const NodeId child : node.children) {
    if (const Number posts = posts_of(child, column)) total = add(total.value_or(Rational(0)), *posts);
  }
  return total;
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

tl::expected<Number, ResolveError> PlanEnvironment::indicator(const IndicatorReference& reference,
                                                              const Viewpoint& from) {
  const auto node = find_node(reference.node, from.node);
  if (!node) return tl::unexpected(node.error());
  const auto row = find_indicator_row(plan_, *node, reference.id);
  if (!row) {
    std::vector<std::string_view> ids;
    for (const IndicatorTable* table : indicator_tables(plan_.node(*node))) append_ids(*table, ids);
    return unknown(
        fmt::format("eine Kennzahl „{}“ hat {} nicht", reference.id, plan_.node(*node).number.value),
        reference.id, ids);
  }
  const auto column = find_indicator_column(*row->table, reference.column.value_or(from.column));
  if (!column)
    return reference.column ? tl::expected<Number, ResolveError>(tl::unexpected(no_such_column(*row->table)))
                            : Number();
  return value_in({*node, row->table_index, row->row_index, *column});
}

}  // namespace budgetc
