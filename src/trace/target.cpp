#include "trace/target.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "evaluate/indicator_lookup.hpp"
#include "parts/registry.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::tracing {
namespace {

using Error = tl::unexpected<TraceError>;
using Names = std::vector<std::string>;

constexpr std::string_view posts_key = "planstellen";

/// "meinten Sie 35.02?", or the alternative.
std::string meant_or(std::string_view given, const Names& names, std::string otherwise) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  const auto meant = did_you_mean(given, views);
  return meant ? fmt::format("meinten Sie {}?", *meant) : std::move(otherwise);
}

/// A column of any table: its names, and its year.
struct NamedColumn {
  Names names;
  int year = 0;
};

/// A column by one of its names in either case, or by a year that no other one has.
tl::expected<std::size_t, TraceError> find_column(std::span<const NamedColumn> columns,
                                                  const std::string& text) {
  std::vector<std::size_t> of_year;
  Names all;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const NamedColumn& column = columns[i];
    const auto is_meant = [&](const std::string& name) { return to_key(name) == to_key(text); };
    if (std::ranges::any_of(column.names, is_meant)) return i;
    if (text == fmt::format("{}", column.year)) of_year.push_back(i);
    all.push_back(column.names.front());
  }
  if (of_year.size() == 1) return of_year.front();
  if (of_year.size() > 1) {
    Names candidates;
    for (const std::size_t i : of_year) candidates.push_back(columns[i].names.front());
    return Error({fmt::format("{} hat mehr als eine Spalte", text),
                  fmt::format("eine davon nennen: {}", fmt::join(candidates, ", "))});
  }
  const std::string there = fmt::format("die Spalten sind: {}", fmt::join(all, ", "));
  return Error(
      {text.empty() ? "es fehlt das Jahr oder die Spalte" : fmt::format("eine Spalte {} gibt es nicht", text),
       there});
}

std::vector<NamedColumn> columns_of(const BudgetPlan& plan) {
  std::vector<NamedColumn> columns;
  for (const Column& column : plan.columns) columns.push_back({{column_name(column)}, column.year});
  return columns;
}

std::vector<NamedColumn> columns_of(const IndicatorTable& table) {
  std::vector<NamedColumn> columns;
  for (const auto& column : table.columns) {
    const std::string_view kind = column.value.actual ? "Ist" : "Plan";
    columns.push_back(
        {{fmt::format("{} {}", column.value.year, kind), fmt::format("{} {}", kind, column.value.year)},
         column.value.year});
  }
  return columns;
}

/// Posts of the node, or of the nodes below where it has none itself.
void append_posts(const BudgetPlan& plan, NodeId id, std::vector<Column>& columns) {
  const Node& node = plan.node(id);
  for (const Posts& posts : node.posts) {
    if (std::ranges::find(columns, posts.column) == columns.end()) columns.push_back(posts.column);
  }
  if (!node.posts.empty()) return;
  for (const NodeId child : node.children) append_posts(plan, child, columns);
}

tl::expected<Target, TraceError> find_posts(const BudgetPlan& plan, NodeId node, const std::string& text) {
  std::vector<Column> columns;
  append_posts(plan, node, columns);
  if (columns.empty()) {
    return Error({fmt::format("{} hat keine Planstellen", plan.node(node).number.value), ""});
  }
  std::ranges::stable_sort(columns, {}, &Column::year);
  std::vector<NamedColumn> named;
  for (const Column& column : columns) {
    const std::string_view kind = column.kind == ColumnKind::actual ? "ergebnis" : "planung";
    named.push_back({{fmt::format("{} {}", kind, column.year), column_name(column)}, column.year});
  }
  const auto found = find_column(named, text);
  if (!found) return Error(found.error());
  return PostsTarget{node, columns[*found]};
}

/// A total of a part by its key; those of the node in all columns.
tl::expected<Target, TraceError> find_part(const BudgetPlan& plan, NodeId node, const TraceRequest& request) {
  std::vector<PartTotal> totals = part_totals(plan, plan.node(node));
  std::erase_if(totals, [&](const PartTotal& total) { return total.key != request.row || !total.column; });
  if (totals.empty())
    return Error({fmt::format("{} hat keine Summe {}", plan.node(node).number.value, request.row), ""});
  std::vector<NamedColumn> columns;
  for (const PartTotal& total : totals) {
    const Column& column = plan.columns[*total.column];
    columns.push_back({{column_name(column)}, column.year});
  }
  const auto found = find_column(columns, request.column);
  if (!found) return Error(found.error());
  return PartTarget{node, std::move(totals[*found])};
}

TraceError unknown_row(const BudgetPlan& plan, NodeId node, const TraceRequest& request) {
  Names names;
  for (const PlanId id : plan.plan_ids()) {
    const PlanForm& form = plan.form(id);
    if (request.plan.empty() ? !plan.may_have(node, id) : request.plan != form.key) continue;
    for (const FormRow& row : form.rows) {
      if (std::ranges::find(names, row.number) == names.end()) names.push_back(row.number);
    }
  }
  const std::string rows = fmt::format("die Zeilen sind: {}", fmt::join(names, ", "));
  if (request.row.empty()) return {"es fehlt die Zeile", rows};
  names.emplace_back(posts_key);
  names.insert(names.end(), keys_with_totals().begin(), keys_with_totals().end());
  std::vector<std::string_view> ids;
  for (const IndicatorTable* const table : indicator_tables(plan.node(node))) append_ids(*table, ids);
  names.insert(names.end(), ids.begin(), ids.end());
  return {fmt::format("eine Zeile {} gibt es nicht", request.row), meant_or(request.row, names, rows)};
}

