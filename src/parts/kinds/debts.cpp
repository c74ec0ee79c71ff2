#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "parts/kinds/amounts_by_column.hpp"
#include "parts/registry.hpp"

// Übersicht über den voraussichtlichen Stand der Verbindlichkeiten, by kind and year (§ 1 Abs. 2 KomHVO NRW).
namespace budgetc::parts {
namespace {

using namespace binding;

/// One kind of liabilities, at the end of each column's year.
struct DebtKind {
  Text name;
  ColumnAmounts stand;
  /// Moved by the rows of borrowing and redemption of the Gesamtfinanzplan.
  bool is_investment = false;
  /// Shown below the sum and not in it: Bürgschaften are no liabilities yet.
  bool is_memo = false;
  Span span;
};

struct Debts {
  OptionalText text;
  std::vector<DebtKind> kinds;
  ColumnAmounts total;
  /// What of the rows of borrowing and redemption is none: credit given that comes back, and credit given.
  ColumnAmounts returned;
  ColumnAmounts granted;
};

// Reading -------------------------------------------------------------------------------------------------

constexpr SignRule debt_sign{1, "ein Stand von Verbindlichkeiten ist nicht negativ",
                             "den Betrag ohne Minus schreiben"};
constexpr SignRule flow_sign{1, "eine Zahlung steht hier ohne Minus", "den Betrag ohne Minus schreiben"};

void read_debt_stand(Context& context, const SourceEntry& entry, DebtKind& kind) {
  read_by_column(context, entry.value, debt_sign, kind.stand);
}

template <bool DebtKind::*Member>
void read_debt_flag(Context& context, const SourceEntry& entry, DebtKind& kind) {
  kind.*Member = read_flag(context, entry.value).value_or(false);
}

constexpr std::array<Field<DebtKind>, 4> debt_kind_fields{{
    {"art", Presence::required, text_member<DebtKind, &DebtKind::name>, Below::nothing, text_value,
     "Art der Verbindlichkeiten"},
    {"stand", Presence::required, read_debt_stand, Below::lines, amounts_of_columns,
     "Stand am Ende des Jahres"},
    {"investitionskredite", Presence::filled, read_debt_flag<&DebtKind::is_investment>, Below::nothing,
     flag_value, "ob es Kredite für Investitionen sind, die der Gesamtfinanzplan bewegt"},
    {"nachrichtlich", Presence::filled, read_debt_flag<&DebtKind::is_memo>, Below::nothing, flag_value,
     "ob sie nicht zur Summe gehören, wie Bürgschaften"},
}};

void read_debt_kinds(Context& context, const SourceEntry& entry, Debts& debts) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    DebtKind kind = placed<DebtKind>(item);
    read_fields(context, item, debt_kind_fields, "einer Art von Verbindlichkeiten", kind);
    debts.kinds.push_back(std::move(kind));
  });
}

template <ColumnAmounts Debts::*Member, const SignRule& Sign>
void read_debt_amounts(Context& context, const SourceEntry& entry, Debts& debts) {
  read_by_column(context, entry.value, Sign, debts.*Member);
}

constexpr std::array<Field<Debts>, 5> debts_fields{{
    {"text", Presence::optional, text_member<Debts, &Debts::text>, Below::nothing, text_value,
     "Text über der Übersicht"},
    {"arten", Presence::required, read_debt_kinds, Below::lines, list_of<block_of<debt_kind_fields>>,
     "die Arten von Verbindlichkeiten"},
    {"rueckfluesse", Presence::optional, read_debt_amounts<&Debts::returned, flow_sign>, Below::lines,
     amounts_of_columns, "was in der Zeile der Kreditaufnahme Rückflüsse gewährter Kredite sind"},
    {"gewaehrung", Presence::optional, read_debt_amounts<&Debts::granted, flow_sign>, Below::lines,
     amounts_of_columns, "was in der Zeile der Tilgung gewährte Kredite sind"},
    {"summe", Presence::optional, read_debt_amounts<&Debts::total, debt_sign>, Below::lines,
     amounts_of_columns, "Summe der Verbindlichkeiten, als Kontrolle"},
}};

void read_debts(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, debts_fields, "„verbindlichkeiten“", node.slots.emplace<Debts>());
}

// What other phases ask -----------------------------------------------------------------------------------

bool writes_debts(const BudgetPlan& /*plan*/, const Node& node) {
  return node.slots.find<Debts>() != nullptr;
}

