#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "document/plain_text.hpp"
#include "evaluate/indicator_values.hpp"
#include "evaluate/investments.hpp"
#include "model/column.hpp"
#include "parts/registry.hpp"

namespace budgetc::lowering {

namespace {

using DataRow = std::vector<CellValue>;

std::string number_text(int number) {
  return std::to_string(number);
}

template <typename Visit>
void for_each_node(const Context& context, const DataRange& range, Visit visit) {
  for (const NodeId id : asked_nodes(context, range)) visit(id, context.plan.node(id));
}

void append(DataRow& row, std::initializer_list<CellValue> cells) {
  row.insert(row.end(), cells.begin(), cells.end());
}

CellValue optional_text(const OptionalText& text) {
  return text ? text_cell(*text) : Blank{};
}

}  // namespace

std::vector<NodeId> asked_nodes(const Context& context, const DataRange& range) {
  std::vector<NodeId> nodes;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const auto id = static_cast<NodeId>(i);
    if (!range.only || is_below(context, id, *range.only)) nodes.push_back(id);
  }
  return nodes;
}

std::vector<CellValue> node_cells(const Context& context, const Node& node) {
  return {text_cell(level_name(context, node)), text_cell(node.number), text_cell(node.name)};
}

CellValue figure_cell(const Context& context, std::optional<FigureId> figure) {
  if (!figure) return Blank{};
  return AmountValue{context.plan.figures[*figure].amount, false};
}

namespace {

CellValue year_cell(const Context& context, std::size_t year) {
  return text_cell(number_text(context.plan.years[year].year));
}

/// Visits the budget years that something has an amount for.
template <typename Visit>
void for_each_year(const Context& context, const YearFigures& amounts, const YearFigures& others,
                   Visit visit) {
  for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
    if (amounts[year] || others[year]) visit(year);
  }
}

}  // namespace

CellValue prose_text_cell(const OptionalText& text) {
  if (!text) return Blank{};
  return TextValue{{{{plain_text(parse_prose(*text)), false, false, {}}}, text->span}};
}

namespace {

/// Which columns of words the data of plans have beyond those that all have.
struct PlanWords {
  bool operators = false;
  bool accounts = false;
};

PlanWords plan_words(const BudgetPlan& plan) {
  return {std::ranges::any_of(plan.forms, &PlanForm::shows_operators),
          std::ranges::any_of(plan.forms, &PlanForm::shows_accounts)};
}

/// What every line of a row says before the kind of column.
DataRow plan_row_cells(const Context& context, NodeId id, const PlanForm& form, RowIndex row) {
  const PlanWords words = plan_words(context.plan);
  DataRow cells = node_cells(context, context.plan.node(id));
  append(cells, {text_cell(form.key), text_cell(form.rows[row].number), text_cell(form.rows[row].label)});
  if (words.operators) cells.push_back(text_cell(form.operator_of(row)));
  if (words.accounts) cells.push_back(text_cell(form.rows[row].accounts));
  return cells;
}

/// The VE behind the rows of a plan that prints them, each like an amount of a column.
void append_commitments(const Context& context, NodeId id, PlanId plan, Dataset& data) {
  const PlanForm& form = context.plan.form(plan);
  if (!form.shows_commitments) return;
  const std::vector<Commitments> commitments = commitments_of(context.plan, id);
  for (RowIndex row = 0; row < form.rows.size(); ++row) {
    for (std::size_t year = 0; year < commitments.size(); ++year) {
      const auto amount = commitments[year].row(plan, row);
      if (!amount) continue;
      DataRow cells = plan_row_cells(context, id, form, row);
      append(cells, {text_cell("VE"), year_cell(context, year), AmountValue{*amount, false}});
      data.rows.push_back(std::move(cells));
    }
  }
}

void append_plan(const Context& context, NodeId id, PlanId plan, Dataset& data) {
  const PlanForm& form = context.plan.form(plan);
  for (RowIndex row = 0; row < form.rows.size(); ++row) {
    for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
      const auto amount = context.evaluation.shown({id, plan, row, static_cast<std::uint16_t>(column)});
      if (!amount) continue;
      const Column& year = context.plan.columns[column];
      DataRow cells = plan_row_cells(context, id, form, row);
      append(cells, {text_cell(column_kind_name(year.kind)), text_cell(number_text(year.year)),
                     AmountValue{*amount, false}});
      data.rows.push_back(std::move(cells));
    }
  }
}

}  // namespace

