#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "parts/kinds/amounts_by_column.hpp"
#include "parts/registry.hpp"
#include "text/did_you_mean.hpp"

// Zuwendungen an Fraktionen und Gruppen, in money and in kind: a list of its own beside the plan
// (§ 56 Abs. 3 GO NRW, § 40 Abs. 3 KrO NRW).
namespace budgetc::parts {
namespace {

using namespace binding;

/// What one group is granted, by column of the plan.
struct Grant {
  Text group;
  ColumnAmounts amounts;
  OptionalText note;
  Span span;
};

/// Grants in money and in kind, and their written total.
struct GroupGrants {
  OptionalText text;
  std::vector<Grant> in_money;
  std::vector<Grant> in_kind;
  ColumnAmounts total;
};

// Reading -------------------------------------------------------------------------------------------------

/// A grant is written as what the group gets.
constexpr SignRule grant_sign{
    1, "eine Zuwendung an eine Fraktion ist nicht negativ",
    "den Betrag ohne Minus schreiben; was eine Fraktion zurückzahlt, ist ein Ertrag im Plan"};

void read_grant_amounts(Context& context, const SourceEntry& entry, Grant& grant) {
  read_by_column(context, entry.value, grant_sign, grant.amounts);
}

constexpr std::array<Field<Grant>, 3> grant_fields{{
    {"fraktion", Presence::required, text_member<Grant, &Grant::group>, Below::nothing, text_value,
     "Name der Fraktion oder Gruppe"},
    {"betraege", Presence::required, read_grant_amounts, Below::lines, amounts_of_columns,
     "Betrag je Spalte"},
    {"bemerkung", Presence::optional, text_member<Grant, &Grant::note>, Below::nothing, text_value,
     "Bemerkung dazu"},
}};

/// Of two entries for one group only one may have an amount in a column: the other is counted as well.
void refuse_second_amount(Context& context, const Grant& first, Grant& second) {
  for (std::size_t column = 0; column < std::min(first.amounts.size(), second.amounts.size()); ++column) {
    if (!first.amounts[column] || !second.amounts[column]) continue;
    const auto place = [&](const Grant& grant) { return context.plan.figures[*grant.amounts[column]].span; };
    Diagnostic& finding = report(context, invalid_value, place(second),
                                 fmt::format("für „{}“ stehen zwei Beträge in der Spalte {}",
                                             second.group.value, column_name(context.plan.columns[column])));
    finding.related.push_back({place(first), "zuerst hier"});
    finding.helps.emplace_back(
        "einen der beiden streichen, oder beide in einem zusammenfassen und unter bemerkung erklären");
    second.amounts[column] = unreadable_figure(context, place(second), FigureKind::part_amount);
    return;
  }
}

template <std::vector<Grant> GroupGrants::*Member>
void read_grants(Context& context, const SourceEntry& entry, GroupGrants& grants) {
  std::vector<Grant>& list = grants.*Member;
  read_items(context, entry.value, [&](const SourceNode& item) {
    Grant grant = placed<Grant>(item);
    read_fields(context, item, grant_fields, "einer Zuwendung an eine Fraktion", grant);
    for (const Grant& other : list) {
      if (to_key(other.group.value) == to_key(grant.group.value)) refuse_second_amount(context, other, grant);
    }
    list.push_back(std::move(grant));
  });
}

void read_total(Context& context, const SourceEntry& entry, GroupGrants& grants) {
  read_by_column(context, entry.value, grant_sign, grants.total);
}

constexpr std::array<Field<GroupGrants>, 4> grants_fields{{
    {"text", Presence::optional, text_member<GroupGrants, &GroupGrants::text>, Below::nothing, text_value,
     "Text über der Aufstellung"},
    {"geldleistungen", Presence::optional, read_grants<&GroupGrants::in_money>, Below::lines,
     list_of<block_of<grant_fields>>, "Zuwendungen in Geld"},
    {"geldwerte_leistungen", Presence::optional, read_grants<&GroupGrants::in_kind>, Below::lines,
     list_of<block_of<grant_fields>>, "geldwerte Leistungen: Räume, Personal, Ausstattung"},
    {"summe", Presence::optional, read_total, Below::lines, amounts_of_columns,
     "Summe aller Beträge, als Kontrolle"},
}};

void read(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, grants_fields, "„zuwendungen_fraktionen“",
              node.slots.emplace<GroupGrants>());
}

// What other phases ask -----------------------------------------------------------------------------------

/// Both lists, one after the other.
std::vector<const Grant*> all_grants(const GroupGrants& grants) {
  std::vector<const Grant*> list;
  for (const auto* some : {&grants.in_money, &grants.in_kind}) {
    for (const Grant& grant : *some) list.push_back(&grant);
  }
  return list;
}

bool writes_grants(const BudgetPlan& /*plan*/, const Node& node) {
  return node.slots.find<GroupGrants>() != nullptr;
}

void texts(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& list) {
  const GroupGrants* const grants = node.slots.find<GroupGrants>();
  if (grants == nullptr) return;
  if (grants->text)
    list.push_back({.name = "zuwendungen_fraktionen", .text = &*grants->text, .is_prose = true});
  for (const Grant* grant : all_grants(*grants)) {
    if (grant->note) list.push_back({.text = &*grant->note, .is_prose = true});
  }
}

void figures(const BudgetPlan& plan, const Node& node, std::vector<PartFigure>& list) {
  const GroupGrants* const grants = node.slots.find<GroupGrants>();
  if (grants == nullptr) return;
  const auto add = [&](std::string_view row, const ColumnAmounts& amounts) {
    append_figures(plan, fmt::format("{} Zuwendungen an Fraktionen, {}", node.number.value, row), amounts,
                   list);
  };
  for (const Grant& grant : grants->in_money) add(fmt::format("»{}«", grant.group.value), grant.amounts);
  for (const Grant& grant : grants->in_kind)
    add(fmt::format("»{}«, geldwert,", grant.group.value), grant.amounts);
  add("Summe", grants->total);
}

void totals(const BudgetPlan& plan, const Node& node, std::vector<PartTotal>& list) {
  const GroupGrants* const grants = node.slots.find<GroupGrants>();
  if (grants == nullptr) return;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    PartTotal total{.words = "Zuwendungen an Fraktionen " + column_name(plan.columns[column]),
                    .written = amount_in(grants->total, column),
                    .column = column};
    for (const Grant* grant : all_grants(*grants)) {
      if (const auto amount = amount_in(grant->amounts, column)) total.addends.push_back(*amount);
    }
    if (total.written || !total.addends.empty()) list.push_back(std::move(total));
  }
}