void debt_texts(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& list) {
  const Debts* const debts = node.slots.find<Debts>();
  if (debts == nullptr) return;
  if (debts->text) list.push_back({.name = "verbindlichkeiten", .text = &*debts->text, .is_prose = true});
}

void debt_figures(const BudgetPlan& plan, const Node& node, std::vector<PartFigure>& list) {
  const Debts* const debts = node.slots.find<Debts>();
  if (debts == nullptr) return;
  const auto words = [&](std::string_view line) {
    return fmt::format("{} Verbindlichkeiten, {},", node.number.value, line);
  };
  for (const DebtKind& kind : debts->kinds)
    append_figures(plan, words(fmt::format("»{}«", kind.name.value)), kind.stand, list);
  append_figures(plan, words("Rückflüsse"), debts->returned, list);
  append_figures(plan, words("Gewährung"), debts->granted, list);
  append_figures(plan, words("Summe"), debts->total, list);
}

void debt_totals(const BudgetPlan& plan, const Node& node, std::vector<PartTotal>& list) {
  const Debts* const debts = node.slots.find<Debts>();
  if (debts == nullptr) return;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    PartTotal total{.words = "Verbindlichkeiten " + column_name(plan.columns[column]),
                    .written = amount_in(debts->total, column),
                    .column = column};
    for (const DebtKind& kind : debts->kinds) {
      const auto amount = amount_in(kind.stand, column);
      if (amount && !kind.is_memo) total.addends.push_back(*amount);
    }
    if (total.written || !total.addends.empty()) list.push_back(std::move(total));
  }
}

std::vector<ProofTerm> investment_stand(const Debts& debts, std::size_t column) {
  std::vector<ProofTerm> terms;
  for (const DebtKind& kind : debts.kinds) {
    if (kind.is_investment) append_term(kind.stand, column, 1, terms);
  }
  return terms;
}

/// Credit for investments at the end of a year is that of the year before, plus what is borrowed, less what
/// is redeemed.
void debt_proofs(const BudgetPlan& plan, const Node& node, std::vector<PartProof>& list) {
  const Debts* const debts = node.slots.find<Debts>();
  if (debts == nullptr) return;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    const auto before = column_before(plan, column);
    if (!before) continue;
    PartProof proof{.kind = ProofKind::stand, .column = column};
    proof.actual = investment_stand(*debts, column);
    proof.expected = investment_stand(*debts, *before);
    if (proof.actual.empty() || proof.expected.empty()) continue;
    proof.expected.push_back({.role = RowRole::borrowing, .column = column});
    append_term(debts->returned, column, -1, proof.expected);
    proof.expected.push_back({.role = RowRole::redemption, .column = column, .sign = -1});
    append_term(debts->granted, column, 1, proof.expected);
    proof.words = "Kredite für Investitionen " + column_name(plan.columns[column]);
    proof.basis =
        fmt::format("aus dem Stand {}, der Aufnahme und der Tilgung", column_name(plan.columns[*before]));
    list.push_back(std::move(proof));
  }
}

// Printing ------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 5> debt_words{
    "verbindlichkeiten_art", "verbindlichkeiten_summe", "verbindlichkeiten_nachrichtlich",
    "verbindlichkeiten_rueckfluesse", "verbindlichkeiten_gewaehrung"};

/// Below the sum: what is no liability, and what of the rows of the plan is no borrowing.
void add_memo_rows(const lowering::Context& context, const Debts& debts,
                   const std::vector<std::size_t>& columns, Table& table) {
  std::vector<TableRow> rows;
  for (const DebtKind& kind : debts.kinds) {
    if (kind.is_memo)
      rows.push_back(amount_row(context, lowering::text_cell(kind.name), kind.stand, columns));
  }
  const auto add_flow = [&](std::string_view word, const ColumnAmounts& amounts) {
    if (has_amount(amounts))
      rows.push_back(
          amount_row(context, lowering::text_cell(lowering::part_word(context, word)), amounts, columns));
  };
  add_flow("verbindlichkeiten_rueckfluesse", debts.returned);
  add_flow("verbindlichkeiten_gewaehrung", debts.granted);
  if (rows.empty()) return;
  table.rows.push_back(
      {TableRowStyle::group,
       {lowering::text_cell(lowering::part_word(context, "verbindlichkeiten_nachrichtlich"))},
       {}});
  std::ranges::move(rows, std::back_inserter(table.rows));
}

