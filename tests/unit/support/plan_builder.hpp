#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/evaluation.hpp"

namespace budgetc::test {

/// A blank cell in lists of euros.
inline constexpr std::int64_t blank = INT64_MIN;

/// Builds small plans by hand, with columns Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025 and a form
/// with rows 002, 004, 010 = 002+004, 011, 016, 017 = 011+016, 018 = 010+017 (expenses negative); Teil A has
/// 18, 23 = 18, 25, 26, 30 = 25+26, 31 = 23+30. Each figure gets a span of its own.
class PlanBuilder {
 public:
  PlanBuilder();

  /// Nodes in order of their numbers; parents first.
  PlanBuilder& node(const std::string& number);
  /// Writes a row of the node added last, one euro amount per column.
  PlanBuilder& row(const std::string& number, const std::vector<std::int64_t>& euros);
  /// The same for Teil A.
  PlanBuilder& teil_a(const std::string& number, const std::vector<std::int64_t>& euros);
  /// A measure of the node added last: one row, euros per year column and for VE, provided so far, total.
  PlanBuilder& measure(const std::string& row, const std::vector<std::int64_t>& years,
                       const std::vector<std::int64_t>& extras = {blank, blank, blank});
  /// Writes the figure of a cell in cents.
  PlanBuilder& cents(const std::string& row, std::size_t column, std::int64_t cents);

  BudgetPlan plan;

  FigureId figure(std::int64_t cents, FigureKind kind = FigureKind::plan_cell);
  CellRef cell(const std::string& node, const std::string& row, std::uint16_t column = 2) const;
  CellRef cell_a(const std::string& node, const std::string& row, std::uint16_t column = 2) const;

 private:
  PlanBuilder& write(PlanId id, const std::string& number, const std::vector<std::int64_t>& euros);
  std::vector<std::optional<FigureId>> figures(const std::vector<std::int64_t>& euros, FigureKind kind);
};

/// So many whole euros.
Money euro(std::int64_t euros);

}  // namespace budgetc::test