// Printing ------------------------------------------------------------------------------------------------

using lowering::Blocks;

constexpr std::array<std::string_view, 5> grant_words{"fraktionen_fraktion", "fraktionen_bemerkung",
                                                      "fraktionen_geld", "fraktionen_geldwert",
                                                      "fraktionen_summe"};

void add_group(const lowering::Context& context, std::string_view heading, const std::vector<Grant>& grants,
               const std::vector<PartTotal>& columns, Table& table) {
  if (grants.empty()) return;
  table.rows.push_back(
      {TableRowStyle::group, {lowering::text_cell(lowering::part_word(context, heading))}, {}});
  for (const Grant& grant : grants) {
    TableRow row{TableRowStyle::normal, {lowering::text_cell(grant.group)}, {}};
    for (const PartTotal& total : columns)
      row.cells.push_back(lowering::figure_cell(context, amount_in(grant.amounts, *total.column)));
    row.cells.push_back(grant.note ? lowering::prose_cell(*grant.note) : Blank{});
    table.rows.push_back(std::move(row));
  }
}

Table table_of(const lowering::Context& context, NodeId id, const GroupGrants& grants,
               const std::vector<PartTotal>& columns) {
  Table table;
  table.kind = TableKind::listing;
  table.id = lowering::slug(context.plan.node(id).number.value) + "-zuwendungen-fraktionen";
  table.columns.push_back(
      lowering::make_column(ColumnRole::label, lowering::part_word(context, "fraktionen_fraktion")));
  TableRow sum{
      TableRowStyle::sum, {lowering::text_cell(lowering::part_word(context, "fraktionen_summe"))}, {}};
  for (const PartTotal& total : columns) {
    table.columns.push_back(lowering::year_column(context, *total.column));
    sum.cells.push_back(lowering::amount_cell(amount_of(context.plan, total)));
  }
  table.columns.push_back(
      lowering::make_column(ColumnRole::text, lowering::part_word(context, "fraktionen_bemerkung")));
  sum.cells.emplace_back(Blank{});
  add_group(context, "fraktionen_geld", grants.in_money, columns, table);
  add_group(context, "fraktionen_geldwert", grants.in_kind, columns, table);
  table.rows.push_back(std::move(sum));
  return table;
}