/// The columns in which anything is written.
std::vector<std::size_t> debt_columns(const BudgetPlan& plan, const Debts& debts) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    const bool of_kind = std::ranges::any_of(
        debts.kinds, [&](const DebtKind& kind) { return amount_in(kind.stand, column).has_value(); });
    if (of_kind || amount_in(debts.total, column) || amount_in(debts.returned, column) ||
        amount_in(debts.granted, column))
      columns.push_back(column);
  }
  return columns;
}

Table debt_table(const lowering::Context& context, const Node& node, const Debts& debts) {
  Table table;
  table.kind = TableKind::listing;
  table.id = lowering::slug(node.number.value) + "-verbindlichkeiten";
  table.columns.push_back(
      lowering::make_column(ColumnRole::label, lowering::part_word(context, "verbindlichkeiten_art")));
  const std::vector<std::size_t> columns = debt_columns(context.plan, debts);
  for (const std::size_t column : columns) table.columns.push_back(lowering::year_column(context, column));
  for (const DebtKind& kind : debts.kinds) {
    if (!kind.is_memo)
      table.rows.push_back(amount_row(context, lowering::text_cell(kind.name), kind.stand, columns));
  }
  std::vector<PartTotal> totals;
  debt_totals(context.plan, node, totals);
  TableRow sum{
      TableRowStyle::sum, {lowering::text_cell(lowering::part_word(context, "verbindlichkeiten_summe"))}, {}};
  for (const std::size_t column : columns) {
    const auto total = std::ranges::find(totals, std::optional(column), &PartTotal::column);
    sum.cells.push_back(total == totals.end() ? CellValue(Blank{})
                                              : lowering::amount_cell(amount_of(context.plan, *total)));
  }
  table.rows.push_back(std::move(sum));
  add_memo_rows(context, debts, columns, table);
  return table;
}

void print_debts(lowering::Sheet& sheet) {
  const Node& node = sheet.context.plan.node(sheet.node);
  const Debts* const debts = node.slots.find<Debts>();
  if (debts == nullptr) return;
  lowering::append_prose(debts->text, sheet.blocks);
  if (!debts->kinds.empty()) sheet.blocks.emplace_back(debt_table(sheet.context, node, *debts));
}

Dataset data_of_debts(const lowering::Context& context, const lowering::DataRange& range) {
  Dataset data{"verbindlichkeiten",
               {"ebene", "nummer", "bezeichnung", "art", "zaehlt_zu", "spaltenart", "jahr", "betrag"},
               {}};
  for (const NodeId id : lowering::asked_nodes(context, range)) {
    const Node& node = context.plan.node(id);
    const Debts* const debts = node.slots.find<Debts>();
    if (debts == nullptr) continue;
    const auto add = [&](std::string_view line, std::string_view counts, const ColumnAmounts& amounts) {
      append_data(context, node, {lowering::text_cell(line), lowering::text_cell(counts)}, amounts, data);
    };
    for (const DebtKind& kind : debts->kinds)
      add(kind.name.value,
          kind.is_memo         ? "nachrichtlich"
          : kind.is_investment ? "Investitionskredite"
                               : "Verbindlichkeiten",
          kind.stand);
    add("Summe", "Summe", debts->total);
    add("Rückflüsse gewährter Kredite", "nachrichtlich", debts->returned);
    add("Gewährte Kredite", "nachrichtlich", debts->granted);
  }
  return data;
}

constexpr std::array<Field<Node>, 1> debts_key{
    {{"verbindlichkeiten", Presence::optional, read_debts, Below::lines, block_of<debts_fields>,
      "Übersicht über den voraussichtlichen Stand der Verbindlichkeiten"}}};
constexpr std::array<PagePart, 1> debt_pages{
    {{.name = "verbindlichkeiten", .print = print_debts, .written = writes_debts}}};

}  // namespace

const NodePart& debts() {
  static constexpr NodePart part{.fields = debts_key,
                                 .pages = debt_pages,
                                 .texts = debt_texts,
                                 .of_administration = true,
                                 .figures = debt_figures,
                                 .totals = debt_totals,
                                 .proofs = debt_proofs,
                                 .dataset = data_of_debts,
                                 .words = debt_words};
  return part;
}

}  // namespace budgetc::parts
