#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include <budgetc/evaluate/investments.hpp>

namespace budgetc::lowering {

namespace {

/// "50 T€" or, where it is no round number of thousands, "50.500 €".
std::string threshold_text(const BudgetPlan& plan) {
  if (!plan.threshold) return {};
  const Money amount = plan.threshold->value;
  constexpr std::int64_t thousand_euros = 100'000;
  const auto thousands = Money::from_cents(amount.cents() / thousand_euros * 100);
  if (amount.cents() % thousand_euros == 0 && thousands) return format_german(*thousands) + "\u00A0T€";
  return format_euro(amount);
}

TableColumn investment_column(const Context& context, const InvestmentFormColumn& form_column) {
  if (!form_column.year_column) {
    TableColumn column = make_column(ColumnRole::amount, form_column.heading);
    column.key = context.plan.investment_form.extra_keys[static_cast<std::size_t>(form_column.extra)];
    return column;
  }
  TableColumn column = year_column(context, *form_column.year_column);
  const std::string year = " " + column.heading.back();
  if (form_column.heading.ends_with(year)) {
    column.heading.front() = form_column.heading.substr(0, form_column.heading.size() - year.size());
  } else if (!form_column.heading.empty()) {
    column.heading = {form_column.heading};
  }
  return column;
}

std::vector<TableColumn> investment_columns(const Context& context) {
  std::vector<TableColumn> columns;
  columns.push_back(make_column(ColumnRole::row_number, word(context, Word::row_number)));
  columns.push_back(make_column(ColumnRole::label, word(context, Word::row_label)));
  for (const auto& column : context.plan.investment_form.columns) {
    columns.push_back(investment_column(context, column));
  }
  return columns;
}

std::optional<Money> line_amount(const InvestmentLine& line, const InvestmentFormColumn& column) {
  if (column.year_column) return line.years[*column.year_column];
  return line.extras[static_cast<std::size_t>(column.extra)];
}

/// The balance of a measure in a column; blank where all its lines are, or where it leaves the range.
std::optional<Money> balance(const InvestmentMeasure& measure, const InvestmentFormColumn& column) {
  std::optional<Money> sum;
  for (const InvestmentLine& line : measure.lines) {
    const auto amount = line_amount(line, column);
    if (!amount) continue;
    sum = add(sum.value_or(Money{}), *amount);
    if (!sum) return std::nullopt;
  }
  return sum;
}

TableRow measure_line(const Context& context, const InvestmentLine& line) {
  const FormRow& form_row = context.plan.form(PlanKind::teilfinanzplan_a).rows[line.row];
  TableRow row;
  row.cells.push_back(text_cell(form_row.number, form_row.span));
  row.cells.push_back(text_cell(form_row.label, form_row.span));
  for (const auto& column : context.plan.investment_form.columns) {
    row.cells.push_back(amount_cell(line_amount(line, column)));
  }
  return row;
}

TableRow balance_row(const Context& context, const InvestmentMeasure& measure) {
  TableRow row{TableRowStyle::sum, {Blank{}, text_cell(word(context, Word::balance))}, {}};
  for (const auto& column : context.plan.investment_form.columns) {
    row.cells.push_back(amount_cell(balance(measure, column)));
  }
  return row;
}

void append_measure(const Context& context, const InvestmentMeasure& measure, Table& table) {
  const Investment& investment = context.plan.investments[measure.investment];
  const std::string heading = investment.number.value + " " + investment.name.value;
  table.rows.push_back({TableRowStyle::group,
                        {text_cell(heading, investment.name.span)},
                        "massnahme-" + slug(investment.number.value)});
  for (const InvestmentLine& line : measure.lines) table.rows.push_back(measure_line(context, line));
  if (measure.lines.size() > 1) table.rows.push_back(balance_row(context, measure));
}

TableRow block_sum(const Context& context, const InvestmentBlock& block) {
  TableRow row{TableRowStyle::sum, {Blank{}, text_cell(word(context, Word::sum))}, {}};
  for (const auto& column : context.plan.investment_form.columns) {
    const InvestmentTotal& total = column.year_column ? block.years[*column.year_column]
                                                      : block.extras[static_cast<std::size_t>(column.extra)];
    row.cells.push_back(amount_cell(shown(context.plan, total)));
  }
  return row;
}

/// Whether a block has anything to print: a measure, or a sum somebody wrote.
bool has_content(const InvestmentBlock& block) {
  const auto written = [](const InvestmentTotal& total) { return total.written.has_value(); };
  return !block.measures.empty() || std::ranges::any_of(block.years, written) ||
         std::ranges::any_of(block.extras, written);
}

const InvestmentBlock& block_of(const InvestmentTable& table, ThresholdBlock block) {
  return table.blocks[static_cast<std::size_t>(block)];
}

bool has_investments(const InvestmentTable& table) {
  return has_content(table.blocks[0]) || has_content(table.blocks[1]);
}

/// Measures above the threshold stand one by one, those below only as their sum.
Table investment_plan(const Context& context, NodeId node, const InvestmentTable& investments) {
  Table table;
  table.kind = TableKind::teilfinanzplan_b;
  table.id = slug(context.plan.node(node).number.value) + "-teilfinanzplan-b";
  table.columns = investment_columns(context);
  const InvestmentBlock& above = block_of(investments, ThresholdBlock::above);
  const InvestmentBlock& below = block_of(investments, ThresholdBlock::below);
  if (has_content(above)) {
    const std::string& title = context.plan.investment_form.above_threshold_title;
    table.rows.push_back({TableRowStyle::group, {text_cell(title)}, {}});
    for (const InvestmentMeasure& measure : above.measures) append_measure(context, measure, table);
    table.rows.push_back(block_sum(context, above));
  }
  if (has_content(below)) {
    const std::string& title = context.plan.investment_form.below_threshold_title;
    table.rows.push_back({TableRowStyle::group, {text_cell(title)}, {}});
    table.rows.push_back(block_sum(context, below));
  }
  return table;
}

struct ListLine {
  TableRowStyle style;
  std::string label;
  std::optional<Money> amount;
  std::optional<Money> grants;
};

TableRow list_row(const ListLine& line) {
  return {line.style,
          {Blank{}, text_cell(line.label), amount_cell(line.amount, true), amount_cell(line.grants, true)},
          {}};
}

TableRow list_measure(const Context& context, const InvestmentMeasure& measure) {
  const Investment& investment = context.plan.investments[measure.investment];
  return {TableRowStyle::normal,
          {text_cell(investment.number), text_cell(investment.name), amount_cell(measure.amount, true),
           amount_cell(measure.grants, true)},
          {}};
}

void append_list_block(const Context& context, Word title, const InvestmentBlock& block, Table& table) {
  const std::string label = expand(word(context, title), {{"wertgrenze", threshold_text(context.plan)}});
  table.rows.push_back(list_row(
      {TableRowStyle::sum, label, shown(context.plan, block.amount), shown(context.plan, block.grants)}));
  for (const InvestmentMeasure& measure : block.measures) {
    if (measure.amount || measure.grants) table.rows.push_back(list_measure(context, measure));
  }
}

}  // namespace

void add_teilfinanzplan_b(const Context& context, NodeId node, Blocks& blocks) {
  const InvestmentTable investments = investment_table(context.evaluation, context.plan, node);
  if (has_investments(investments)) blocks.emplace_back(investment_plan(context, node, investments));
}

void add_investment_list(const Context& context, NodeId node, Blocks& blocks) {
  const InvestmentTable investments = investment_table(context.evaluation, context.plan, node);
  if (!has_investments(investments)) return;
  Table table;
  table.kind = TableKind::investment_list;
  table.id = slug(context.plan.node(node).number.value) + "-investitionsliste";
  table.columns = {make_column(ColumnRole::row_number, word(context, Word::list_number)),
                   make_column(ColumnRole::label, word(context, Word::list_label)),
                   make_column(ColumnRole::amount, word(context, Word::list_amount)),
                   make_column(ColumnRole::amount, word(context, Word::list_grants))};
  append_list_block(context, Word::list_above, block_of(investments, ThresholdBlock::above), table);
  append_list_block(context, Word::list_below, block_of(investments, ThresholdBlock::below), table);
  table.rows.push_back(
      list_row({TableRowStyle::result, word(context, Word::sum), shown(context.plan, investments.amount),
                shown(context.plan, investments.grants)}));
  blocks.emplace_back(std::move(table));
}

void add_investment_texts(const Context& context, NodeId node, Blocks& blocks) {
  for (const std::uint32_t index : measures_below(context.plan, node)) {
    const Investment& investment = context.plan.investments[index];
    if (!investment.text) continue;
    const std::string heading = investment.number.value + " " + investment.name.value;
    blocks.emplace_back(Heading{heading, 2});
    blocks.emplace_back(parse_prose(*investment.text));
  }
}

}  // namespace budgetc::lowering
