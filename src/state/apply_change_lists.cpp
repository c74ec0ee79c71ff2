#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "state/carry.hpp"
#include "state/change_lists.hpp"
#include "state/read_change.hpp"
#include "state/written_cells.hpp"

namespace budgetc::state {
namespace {

/// Makes the changes of the lists that apply.
class Application {
 public:
  Application(binding::Context& context, const DraftCells& cells)
      : context_(context), plan_(context.plan), cells_(cells), carrier_(context, cells) {}

  /// Says whether every amount stays within the range, those of the sums above among them.
  [[nodiscard]] bool apply(std::uint32_t list) {
    const auto before = static_cast<std::ptrdiff_t>(context_.diagnostics.size());
    place_.list = list;
    const std::vector<Change>& changes = plan_.change_lists[list].changes;
    carrier_.begin_list(sums_set_by(changes));
    for (place_.change = 0; place_.change < changes.size(); ++place_.change) {
      carrier_.begin_change(place_);
      const Change& change = changes[place_.change];
      context_.node = change.node;
      if (change.investment) {
        change_measure(change, plan_.investments[*change.investment]);
      } else {
        for (const ColumnChange& column : change.columns) change_cell(change, column);
      }
    }
    const std::ranges::subrange said(context_.diagnostics.begin() + before, context_.diagnostics.end());
    return std::ranges::find(said, unreadable_amount, &Diagnostic::code) == said.end();
  }

 private:
  static CellRef cell_of(const Change& change, const ColumnChange& column) {
    return {change.node, change.plan, change.row, static_cast<std::uint16_t>(column.year_column.value_or(0))};
  }

  [[nodiscard]] std::set<FigureId> sums_set_by(const std::vector<Change>& changes) {
    std::set<FigureId> sums;
    for (const Change& change : changes) {
      for (const ColumnChange& column : change.columns) {
        const bool of_measure = change.investment.has_value();
        if (!of_measure && !cells_.is_sum(cell_of(change, column))) continue;
        const auto figure = of_measure
                                ? measure_cell(plan_.investments[*change.investment], change.row, column)
                                : written_cell(plan_, cell_of(change, column));
        if (figure) sums.insert(*figure);
      }
    }
    return sums;
  }

  static InvestmentRow& row_of(Investment& measure, RowIndex row) {
    return *std::ranges::find(measure.rows, row, &InvestmentRow::row);
  }

  static std::optional<FigureId>& measure_cell(Investment& measure, RowIndex row,
                                               const ColumnChange& column) {
    InvestmentRow& cells = row_of(measure, row);
    return column.year_column ? cells.years[*column.year_column] : cells.extras[column.extra];
  }

  void change_cell(const Change& change, const ColumnChange& column) {
    const CellRef cell = cell_of(change, column);
    const int sense = plan_.form(cell.plan).own_sense_sign(cell.row);
    const bool is_entered = !cells_.is_sum(cell);
    const std::int64_t moved = make(written_place(plan_, cell), column, FigureKind::plan_cell, sense);
    if (is_entered) carrier_.carry(cell, moved);
  }

  void change_measure(const Change& change, Investment& measure) {
    const MeasureSums sums(plan_, measure);
    const int sense = plan_.form(change.plan).own_sense_sign(change.row);
    for (const ColumnChange& column : change.columns) {
      InvestmentRow& row = row_of(measure, change.row);
      const std::int64_t before = total_of(row);
      const std::int64_t moved =
          make(measure_cell(measure, change.row, column), column, FigureKind::investment_cell, 1);
      const auto total = row.extras[plan_.investment_form.extra(InvestmentColumn::total)];
      if (total) carrier_.move(*total, total_of(row) - before);
      if (column.year_column) carrier_.carry(cell_of(change, column), sense * moved, true);
    }
    sums.carry(plan_, carrier_);
  }

  /// What the columns of a measure's row add up to.
  [[nodiscard]] std::int64_t total_of(const InvestmentRow& row) const {
    std::vector<Term> terms;
    append_computed_total(plan_, row, 1, terms);
    std::int64_t cents = 0;
    for (const Term& term : terms) cents += plan_.figures[term.figure].amount.cents();
    return cents;
  }

  /// Makes one change, whose amounts are `sense` times those of the figure; gives the cents by which the
  /// figure moves.
  std::int64_t make(std::optional<FigureId>& figure, const ColumnChange& column, FigureKind kind, int sense) {
    const bool readable = !figure || plan_.figures[*figure].readable;
    if (!readable) return 0;  // its own finding says so
    const auto own = [sense](Money amount) { return sense < 0 ? -amount : amount; };
    std::optional<Money> before;
    if (figure) before = own(plan_.figures[*figure].amount);
    check_before(column, before, figure);
    const auto after = column.relative ? add(before.value_or(Money{}), column.amount) : column.amount;
    if (!after) {
      binding::report(context_, unreadable_amount, column.span,
                      "mit dieser Änderung überschreitet der Betrag 90 Billionen €");
      return 0;
    }
    if (figure) return carrier_.set(*figure, own(*after), column.span);
    carrier_.fill(figure, {.amount = own(*after), .span = column.span, .kind = kind, .node = context_.node});
    return own(*after).cents();
  }

  /// `alt` must be what stands there when it is the change's turn; 0 is as good as nothing.
  void check_before(const ColumnChange& column, const std::optional<Money>& is,
                    const std::optional<FigureId>& figure) {
    if (!column.before || column.before->value.value_or(Money{}) == is.value_or(Money{})) return;
    const auto words = [](const std::optional<Money>& amount) {
      return amount ? format_german(*amount) : "leer";
    };
    Diagnostic& finding = binding::report(context_, other_amount, column.before->span,
                                          fmt::format("vor dieser Änderung ist der Betrag {}, „alt“ nennt {}",
                                                      words(is), words(column.before->value)));
    if (figure) {
      const bool listed = std::ranges::find(plan_.figure_changes, *figure, &FigureChange::figure) !=
                          plan_.figure_changes.end();
      finding.related.push_back(
          {plan_.figures[*figure].span, listed ? "zuletzt hier geändert" : "hier steht er"});
    }
    finding.helps.emplace_back("den alten Betrag berichtigen, und prüfen, ob der neue dann noch stimmt");
  }

  binding::Context& context_;
  BudgetPlan& plan_;
  const DraftCells& cells_;
  Carrier carrier_;
  ChangePlace place_;
};

}  // namespace

void apply_change_lists(binding::Context& context, const DraftCells& cells) {
  auto& lists = context.plan.change_lists;
  const NodeId node = context.node;
  Application application(context, cells);
  bool lost = false;
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    if (lists[i].status != ListStatus::decided) continue;
    lost = lost || lists[i].use == ListUse::not_understood;
    if (lists[i].use == ListUse::not_understood) continue;
    lists[i].use = lost ? ListUse::builds_on_lost : ListUse::applied;
    if (lost) continue;
    // A list applies as a whole or not at all.
    BudgetPlan before = context.plan;
    if (application.apply(i)) continue;
    lost = true;
    context.plan = std::move(before);
    lists[i].use = ListUse::not_understood;
  }
  context.node = node;
  std::ranges::stable_sort(context.plan.figure_changes, {}, &FigureChange::figure);
}

}  // namespace budgetc::state