/// Every figure of every plan, one per line, and behind a plan the VE that it prints; a blank cell has no
/// line.
Dataset plan_dataset(const Context& context, const DataRange& range) {
  Dataset data{"haushalt", {"ebene", "nummer", "bezeichnung", "plan", "zeile", "zeilenbezeichnung"}, {}};
  const PlanWords words = plan_words(context.plan);
  if (words.operators) data.header.emplace_back("zeichen");
  if (words.accounts) data.header.emplace_back("konten");
  data.header.insert(data.header.end(), {"spaltenart", "jahr", "betrag"});
  for_each_node(context, range, [&](NodeId id, const Node&) {
    for (const PlanId plan : context.plan.plan_ids()) {
      if (!context.plan.may_have(id, plan)) continue;
      append_plan(context, id, plan, data);
      append_commitments(context, id, plan, data);
    }
  });
  return data;
}

Dataset note_dataset(const Context& context, const DataRange& range) {
  Dataset data{"erlaeuterungen",
               {"ebene", "nummer", "bezeichnung", "zeile", "zeilenbezeichnung", "jahr", "betrag",
                "betrag_vorjahr", "erlaeuterung", "zweckbindung", "text"},
               {}};
  for_each_node(context, range, [&](NodeId, const Node& node) {
    for (const LineNotes& notes : node.line_notes) {
      const FormRow& row = context.plan.result_form().rows[notes.row];
      for (const LineNote& note : notes.notes) {
        for_each_year(context, note.amount, note.prior_year, [&](std::size_t year) {
          DataRow cells = node_cells(context, node);
          append(cells, {text_cell(row.number), text_cell(row.label), year_cell(context, year),
                         figure_cell(context, note.amount[year]), figure_cell(context, note.prior_year[year]),
                         text_cell(note.label), optional_text(note.ring), prose_text_cell(note.text)});
          data.rows.push_back(std::move(cells));
        });
      }
    }
  });
  return data;
}

namespace {

std::string_view balance_name(RingBalance balance) {
  switch (balance) {
    case RingBalance::balanced: return "ausgeglichen";
    case RingBalance::covered: return "gedeckt";
    case RingBalance::informational: break;
  }
  return "nachrichtlich";
}

}  // namespace

Dataset ring_dataset(const Context& context, const DataRange& range) {
  Dataset data{"zweckbindungsringe",
               {"ring", "ausgleich", "art", "bezeichnung", "nummer", "zeile", "jahr", "betrag"},
               {}};
  for (const EarmarkRing& ring : range.share(context.plan.rings)) {
    if (range.only && !is_below(context, ring.node, *range.only)) continue;
    for (const RingEntry& entry : ring.entries) {
      for_each_year(context, entry.amount, {}, [&](std::size_t year) {
        data.rows.push_back({text_cell(ring.citation), text_cell(balance_name(ring.balance)),
                             text_cell(entry.is_income ? "Ertrag" : "Aufwand"), text_cell(entry.label),
                             text_cell(entry.node_number), text_cell(entry.row_number),
                             year_cell(context, year), figure_cell(context, entry.amount[year])});
      });
    }
  }
  return data;
}

namespace {

void append_investment_row(const Context& context, const Investment& investment, const InvestmentRow& row,
                           Dataset& data) {
  const FormRow& form_row = context.plan.measure_form().rows[row.row];
  const bool above = printed_block(context.plan, investment) == ThresholdBlock::above;
  for (const InvestmentPosition& position : investment_positions(context.plan)) {
    const auto figure = written_figure(row, position);
    if (!figure) continue;
    const std::string column = position.year_column ? column_name(context.plan.columns[*position.year_column])
                                                    : context.plan.investment_form.extras[position.extra].key;
    data.rows.push_back({text_cell(context.plan.node(investment.node).number), text_cell(investment.number),
                         text_cell(investment.name), text_cell(above ? "über" : "unter"),
                         text_cell(form_row.number), text_cell(form_row.label), text_cell(column),
                         figure_cell(context, figure)});
  }
}

/// What of a measure's commitments falls due in each year.
void append_due_years(const Context& context, const Investment& investment, Dataset& data) {
  const BudgetPlan& plan = context.plan;
  const bool above = printed_block(plan, investment) == ThresholdBlock::above;
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    const DueAmounts& due = investment.maturities[year];
    const std::string label = plan.years.size() < 2
                                  ? std::string("Fälligkeit der VE")
                                  : fmt::format("Fälligkeit der VE {}", plan.years[year].year);
    const auto append_one = [&](const std::string& column, const std::optional<FigureId>& figure) {
      if (!figure || plan.figures[*figure].amount.is_zero()) return;
      data.rows.push_back({text_cell(plan.node(investment.node).number), text_cell(investment.number),
                           text_cell(investment.name), text_cell(above ? "über" : "unter"), Blank{},
                           text_cell(label), text_cell(column), figure_cell(context, figure)});
    };
    for (std::size_t column = 0; column < due.years.size(); ++column)
      append_one(column_name(plan.columns[column]), due.years[column]);
    append_one(plan.investment_form.key_of(InvestmentColumn::later_years), due.later);
  }
}

}  // namespace

