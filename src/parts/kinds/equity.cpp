#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "parts/kinds/amounts_by_column.hpp"
#include "parts/registry.hpp"

// Übersicht über die Entwicklung des Eigenkapitals: its parts at the end of each year (§ 1 Abs. 2 KomHVO
// NRW).
namespace budgetc::parts {
namespace {

using namespace binding;

/// The lines, in printed order.
enum class EquityLine : std::uint8_t { general, special, equalization, result, carried_loss, uncovered };
constexpr std::size_t equity_line_count = 6;

/// The stands at the end of each column's year. The loss that equity does not cover stands on the other side
/// of the balance sheet: it lifts the sum to nought.
struct Equity {
  OptionalText text;
  std::array<ColumnAmounts, equity_line_count> lines;
  ColumnAmounts total;

  [[nodiscard]] const ColumnAmounts& line(EquityLine which) const {
    return lines[static_cast<std::size_t>(which)];
  }
};

constexpr std::array<std::string_view, equity_line_count> equity_names{
    "allgemeine Rücklage", "Sonderrücklagen", "Ausgleichsrücklage",
    "Jahresergebnis",      "Verlustvortrag",  "nicht gedeckter Fehlbetrag"};
constexpr std::array<std::string_view, equity_line_count> equity_label_words{
    "eigenkapital_allgemeine_ruecklage", "eigenkapital_sonderruecklagen", "eigenkapital_ausgleichsruecklage",
    "eigenkapital_jahresergebnis",       "eigenkapital_verlustvortrag",   "eigenkapital_nicht_gedeckt"};
constexpr std::array<SignRule, equity_line_count> equity_signs{
    {{},
     {},
     {1, "die Ausgleichsrücklage ist nicht negativ",
      "was sie nicht mehr deckt, verringert die allgemeine Rücklage"},
     {},
     {-1, "ein Verlustvortrag mindert das Eigenkapital und ist negativ", "den Betrag mit Minus schreiben"},
     {1, "der nicht gedeckte Fehlbetrag steht auf der anderen Seite der Bilanz und ist nicht negativ",
      "den Betrag ohne Minus schreiben; mit ihm ergeben die Teile null"}}};

// Reading -------------------------------------------------------------------------------------------------

template <EquityLine Line>
void read_equity_line(Context& context, const SourceEntry& entry, Equity& equity) {
  constexpr auto index = static_cast<std::size_t>(Line);
  read_by_column(context, entry.value, equity_signs[index], equity.lines[index]);
}

void read_equity_total(Context& context, const SourceEntry& entry, Equity& equity) {
  read_by_column(context, entry.value, {}, equity.total);
}

constexpr std::array<Field<Equity>, 8> equity_fields{{
    {"text", Presence::optional, text_member<Equity, &Equity::text>, Below::nothing, text_value,
     "Text über der Übersicht"},
    {"allgemeine_ruecklage", Presence::required, read_equity_line<EquityLine::general>, Below::lines,
     amounts_of_columns, "Stand am Ende des Jahres"},
    {"sonderruecklagen", Presence::optional, read_equity_line<EquityLine::special>, Below::lines,
     amounts_of_columns, "Stand am Ende des Jahres"},
    {"ausgleichsruecklage", Presence::optional, read_equity_line<EquityLine::equalization>, Below::lines,
     amounts_of_columns, "Stand am Ende des Jahres, vor der Verwendung seines Ergebnisses"},
    {"jahresergebnis", Presence::optional, read_equity_line<EquityLine::result>, Below::lines,
     amounts_of_columns, "Ergebnis des Jahres, ein Fehlbetrag mit Minus"},
    {"verlustvortrag", Presence::optional, read_equity_line<EquityLine::carried_loss>, Below::lines,
     amounts_of_columns, "noch nicht abgedeckte Verluste früherer Jahre, mit Minus"},
    {"nicht_gedeckt", Presence::optional, read_equity_line<EquityLine::uncovered>, Below::lines,
     amounts_of_columns, "nicht durch Eigenkapital gedeckter Fehlbetrag, ohne Minus"},
    {"summe", Presence::optional, read_equity_total, Below::lines, amounts_of_columns,
     "Summe des Eigenkapitals, als Kontrolle"},
}};

void read_equity(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, equity_fields, "„eigenkapital“", node.slots.emplace<Equity>());
}

// What other phases ask -----------------------------------------------------------------------------------

bool writes_equity(const BudgetPlan& /*plan*/, const Node& node) {
  return node.slots.find<Equity>() != nullptr;
}

void equity_texts(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& list) {
  const Equity* const equity = node.slots.find<Equity>();
  if (equity != nullptr && equity->text)
    list.push_back({.name = "eigenkapital", .text = &*equity->text, .is_prose = true});
}

void equity_figures(const BudgetPlan& plan, const Node& node, std::vector<PartFigure>& list) {
  const Equity* const equity = node.slots.find<Equity>();
  if (equity == nullptr) return;
  const auto words = [&](std::string_view line) {
    return fmt::format("{} Eigenkapital, {},", node.number.value, line);
  };
  for (std::size_t i = 0; i < equity_line_count; ++i)
    append_figures(plan, words(equity_names[i]), equity->lines[i], list);
  append_figures(plan, words("Summe"), equity->total, list);
}

void equity_totals(const BudgetPlan& plan, const Node& node, std::vector<PartTotal>& list) {
  const Equity* const equity = node.slots.find<Equity>();
  if (equity == nullptr) return;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    PartTotal total{.words = "Eigenkapital " + column_name(plan.columns[column]),
                    .written = amount_in(equity->total, column),
                    .column = column};
    for (const ColumnAmounts& line : equity->lines) {
      if (const auto amount = amount_in(line, column)) total.addends.push_back(*amount);
    }
    if (total.written || !total.addends.empty()) list.push_back(std::move(total));
  }
}

