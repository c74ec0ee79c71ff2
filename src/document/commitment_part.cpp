#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "evaluate/investments.hpp"
#include "evaluate/sum.hpp"

// Übersicht über die Verpflichtungsermächtigungen (§ 1 Abs. 2 KomHVO NRW): all VE by budget year, and when
// they fall due. Nothing of it is entered.
namespace budgetc::lowering {

namespace {

/// The columns of years in which a VE may fall due.
std::vector<std::size_t> due_columns(const BudgetPlan& plan) {
  std::vector<std::size_t> columns = planning_columns(plan);
  std::erase_if(columns, [&](std::size_t column) { return plan.columns[column].year <= plan.first_year(); });
  return columns;
}

/// VE, what of it falls due by column, and what later.
using CommitmentAmounts = std::vector<std::optional<Money>>;

class CommitmentTable {
 public:
  explicit CommitmentTable(const Context& context)
      : context_(context), columns_(due_columns(context.plan)), later_(any_later()) {
    table_.kind = TableKind::listing;
    table_.id = "ve-uebersicht";
    table_.columns = {make_column(ColumnRole::row_number, word(context, Word::list_number)),
                      make_column(ColumnRole::reference, part_word(context, "ve_stelle")),
                      make_column(ColumnRole::label, word(context, Word::list_label)),
                      make_column(ColumnRole::current_amount, part_word(context, "ve_betrag"))};
    for (const std::size_t column : columns_)
      table_.columns.push_back(make_column(
          ColumnRole::amount, expand(part_word(context, "ve_faellig"),
                                     {{"spaltenjahr", std::to_string(context.plan.columns[column].year)}})));
    if (later_) table_.columns.push_back(make_column(ColumnRole::amount, part_word(context, "ve_spaeter")));
  }

  void add_year(std::size_t year) {
    std::vector<TableRow> rows;
    std::vector<Sum> sums(width());
    for (const NodeId top : context_.plan.top_nodes()) {
      for (const std::uint32_t index : measures_below(context_.plan, top))
        add_measure(context_.plan.investments[index], year, sums, rows);
    }
    if (rows.empty()) return;
    table_.rows.push_back({TableRowStyle::group, {text_cell(part_year_word(context_, "ve_jahr", year))}, {}});
    std::ranges::move(rows, std::back_inserter(table_.rows));
    for (std::size_t i = 0; i < sums.size(); ++i) total_[i].add(sums[i].value());
    add_sum(TableRowStyle::sum, word(context_, Word::sum), sums);
    ++years_;
  }

  /// Nothing where there is no VE.
  std::optional<Table> take() {
    if (years_ == 0) return std::nullopt;
    if (years_ > 1) add_sum(TableRowStyle::result, part_word(context_, "ve_gesamt"), total_);
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::size_t width() const { return 1 + columns_.size() + (later_ ? 1 : 0); }

  [[nodiscard]] bool any_later() const {
    return std::ranges::any_of(context_.plan.investments, [&](const Investment& measure) {
      return std::ranges::any_of(std::span(measure.maturities).first(context_.plan.years.size()),
                                 [&](const DueAmounts& due) { return amount(due.later).has_value(); });
    });
  }

  /// 0 stands for nothing: who commits to nothing has no VE.
  [[nodiscard]] std::optional<Money> amount(const std::optional<FigureId>& figure) const {
    if (!figure || context_.plan.figures[*figure].amount.is_zero()) return std::nullopt;
    return context_.plan.figures[*figure].amount;
  }

  [[nodiscard]] CommitmentAmounts amounts_of(const Investment& measure, std::size_t year) const {
    CommitmentAmounts amounts{commitment_of(context_.plan, measure, year)};
    const DueAmounts& due = measure.maturities[year];
    for (const std::size_t column : columns_)
      amounts.push_back(column < due.years.size() ? amount(due.years[column]) : std::nullopt);
    if (later_) amounts.push_back(amount(due.later));
    return amounts;
  }

  void add_measure(const Investment& measure, std::size_t year, std::vector<Sum>& sums,
                   std::vector<TableRow>& rows) const {
    const CommitmentAmounts amounts = amounts_of(measure, year);
    if (!amounts.front() || amounts.front()->is_zero()) return;
    const Text& node = context_.plan.node(measure.node).number;
    TableRow row{TableRowStyle::normal,
                 {text_cell(measure.number),
                  TextValue{linked(node.value, node_anchor(context_, measure.node), node.span)},
                  text_cell(measure.name)},
                 {}};
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      row.cells.push_back(amount_cell(amounts[i]));
      sums[i].add(amounts[i]);
    }
    rows.push_back(std::move(row));
  }

  void add_sum(TableRowStyle style, const std::string& label, const std::vector<Sum>& sums) {
    TableRow row{style, {Blank{}, Blank{}, text_cell(label)}, {}};
    for (const Sum& sum : sums) row.cells.push_back(amount_cell(sum.value()));
    table_.rows.push_back(std::move(row));
  }

  const Context& context_;
  std::vector<std::size_t> columns_;
  bool later_;
  std::size_t years_ = 0;
  std::vector<Sum> total_ = std::vector<Sum>(width());
  Table table_;
};

}  // namespace

void add_commitments(const Context& context, Blocks& blocks) {
  if (!context.plan.complete || !context.plan.measure_plan) return;
  CommitmentTable table(context);
  for (std::size_t year = 0; year < context.plan.years.size(); ++year) table.add_year(year);
  if (auto printed = table.take()) blocks.emplace_back(*std::move(printed));
}

}  // namespace budgetc::lowering
