#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "evaluate/sum.hpp"

// Haushaltsquerschnitt (§ 1 Abs. 2 Nr. 3 KomHVO NRW): what the form names of a plan, one line for each node
// of the second level. Nothing of it is entered.
namespace budgetc::lowering {

namespace {

/// A plan in a budget year.
struct Section {
  PlanId plan;
  std::size_t year = 0;
};

using SectionAmounts = std::vector<std::optional<Money>>;

/// By column of the cross section.
SectionAmounts section_amounts(const Context& context, NodeId node, const Section& section) {
  const auto column = static_cast<std::uint16_t>(context.plan.years[section.year].column);
  const Commitments commitments(context.plan, node, section.year);
  SectionAmounts amounts;
  for (const CrossSectionColumn& shown : context.plan.form(section.plan).cross_section) {
    amounts.push_back(shown.commitments ? commitments.row(section.plan, shown.row)
                                        : context.evaluation.shown({node, section.plan, shown.row, column}));
  }
  return amounts;
}

bool is_blank(const SectionAmounts& amounts) {
  return std::ranges::none_of(amounts, [](const auto& amount) { return amount.has_value(); });
}

/// The outermost nodes together: what a plan of the whole administration is the sum of.
SectionAmounts section_total(const Context& context, const Section& section) {
  std::vector<Sum> sums(context.plan.form(section.plan).cross_section.size());
  for (const NodeId id : context.plan.top_nodes()) {
    const SectionAmounts amounts = section_amounts(context, id, section);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(amounts[i]);
  }
  SectionAmounts total;
  for (const Sum& sum : sums) total.push_back(sum.value());
  return total;
}

/// Words of a line, and its amounts.
TableRow section_row(TableRowStyle style, CellValue number, CellValue label, const SectionAmounts& amounts) {
  TableRow row{style, {std::move(number), std::move(label)}, {}};
  for (const auto& amount : amounts) row.cells.push_back(amount_cell(amount));
  return row;
}

CellValue number_cell(const Context& context, NodeId id) {
  const Text& number = context.plan.node(id).number;
  return TextValue{linked(number.value, node_anchor(context, id), number.span)};
}

/// An outermost node, the nodes below it, and their total.
void add_section_group(const Context& context, NodeId top, const Section& section, Table& table) {
  const SectionAmounts total = section_amounts(context, top, section);
  if (is_blank(total)) return;
  const Node& node = context.plan.node(top);
  const auto number = static_cast<std::ptrdiff_t>(table.rows.size());
  for (const NodeId child : node.children) {
    const SectionAmounts amounts = section_amounts(context, child, section);
    if (!is_blank(amounts))
      table.rows.push_back(section_row(TableRowStyle::normal, number_cell(context, child),
                                       text_cell(context.plan.node(child).name), amounts));
  }
  // A node with nothing below it is a line of its own.
  const bool alone = number == static_cast<std::ptrdiff_t>(table.rows.size());
  if (!alone)
    table.rows.insert(
        table.rows.begin() + number,
        {TableRowStyle::group, {text_cell(node.number.value + " " + node.name.value, node.name.span)}, {}});
  const std::string sum = fmt::format("{} {}", word(context, Word::sum), node.number.value);
  table.rows.push_back(
      alone ? section_row(TableRowStyle::normal, number_cell(context, top), text_cell(node.name), total)
            : section_row(TableRowStyle::sum, Blank{}, text_cell(sum), total));
}

std::optional<Table> section_table(const Context& context, const Section& section) {
  const PlanForm& form = context.plan.form(section.plan);
  Table table;
  table.kind = TableKind::listing;
  const int year = context.plan.years[section.year].year;
  std::string stem = form.key;
  std::ranges::replace(stem, '_', '-');
  table.id = fmt::format("haushaltsquerschnitt-{}-{}", slug(stem), year);
  table.title = expand(part_year_word(context, "querschnitt_titel", section.year), {{"plan", form.title}});
  table.columns = {make_column(ColumnRole::row_number, word(context, Word::row_number)),
                   make_column(ColumnRole::label, word(context, Word::row_label))};
  for (const CrossSectionColumn& column : form.cross_section)
    table.columns.push_back(make_column(ColumnRole::amount, column.heading));
  for (const NodeId top : context.plan.top_nodes()) add_section_group(context, top, section, table);
  if (table.rows.empty()) return std::nullopt;
  table.rows.push_back(section_row(TableRowStyle::result, Blank{},
                                   text_cell(part_word(context, "querschnitt_gesamt")),
                                   section_total(context, section)));
  return table;
}

/// Every plan that the form shows in the cross section, in every budget year; none where the administration
/// is not complete.
std::vector<Section> sections(const BudgetPlan& plan) {
  std::vector<Section> all;
  for (std::size_t year = 0; plan.complete && year < plan.years.size(); ++year) {
    for (const PlanId id : plan.plan_ids()) {
      if (!plan.form(id).cross_section.empty()) all.push_back({id, year});
    }
  }
  return all;
}

void append_section_data(const Context& context, NodeId id, const Section& section, Dataset& data) {
  const PlanForm& form = context.plan.form(section.plan);
  const SectionAmounts amounts = section_amounts(context, id, section);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (!amounts[i]) continue;
    const TableColumn column = make_column(ColumnRole::amount, form.cross_section[i].heading);
    std::vector<CellValue> cells = node_cells(context, context.plan.node(id));
    cells.insert(cells.end(),
                 {text_cell(form.key), text_cell(std::to_string(context.plan.years[section.year].year)),
                  text_cell(column.key), AmountValue{*amounts[i], false}});
    data.rows.push_back(std::move(cells));
  }
}

}  // namespace

void add_cross_section(const Context& context, Blocks& blocks) {
  for (const Section& section : sections(context.plan)) {
    if (auto table = section_table(context, section)) blocks.emplace_back(*std::move(table));
  }
}

Dataset cross_section_dataset(const Context& context, const DataRange& range) {
  Dataset data{
      "haushaltsquerschnitt", {"ebene", "nummer", "bezeichnung", "plan", "jahr", "spalte", "betrag"}, {}};
  const std::vector<Section> all = sections(context.plan);
  if (all.empty()) return data;
  for (const NodeId id : asked_nodes(context, range)) {
    const Node& node = context.plan.node(id);
    if (node.is_root || node.level > 1) continue;
    for (const Section& section : all) append_section_data(context, id, section, data);
  }
  return data;
}

}  // namespace budgetc::lowering