TraceError unknown_plan(const BudgetPlan& plan, const TraceRequest& request) {
  Names keys;
  for (const PlanForm& form : plan.forms) keys.push_back(form.key);
  return {fmt::format("einen Plan {} gibt es nicht", request.plan),
          meant_or(request.plan, keys, fmt::format("die Pläne sind: {}", fmt::join(keys, ", ")))};
}

/// The row of the plan that the request names or, where several plans have a row of this number, of the first
/// that has an amount there.
tl::expected<Target, TraceError> find_cell(const BudgetPlan& plan, const Evaluation& evaluation, NodeId node,
                                           const TraceRequest& request) {
  if (!request.plan.empty() && !plan.find_plan(request.plan)) return Error(unknown_plan(plan, request));
  std::vector<CellRef> cells;
  for (const PlanId id : plan.plan_ids()) {
    if (!request.plan.empty() && request.plan != plan.form(id).key) continue;
    const auto row = plan.form(id).find(request.row);
    if (row && (plan.may_have(node, id) || !request.plan.empty()))
      cells.push_back({.node = node, .plan = id, .row = *row});
  }
  if (cells.empty()) return Error(unknown_row(plan, node, request));
  const auto column = find_column(columns_of(plan), request.column);
  if (!column) return Error(column.error());
  for (CellRef& cell : cells) cell.column = static_cast<std::uint16_t>(*column);
  const auto has_amount = [&](const CellRef& cell) {
    return evaluation.cell(cell).written || evaluation.shown(cell);
  };
  const auto found = std::ranges::find_if(cells, has_amount);
  return found == cells.end() ? cells.front() : *found;
}

tl::expected<Target, TraceError> find_in_node(const BudgetPlan& plan, const Evaluation& evaluation,
                                              NodeId node, const TraceRequest& request) {
  if (!request.plan.empty()) return find_cell(plan, evaluation, node, request);
  if (request.row == posts_key) return find_posts(plan, node, request.column);
  if (std::ranges::find(keys_with_totals(), request.row) != keys_with_totals().end())
    return find_part(plan, node, request);
  const auto indicator = find_indicator_row(plan, node, request.row);
  if (!indicator) return find_cell(plan, evaluation, node, request);
  const auto column = find_column(columns_of(*indicator->table), request.column);
  if (!column) return Error(column.error());
  return IndicatorPlace{node, indicator->table_index, indicator->row_index, *column};
}

/// Rings are written for the budget years alone.
tl::expected<std::size_t, TraceError> find_ring_year(const BudgetPlan& plan, const EarmarkRing& ring,
                                                     const std::string& text) {
  Names names;
  for (const BudgetYear& budget : plan.years) names.push_back(column_name(plan.columns[budget.column]));
  if (text.empty() && names.size() == 1) return 0;
  if (text.empty())
    return Error(
        {"es fehlt das Haushaltsjahr", fmt::format("eines davon nennen: {}", fmt::join(names, ", "))});
  const auto column = find_column(columns_of(plan), text);
  if (!column) return Error(column.error());
  if (const auto year = plan.year_of(*column)) return *year;
  return Error(
      {fmt::format("der Zweckbindungsring {} gilt nur für {}", ring.citation, fmt::join(names, " und ")),
       ""});
}

tl::expected<Target, TraceError> find_in_ring(const BudgetPlan& plan, const EarmarkRing& ring,
                                              const TraceRequest& request) {
  const auto year = find_ring_year(plan, ring, request.column);
  if (!year) return Error(year.error());
  if (request.row.empty()) return RingTarget{&ring, {}, *year};
  Names rows;
  for (const RingEntry& entry : ring.entries) {
    if (entry.row && entry.row_number.value == request.row) return RingTarget{&ring, entry.row, *year};
    if (std::ranges::find(rows, entry.row_number.value) == rows.end()) rows.push_back(entry.row_number.value);
  }
  return Error({fmt::format("im Zweckbindungsring {} steht keine Zeile {}", ring.citation, request.row),
                fmt::format("seine Zeilen sind: {}", fmt::join(rows, ", "))});
}

}  // namespace

tl::expected<Target, TraceError> find_target(const BudgetPlan& plan, const Evaluation& evaluation,
                                             const TraceRequest& request) {
  if (const EarmarkRing* ring = plan.find_ring(request.place)) return find_in_ring(plan, *ring, request);
  if (const auto node = plan.find_node(request.place)) return find_in_node(plan, evaluation, *node, request);
  Names names;
  for (const Node& node : plan.nodes) names.push_back(node.number.value);
  for (const EarmarkRing& ring : plan.rings) names.push_back(ring.citation);
  return Error(
      {fmt::format("{} ist weder eine Stelle noch ein Zweckbindungsring dieses Haushalts", request.place),
       meant_or(request.place, names, "")});
}

}  // namespace budgetc::tracing