/// What the sources say of the measures, amounts in the row's own sense.
Dataset investment_dataset(const Context& context, const DataRange& range) {
  Dataset data{
      "investitionen",
      {"nummer", "massnahme", "bezeichnung", "wertgrenze", "zeile", "zeilenbezeichnung", "spalte", "betrag"},
      {}};
  for (const Investment& investment : range.share(context.plan.investments)) {
    if (range.only && !is_below(context, investment.node, *range.only)) continue;
    for (const InvestmentRow& row : investment.rows) append_investment_row(context, investment, row, data);
    append_due_years(context, investment, data);
  }
  return data;
}

namespace {

void append_indicators(const Context& context, const Node& node, const IndicatorTable& table, Dataset& data) {
  CellValue group = Blank{};
  for (const Indicator& indicator : table.rows) {
    if (indicator.is_group) {
      group = text_cell(indicator.label);
      continue;
    }
    const OptionalText& unit = table.unit_of(indicator);
    const int decimals = indicator_decimals(context.plan, table, indicator);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const auto value = shown_indicator(context.plan, table, indicator, column);
      if (!value) continue;
      const IndicatorColumn& year = table.columns[column].value;
      DataRow cells = node_cells(context, node);
      append(cells, {optional_text(table.title), group, text_cell(indicator.label), optional_text(unit),
                     text_cell(number_text(year.year)), text_cell(year.actual ? "Ist" : "Plan"),
                     QuantityValue{*value, decimals, {}}});
      data.rows.push_back(std::move(cells));
    }
  }
}

}  // namespace

Dataset indicator_dataset(const Context& context, const DataRange& range) {
  Dataset data{
      "kennzahlen",
      {"ebene", "nummer", "bezeichnung", "tabelle", "gruppe", "kennzahl", "einheit", "jahr", "art", "wert"},
      {}};
  for_each_node(context, range, [&](NodeId, const Node& node) {
    if (node.goals) {
      for (const auto& table : node.goals->indicators) append_indicators(context, node, table, data);
    }
    for (const auto& table : node.indicators) append_indicators(context, node, table, data);
  });
  return data;
}

Dataset posts_dataset(const Context& context, const DataRange& range) {
  Dataset data{"planstellen", {"ebene", "nummer", "bezeichnung", "art", "jahr", "stellen"}, {}};
  for_each_node(context, range, [&](NodeId, const Node& node) {
    for (const Posts& posts : node.posts) {
      if (!posts.value) continue;
      DataRow cells = node_cells(context, node);
      append(cells, {text_cell(capitalised(posts.kind_text)), text_cell(number_text(posts.column.year)),
                     QuantityValue{context.plan.figures[*posts.value].amount.cents(), 2, {}}});
      data.rows.push_back(std::move(cells));
    }
  });
  return data;
}

Dataset transition_dataset(const Context& context, const DataRange& range) {
  Dataset data{
      "ueberleitung", {"nummer_alt", "bezeichnung_alt", "budget_alt", "nummer_neu", "bezeichnung_neu"}, {}};
  for_each_node(context, range, [&](NodeId, const Node& node) {
    if (!node.transitions) return;
    for (const ProductTransition& product : node.transitions->products) {
      data.rows.push_back({text_cell(product.old_number), text_cell(product.old_name),
                           optional_text(product.old_budget), text_cell(product.new_number),
                           text_cell(product.new_name)});
    }
  });
  return data;
}

namespace {

/// So many nodes that their data is small, and the work of making it is not.
constexpr std::size_t nodes_per_piece = 16;

/// Whether a node of the plan has something of the part.
bool is_anywhere(const BudgetPlan& plan, const NodePart& part) {
  return std::ranges::any_of(plan.nodes, [&](const Node& node) {
    return std::ranges::any_of(part.pages, [&](const PagePart& page) {
      return page.written != nullptr && page.written(plan, node);
    });
  });
}

}  // namespace

TidyData::TidyData(const Context& context)
    : pieces_per_dataset_(
          std::max<std::size_t>(1, (context.plan.nodes.size() + nodes_per_piece - 1) / nodes_per_piece)) {
  for (const NodePart* part : all_parts()) {
    if (part->dataset != nullptr && (part->always_has_data_file || is_anywhere(context.plan, *part)))
      makers_.push_back(part->dataset);
  }
  makers_.push_back(text_dataset);
}

Dataset TidyData::piece(const Context& context, std::optional<NodeId> only, std::size_t index) const {
  const std::size_t nodes = context.plan.nodes.size();
  const std::size_t first = index % pieces_per_dataset_ * nodes_per_piece;
  const DataRange range{only, first, std::min(first + nodes_per_piece, nodes),
                        std::max<std::size_t>(1, nodes)};
  return makers_[index / pieces_per_dataset_](context, range);
}

}  // namespace budgetc::lowering