void print(lowering::Sheet& sheet) {
  const Node& node = sheet.context.plan.node(sheet.node);
  const GroupGrants* const grants = node.slots.find<GroupGrants>();
  if (grants == nullptr) return;
  lowering::append_prose(grants->text, sheet.blocks);
  std::vector<PartTotal> columns;
  totals(sheet.context.plan, node, columns);
  if (!columns.empty()) sheet.blocks.emplace_back(table_of(sheet.context, sheet.node, *grants, columns));
}

void add_data(const lowering::Context& context, const Node& node, std::string_view kind,
              const std::vector<Grant>& grants, Dataset& data) {
  for (const Grant& grant : grants) {
    for (std::size_t column = 0; column < grant.amounts.size(); ++column) {
      if (!grant.amounts[column]) continue;
      const Column& year = context.plan.columns[column];
      std::vector<CellValue> row = lowering::node_cells(context, node);
      row.insert(
          row.end(),
          {lowering::text_cell(kind), lowering::text_cell(grant.group),
           lowering::text_cell(column_kind_name(year.kind)), lowering::text_cell(std::to_string(year.year)),
           lowering::figure_cell(context, grant.amounts[column]), lowering::prose_text_cell(grant.note)});
      data.rows.push_back(std::move(row));
    }
  }
}

Dataset data_of_grants(const lowering::Context& context, const lowering::DataRange& range) {
  Dataset data{
      "zuwendungen_fraktionen",
      {"ebene", "nummer", "bezeichnung", "art", "fraktion", "spaltenart", "jahr", "betrag", "bemerkung"},
      {}};
  for (const NodeId id : lowering::asked_nodes(context, range)) {
    const Node& node = context.plan.node(id);
    const GroupGrants* const grants = node.slots.find<GroupGrants>();
    if (grants == nullptr) continue;
    add_data(context, node, "Geldleistung", grants->in_money, data);
    add_data(context, node, "geldwerte Leistung", grants->in_kind, data);
  }
  return data;
}

constexpr std::array<Field<Node>, 1> grants_key{
    {{"zuwendungen_fraktionen", Presence::optional, read, Below::lines, block_of<grants_fields>,
      "Zuwendungen an Fraktionen und Gruppen (§ 56 Abs. 3 GO NRW)"}}};
constexpr std::array<PagePart, 1> grants_pages{
    {{.name = "zuwendungen_fraktionen", .print = print, .written = writes_grants}}};

}  // namespace

const NodePart& group_grants() {
  static constexpr NodePart part{.fields = grants_key,
                                 .pages = grants_pages,
                                 .required_as = grants_key.front().key,
                                 .present = writes_grants,
                                 .texts = texts,
                                 .figures = figures,
                                 .totals = totals,
                                 .dataset = data_of_grants,
                                 .words = grant_words};
  return part;
}

}  // namespace budgetc::parts
