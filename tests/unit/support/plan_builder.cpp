#include "unit/support/plan_builder.hpp"

#include <algorithm>

namespace budgetc::test {
namespace {

FormRow entered(const char* number, RowNature nature) {
  FormRow row;
  row.number = number;
  row.label = std::string("Zeile ") + number;
  row.nature = nature;
  return row;
}

FormRow computed(const char* number, RowNature nature, std::vector<FormulaTerm> formula) {
  FormRow row = entered(number, nature);
  row.formula = std::move(formula);
  return row;
}

PlanForm result_form() {
  using enum RowNature;
  PlanForm form = statutory_plans()[0];
  form.rows = {entered("002", income),
               entered("004", income),
               computed("010", income, {{0, 1}, {1, 1}}),
               entered("011", expense),
               entered("016", expense),
               computed("017", expense, {{3, 1}, {4, 1}}),
               computed("018", balance, {{2, 1}, {5, 1}})};
  return form;
}

PlanForm finance_form() {
  using enum RowNature;
  PlanForm form = statutory_plans()[1];
  form.rows = {entered("18", income),
               computed("23", income, {{0, 1}}),
               entered("25", expense),
               entered("26", expense),
               computed("30", expense, {{2, 1}, {3, 1}}),
               computed("31", balance, {{1, 1}, {4, 1}})};
  return form;
}

}  // namespace

Money euro(std::int64_t euros) {
  return Money::from_cents(euros * 100).value();
}

PlanBuilder::PlanBuilder() {
  plan.levels = {"Budget", "Produktgruppe", "Produkt"};
  plan.columns = {{ColumnKind::actual, 2022},
                  {ColumnKind::budgeted, 2023},
                  {ColumnKind::budgeted, 2024},
                  {ColumnKind::planned, 2025}};
  plan.years = {{.year = 2024, .column = 2, .prior = 1}};
  plan.forms = {result_form(), finance_form()};
  plan.thresholds.common = Located<Money>{euro(50'000), {}};
}

PlanBuilder& PlanBuilder::node(const std::string& number) {
  Node node;
  node.number.value = number;
  node.name.value = "Knoten " + number;
  node.level = static_cast<std::size_t>(std::ranges::count(number, '.'));
  const auto id = static_cast<NodeId>(plan.nodes.size());
  if (const auto dot = number.rfind('.'); dot != std::string::npos) {
    node.parent = plan.find_node(number.substr(0, dot));
    plan.nodes[static_cast<std::size_t>(*node.parent)].children.push_back(id);
  }
  plan.node_by_number.emplace(number, id);
  plan.nodes.push_back(std::move(node));
  return *this;
}

FigureId PlanBuilder::figure(std::int64_t cents, FigureKind kind) {
  Figure figure;
  figure.amount = Money::from_cents(cents).value();
  figure.kind = kind;
  figure.node = static_cast<NodeId>(plan.nodes.size() - 1);
  const auto begin = static_cast<std::uint32_t>(plan.figures.size() * 10);
  figure.span = {FileId{}, begin, begin + 5};
  return plan.figures.add(figure);
}

std::vector<std::optional<FigureId>> PlanBuilder::figures(const std::vector<std::int64_t>& euros,
                                                          FigureKind kind) {
  std::vector<std::optional<FigureId>> list;
  for (const std::int64_t value : euros) {
    list.push_back(value == blank ? std::nullopt : std::optional(figure(value * 100, kind)));
  }
  return list;
}

PlanBuilder& PlanBuilder::write(PlanId id, const std::string& number,
                                const std::vector<std::int64_t>& euros) {
  plan.nodes.back().plans.resize(plan.forms.size());
  auto& written = plan.nodes.back().plans[static_cast<std::size_t>(id)];
  if (!written) written.emplace();
  const RowIndex row = plan.form(id).find(number).value();
  written->rows.push_back({row, {}, figures(euros, FigureKind::plan_cell)});
  std::ranges::sort(written->rows, {}, &PlanRow::row);
  return *this;
}

PlanBuilder& PlanBuilder::row(const std::string& number, const std::vector<std::int64_t>& euros) {
  return write(plan.result_plan, number, euros);
}

PlanBuilder& PlanBuilder::teil_a(const std::string& number, const std::vector<std::int64_t>& euros) {
  return write(*plan.measure_plan, number, euros);
}

PlanBuilder& PlanBuilder::cents(const std::string& number, std::size_t column, std::int64_t cents) {
  write(plan.result_plan, number, std::vector<std::int64_t>(plan.columns.size(), blank));
  const RowIndex row = plan.result_form().find(number).value();
  auto& rows = plan.nodes.back().plans[0]->rows;
  std::ranges::find(rows, row, &PlanRow::row)->figures[column] = figure(cents);
  return *this;
}

PlanBuilder& PlanBuilder::measure(const std::string& row, const std::vector<std::int64_t>& years,
                                  const std::vector<std::int64_t>& extras) {
  Investment measure;
  measure.number.value = "M" + std::to_string(plan.investments.size() + 1);
  measure.node = static_cast<NodeId>(plan.nodes.size() - 1);
  InvestmentRow line;
  line.row = plan.measure_form().find(row).value();
  line.years = figures(years, FigureKind::investment_cell);
  line.extras = figures(extras, FigureKind::investment_cell);
  line.extras.resize(plan.investment_form.extras.size());
  measure.rows.push_back(std::move(line));
  measure.maturities[0].years.resize(plan.columns.size());
  plan.add(std::move(measure));
  return *this;
}

CellRef PlanBuilder::cell(const std::string& node, const std::string& row, std::uint16_t column) const {
  const PlanId id = plan.result_plan;
  return {plan.find_node(node).value(), id, plan.form(id).find(row).value(), column};
}

CellRef PlanBuilder::cell_a(const std::string& node, const std::string& row, std::uint16_t column) const {
  const PlanId id = *plan.measure_plan;
  return {plan.find_node(node).value(), id, plan.form(id).find(row).value(), column};
}

}  // namespace budgetc::test