/// The equity at the end of a year, less what it does not cover; nothing where none is written. Without its
/// result where `before_result`.
std::vector<ProofTerm> equity_stand(const Equity& equity, std::size_t column, bool before_result = false) {
  std::vector<ProofTerm> terms;
  append_term(equity.total, column, 1, terms);
  if (!terms.empty()) {
    append_term(equity.line(EquityLine::uncovered), column, -1, terms);
    return terms;
  }
  for (const EquityLine line : {EquityLine::general, EquityLine::special, EquityLine::equalization,
                                EquityLine::result, EquityLine::carried_loss}) {
    if (line != EquityLine::result || !before_result) append_term(equity.line(line), column, 1, terms);
  }
  return terms;
}

/// The stand at the end of a year is that of the year before, its result, and what is booked against the
/// reserve. A result that is a part of both sides is left out of both.
void prove_equity_stand(const BudgetPlan& plan, const Equity& equity, std::size_t column,
                        std::vector<PartProof>& list) {
  const auto before = column_before(plan, column);
  if (!before) return;
  const auto result = amount_in(equity.line(EquityLine::result), column);
  const bool before_result = result && !amount_in(equity.total, column);
  PartProof proof{.kind = ProofKind::stand, .column = column};
  proof.actual = equity_stand(equity, column, before_result);
  proof.expected = equity_stand(equity, *before);
  if (proof.actual.empty() || proof.expected.empty()) return;
  proof.basis = fmt::format("aus dem Stand {}", column_name(plan.columns[*before]));
  const bool offsets = find_role(plan, RowRole::offset_balance).has_value();
  if (!before_result) {
    append_term(equity.line(EquityLine::result), column, 1, proof.expected);
    if (!result) proof.expected.push_back({.role = RowRole::result_of_whole, .column = column});
    proof.basis += offsets ? ", dem Jahresergebnis" : " und dem Jahresergebnis";
  }
  if (offsets) {
    proof.expected.push_back({.role = RowRole::offset_balance, .column = column});
    proof.basis += " und dem Verrechnungssaldo";
  }
  proof.words = fmt::format("Eigenkapital{} {}", before_result ? " vor dem Jahresergebnis" : "",
                            column_name(plan.columns[column]));
  list.push_back(std::move(proof));
}

