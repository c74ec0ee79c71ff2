#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "evaluate/investments.hpp"
#include "state/items.hpp"

namespace budgetc::lowering {

namespace {

/// "50 T€" or, where it is no round number of thousands, "50.500 €".
std::string short_amount(Money amount) {
  constexpr std::int64_t thousand_euros = 100'000;
  const auto thousands = Money::from_cents(amount.cents() / thousand_euros * 100);
  if (amount.cents() % thousand_euros == 0 && thousands) return format_german(*thousands) + "\u00A0T€";
  return format_euro(amount);
}

/// "50 T€"; where thresholds differ by kind of payment, "200 T€ Zeile 25, sonst 50 T€".
std::string threshold_text(const BudgetPlan& plan) {
  std::vector<std::string> parts;
  const PlanForm& form = plan.measure_form();
  for (const auto& [row, threshold] : plan.thresholds.by_row)
    parts.push_back(fmt::format("{} Zeile {}", short_amount(threshold.value), form.rows[row].number));
  if (plan.thresholds.common) {
    const std::string amount = short_amount(plan.thresholds.common->value);
    parts.push_back(parts.empty() ? amount : "sonst " + amount);
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

TableColumn investment_column(const Context& context, const InvestmentFormColumn& form_column) {
  if (!form_column.year_column) {
    TableColumn column = make_column(ColumnRole::amount, form_column.heading);
    column.key = context.plan.investment_form.extras[form_column.extra].key;
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

std::optional<Money> line_amount(const InvestmentLine& line, const InvestmentFormColumn& column) {
  if (column.year_column) return line.years[*column.year_column];
  return line.extras[column.extra];
}

const InvestmentTotal& block_total(const InvestmentBlock& block, const InvestmentFormColumn& column) {
  if (column.year_column) return block.years[*column.year_column];
  return block.extras[column.extra];
}

/// What of a VE falls due in a column; nothing where it is 0.
std::optional<Money> due_amount(const BudgetPlan& plan, const DueAmounts& due,
                                const InvestmentFormColumn& column) {
  const bool later =
      !column.year_column && plan.investment_form.extras[column.extra].kind == InvestmentColumn::later_years;
  const auto figure =
      column.year_column ? due.years[*column.year_column] : (later ? due.later : std::nullopt);
  if (!figure || plan.figures[*figure].amount.is_zero()) return std::nullopt;
  return plan.figures[*figure].amount;
}

bool falls_due(const BudgetPlan& plan, const InvestmentMeasure& measure, const InvestmentFormColumn& column) {
  const auto& maturities = plan.investments[measure.investment].maturities;
  return std::ranges::any_of(std::span(maturities).first(plan.years.size()), [&](const DueAmounts& due) {
    return due_amount(plan, due, column).has_value();
  });
}

/// Columns of the form, without the optional ones in which nothing stands.
std::vector<InvestmentFormColumn> printed_columns(const Context& context, const InvestmentTable& table) {
  std::vector<InvestmentFormColumn> columns;
  for (const InvestmentFormColumn& column : context.plan.investment_form.columns) {
    const auto filled = [&](const InvestmentLine& line) { return line_amount(line, column).has_value(); };
    const auto used = [&](const InvestmentMeasure& measure) {
      return std::ranges::any_of(measure.lines, filled) || falls_due(context.plan, measure, column);
    };
    const auto used_in = [&](const InvestmentBlock& block) {
      return block_total(block, column).written || std::ranges::any_of(block.measures, used);
    };
    if (!column.optional || std::ranges::any_of(table.blocks, used_in)) columns.push_back(column);
  }
  return columns;
}

/// What a measure's row shows of the state.
ItemId measure_item(const Context& context, const Investment& measure, std::string_view row) {
  return item_id(context.plan.node(measure.node).number.value, ItemKind::measure, measure.number.value, row);
}

/// Puts Teil B of one node together.
class InvestmentPlanTable {
 public:
  InvestmentPlanTable(const Context& context, NodeId node, const InvestmentTable& investments)
      : context_(context), columns_(printed_columns(context, investments)) {
    table_.kind = TableKind::teilfinanzplan_b;
    table_.id = slug(context.plan.node(node).number.value) + "-teilfinanzplan-b";
    table_.columns.push_back(make_column(ColumnRole::row_number, word(context, Word::row_number)));
    table_.columns.push_back(make_column(ColumnRole::label, word(context, Word::row_label)));
    for (const auto& column : columns_) table_.columns.push_back(investment_column(context, column));
  }

  void add_block(const std::string& title, const InvestmentBlock& block, bool one_by_one) {
    table_.rows.push_back({TableRowStyle::group, {text_cell(title)}, {}});
    if (one_by_one) {
      for (const InvestmentMeasure& measure : block.measures) add_measure(measure);
    }
    add_sums(block);
  }

  Table take() { return std::move(table_); }

 private:
  template <typename AmountOf>
  void add_row(TableRowStyle style, CellValue number, CellValue label, AmountOf amount_of) {
    TableRow row{style, {std::move(number), std::move(label)}, {}};
    for (const InvestmentFormColumn& column : columns_) row.cells.push_back(amount_cell(amount_of(column)));
    table_.rows.push_back(std::move(row));
  }

  void add_measure(const InvestmentMeasure& measure) {
    const Investment& investment = context_.plan.investments[measure.investment];
    const std::string heading = investment.number.value + " " + investment.name.value;
    table_.rows.push_back({TableRowStyle::group,
                           {text_cell(heading, investment.name.span)},
                           "massnahme-" + slug(investment.number.value)});
    for (const InvestmentLine& line : measure.lines) {
      const FormRow& row = context_.plan.measure_form().rows[line.row];
      add_row(TableRowStyle::normal, text_cell(row.number, row.span), text_cell(row.label, row.span),
              [&](const InvestmentFormColumn& column) { return line_amount(line, column); });
      table_.rows.back().item = measure_item(context_, investment, row.number);
    }
    add_due_years(investment);
    if (measure.lines.size() < 2) return;
    add_row(TableRowStyle::sum, Blank{}, text_cell(word(context_, Word::balance)),
            [&](const InvestmentFormColumn& column) { return balance(measure, column); });
  }

  /// What of the commitments falls due in each year, where anything does.
  void add_due_years(const Investment& investment) {
    for (std::size_t year = 0; year < context_.plan.years.size(); ++year) {
      const DueAmounts& due = investment.maturities[year];
      const auto amount = [&](const InvestmentFormColumn& column) {
        return due_amount(context_.plan, due, column);
      };
      if (std::ranges::none_of(columns_, [&](const auto& column) { return amount(column).has_value(); }))
        continue;
      std::string label = word(context_, Word::due_years);
      if (context_.plan.years.size() > 1) label += fmt::format(" ({})", context_.plan.years[year].year);
      add_row(TableRowStyle::normal, Blank{}, text_cell(label), amount);
      const std::string& commitment =
          context_.plan.investment_form.key_of(InvestmentColumn::commitment, year);
      table_.rows.back().item = measure_item(context_, investment, "faelligkeiten " + commitment);
    }
  }

  /// Receipts less payments of a measure, whatever sign the form prints; blank where all its lines are, or
  /// where it leaves the range.
  [[nodiscard]] std::optional<Money> balance(const InvestmentMeasure& measure,
                                             const InvestmentFormColumn& column) const {
    const PlanForm& form = context_.plan.measure_form();
    std::optional<Money> sum;
    for (const InvestmentLine& line : measure.lines) {
      const auto amount = line_amount(line, column);
      if (!amount) continue;
      const bool subtract = form.rows[line.row].nature == RowNature::expense && !form.expenses_negative;
      sum = add(sum.value_or(Money{}), subtract ? -*amount : *amount);
      if (!sum) return std::nullopt;
    }
    return sum;
  }

  void add_sums(const InvestmentBlock& block) {
    const bool separate = context_.plan.investment_form.separate_sums;
    if (separate) {
      add_row(TableRowStyle::normal, Blank{}, text_cell(word(context_, Word::sum_of_receipts)),
              [&](const InvestmentFormColumn& column) { return block_total(block, column).receipts; });
      add_row(TableRowStyle::normal, Blank{}, text_cell(word(context_, Word::sum_of_payments)),
              [&](const InvestmentFormColumn& column) { return block_total(block, column).payments; });
    }
    add_row(
        TableRowStyle::sum, Blank{}, text_cell(word(context_, separate ? Word::balance : Word::sum)),
        [&](const InvestmentFormColumn& column) { return shown(context_.plan, block_total(block, column)); });
  }

  const Context& context_;
  std::vector<InvestmentFormColumn> columns_;
  Table table_;
};

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
  InvestmentPlanTable table(context, node, investments);
  const InvestmentForm& form = context.plan.investment_form;
  const InvestmentBlock& above = block_of(investments, ThresholdBlock::above);
  const InvestmentBlock& below = block_of(investments, ThresholdBlock::below);
  if (has_content(above)) table.add_block(form.above_threshold_title, above, true);
  if (has_content(below)) table.add_block(form.below_threshold_title, below, false);
  return table.take();
}

using ShownAmounts = std::vector<ListAmounts<std::optional<Money>>>;

/// What is printed of sums of the list, by budget year.
ShownAmounts shown_in_list(const BudgetPlan& plan, const std::vector<ListAmounts<InvestmentTotal>>& totals) {
  ShownAmounts amounts;
  for (const auto& total : totals) amounts.push_back({shown(plan, total.amount), shown(plan, total.grants)});
  return amounts;
}

TableRow list_row(TableRowStyle style, CellValue number, CellValue label, const ShownAmounts& amounts) {
  TableRow row{style, {std::move(number), std::move(label)}, {}};
  for (const auto& of_year : amounts) {
    row.cells.push_back(amount_cell(of_year.amount, true));
    row.cells.push_back(amount_cell(of_year.grants, true));
  }
  return row;
}

void append_list_block(const Context& context, Word title, const InvestmentBlock& block, Table& table) {
  const BudgetPlan& plan = context.plan;
  const std::string label = expand(word(context, title), {{"wertgrenze", threshold_text(plan)}});
  table.rows.push_back(
      list_row(TableRowStyle::sum, Blank{}, text_cell(label), shown_in_list(plan, block.list)));
  const auto is_filled = [](const auto& of_year) { return of_year.amount || of_year.grants; };
  for (const InvestmentMeasure& measure : block.measures) {
    if (std::ranges::none_of(measure.list, is_filled)) continue;
    const Investment& investment = plan.investments[measure.investment];
    table.rows.push_back(list_row(TableRowStyle::normal, text_cell(investment.number),
                                  text_cell(investment.name), measure.list));
  }
}

/// A column of amounts of one budget year; where there are several, its heading says of which.
TableColumn list_column(const Context& context, Word heading, std::size_t year) {
  const std::string_view text = context.pages.word(heading);
  std::string words = year_text(context, text, year);
  const bool names_year = text.find("{jahr}") != std::string_view::npos;
  if (context.plan.years.size() > 1 && !names_year)
    words += fmt::format("|{}", context.plan.years[year].year);
  return make_column(ColumnRole::amount, words);
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
                   make_column(ColumnRole::label, word(context, Word::list_label))};
  for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
    table.columns.push_back(list_column(context, Word::list_amount, year));
    table.columns.push_back(list_column(context, Word::list_grants, year));
  }
  append_list_block(context, Word::list_above, block_of(investments, ThresholdBlock::above), table);
  append_list_block(context, Word::list_below, block_of(investments, ThresholdBlock::below), table);
  table.rows.push_back(list_row(TableRowStyle::result, Blank{}, text_cell(word(context, Word::sum)),
                                shown_in_list(context.plan, investments.list)));
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