void equity_proofs(const BudgetPlan& plan, const Node& node, std::vector<PartProof>& list) {
  const Equity* const equity = node.slots.find<Equity>();
  if (equity == nullptr) return;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    prove_equity_stand(plan, *equity, column, list);
    const auto result = amount_in(equity->line(EquityLine::result), column);
    if (!result) continue;
    list.push_back({.kind = ProofKind::plan_row,
                    .words = "Eigenkapital, Jahresergebnis " + column_name(plan.columns[column]),
                    .basis = row_words(plan, RowRole::result_of_whole),
                    .actual = {{.figure = result}},
                    .expected = {{.role = RowRole::result_of_whole, .column = column}},
                    .column = column});
  }
}

// Printing ------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 8> equity_words{
    "eigenkapital_posten",           "eigenkapital_allgemeine_ruecklage",
    "eigenkapital_sonderruecklagen", "eigenkapital_ausgleichsruecklage",
    "eigenkapital_jahresergebnis",   "eigenkapital_verlustvortrag",
    "eigenkapital_nicht_gedeckt",    "eigenkapital_summe"};

Table equity_table(const lowering::Context& context, NodeId id, const Equity& equity,
                   const std::vector<PartTotal>& totals) {
  Table table;
  table.kind = TableKind::listing;
  table.id = lowering::slug(context.plan.node(id).number.value) + "-eigenkapital";
  table.columns.push_back(
      lowering::make_column(ColumnRole::label, lowering::part_word(context, "eigenkapital_posten")));
  TableRow sum{
      TableRowStyle::sum, {lowering::text_cell(lowering::part_word(context, "eigenkapital_summe"))}, {}};
  std::vector<std::size_t> columns;
  for (const PartTotal& total : totals) {
    columns.push_back(*total.column);
    table.columns.push_back(lowering::year_column(context, *total.column));
    sum.cells.push_back(lowering::amount_cell(amount_of(context.plan, total)));
  }
  for (std::size_t i = 0; i < equity_line_count; ++i) {
    if (!has_amount(equity.lines[i])) continue;
    table.rows.push_back(amount_row(context,
                                    lowering::text_cell(lowering::part_word(context, equity_label_words[i])),
                                    equity.lines[i], columns));
  }
  table.rows.push_back(std::move(sum));
  return table;
}

void print_equity(lowering::Sheet& sheet) {
  const Node& node = sheet.context.plan.node(sheet.node);
  const Equity* const equity = node.slots.find<Equity>();
  if (equity == nullptr) return;
  lowering::append_prose(equity->text, sheet.blocks);
  std::vector<PartTotal> totals;
  equity_totals(sheet.context.plan, node, totals);
  if (!totals.empty()) sheet.blocks.emplace_back(equity_table(sheet.context, sheet.node, *equity, totals));
}

Dataset data_of_equity(const lowering::Context& context, const lowering::DataRange& range) {
  Dataset data{
      "eigenkapital", {"ebene", "nummer", "bezeichnung", "posten", "spaltenart", "jahr", "betrag"}, {}};
  for (const NodeId id : lowering::asked_nodes(context, range)) {
    const Node& node = context.plan.node(id);
    const Equity* const equity = node.slots.find<Equity>();
    if (equity == nullptr) continue;
    for (std::size_t i = 0; i < equity_line_count; ++i)
      append_data(context, node, {lowering::text_cell(equity_names[i])}, equity->lines[i], data);
    append_data(context, node, {lowering::text_cell("Summe")}, equity->total, data);
  }
  return data;
}

constexpr std::array<Field<Node>, 1> equity_key{
    {{"eigenkapital", Presence::optional, read_equity, Below::lines, block_of<equity_fields>,
      "Übersicht über die Entwicklung des Eigenkapitals"}}};
constexpr std::array<PagePart, 1> equity_pages{
    {{.name = "eigenkapital", .print = print_equity, .written = writes_equity}}};

}  // namespace

const NodePart& equity() {
  static constexpr NodePart part{.fields = equity_key,
                                 .pages = equity_pages,
                                 .texts = equity_texts,
                                 .of_administration = true,
                                 .figures = equity_figures,
                                 .totals = equity_totals,
                                 .proofs = equity_proofs,
                                 .dataset = data_of_equity,
                                 .words = equity_words};
  return part;
}

}  // namespace budgetc::parts
