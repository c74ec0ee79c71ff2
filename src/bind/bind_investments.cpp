#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "bind/year_figures.hpp"
#include "schema/fields.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// Cells of Teil B: the year columns and, where there may be any, the extra ones, or one for all later years.
struct Cells {
  std::vector<std::optional<FigureId>>& years;
  std::vector<std::optional<FigureId>>* extras = nullptr;
  std::optional<FigureId>* later = nullptr;
};

constexpr std::string_view later_key = "spaeter";

std::vector<std::string> extra_keys(const BudgetPlan& plan) {
  std::vector<std::string> keys;
  for (const ExtraColumn& extra : plan.investment_form.extras) keys.push_back(extra.key);
  return keys;
}

/// The extra column that a key names. "spätere Jahre" and "spaetere_jahre" are both natural spellings.
std::optional<std::size_t> named_extra(const Context& context, const Cells& cells, std::string_view key) {
  const InvestmentForm& form = context.plan.investment_form;
  if (cells.extras == nullptr) return std::nullopt;
  if (const auto extra = find_extra(form, key)) return extra;
  const auto meant = find_meant_extra(form, key);
  return meant && form.extras[*meant].kind == InvestmentColumn::later_years ? meant : std::nullopt;
}

/// The extra column that is meant by another spelling of its name, or by its long name.
std::optional<std::string> meant_extra(const Context& context, std::string_view written) {
  const InvestmentForm& form = context.plan.investment_form;
  if (to_key(written).starts_with("verpflichtungserm")) return form.commitment_key;
  const auto meant = find_meant_extra(form, written);
  return meant ? std::optional(form.extras[*meant].key) : std::nullopt;
}

/// Names, beside the year columns, the others that there may be.
void add_extra_helps(Context& context, std::string_view written, const Cells& cells) {
  auto& helps = context.diagnostics.back().helps;
  if (cells.later != nullptr)
    helps.push_back(fmt::format("was nach dem letzten Planjahr fällig wird, steht unter: {}", later_key));
  if (cells.extras == nullptr) return;
  if (const auto meant = meant_extra(context, written))
    helps.insert(helps.begin(), fmt::format("so schreiben: {}", *meant));
  helps.push_back(fmt::format("dazu kommen: {}", fmt::join(extra_keys(context.plan), ", ")));
}

/// Puts a figure into an extra cell. Of two amounts for one cell neither decides anything.
void fill_extra(Context& context, const SourceNode& key, std::size_t extra, Cells cells,
                std::optional<FigureId> figure) {
  std::optional<FigureId>& cell = (*cells.extras)[extra];
  if (!cell || !figure) {
    if (figure) cell = figure;
    return;
  }
  const std::string& name = context.plan.investment_form.extras[extra].key;
  Diagnostic& finding =
      report(context, invalid_value, key.span, fmt::format("für „{}“ stehen zwei Beträge", name));
  finding.related.push_back({context.plan.figures[*cell].span, "zuerst hier"});
  finding.helps.emplace_back("einen der beiden streichen");
  cell = unreadable_figure(context, key.span, context.plan.figures[*cell].kind);
}

/// Reads the VE of all budget years, where the key does not name the year: one amount, or one for each year.
bool read_commitments(Context& context, const SourceEntry& entry, FigureKind kind, Cells cells) {
  const InvestmentForm& form = context.plan.investment_form;
  if (cells.extras == nullptr || entry.key.text() != form.commitment_key) return false;
  const YearFigures figures = read_year_figures(context, entry.value, kind, form.commitment_key);
  for (std::size_t year = 0; year < figures.size(); ++year) {
    if (figures[year])
      fill_extra(context, entry.key, form.extra(InvestmentColumn::commitment, year), cells, figures[year]);
  }
  return true;
}

/// Reads one cell; false where its column is not known.
bool read_cell(Context& context, const SourceEntry& entry, FigureKind kind, Cells cells) {
  if (read_commitments(context, entry, kind, cells)) return true;
  if (cells.later != nullptr && to_key(entry.key.text()) == later_key) {
    *cells.later = read_figure(context, entry.value, kind);
    return true;
  }
  if (const auto extra = named_extra(context, cells, entry.key.text())) {
    fill_extra(context, entry.key, *extra, cells, read_figure(context, entry.value, kind));
    return true;
  }
  if (const auto column = read_column(context, entry.key)) {
    cells.years[*column] = read_figure(context, entry.value, kind);
    return true;
  }
  if (context.columns_known) add_extra_helps(context, entry.key.text(), cells);
  return false;
}

/// An amount in an unknown column belongs to some column that has none: none of these decides anything.
void spread_lost_amount(Context& context, Span span, FigureKind kind, Cells cells) {
  const auto fill = [&](std::optional<FigureId>& cell) {
    if (!cell) cell = unreadable_figure(context, span, kind);
  };
  std::ranges::for_each(cells.years, fill);
  if (cells.extras != nullptr) std::ranges::for_each(*cells.extras, fill);
  if (cells.later != nullptr) fill(*cells.later);
}

/// A column in which such an amount may stand: the first budget year's, or one in which something falls due.
const Column& example_column(const BudgetPlan& plan, const Cells& cells) {
  return plan.columns[cells.later == nullptr ? plan.years.front().column : planning_columns(plan).back()];
}

/// Reads "column: amount" pairs.
void read_cells(Context& context, const SourceNode& mapping, FigureKind kind, Cells cells) {
  cells.years.resize(context.plan.columns.size());
  if (cells.extras != nullptr) cells.extras->resize(context.plan.investment_form.extras.size());
  if (!context.columns_known || !context.knows_measure_form()) return;
  if (!mapping.is_mapping()) {
    if (mapping.is_null()) return;
    report_wrong_shape(context, mapping, SourceNode::Kind::mapping,
                       fmt::format("jeder Betrag steht hinter dem Namen seiner Spalte, wie {{{}: 5.000}}",
                                   column_name(example_column(context.plan, cells))));
    spread_lost_amount(context, mapping.span, kind, cells);
    return;
  }
  std::optional<Span> lost;
  for (const SourceEntry& entry : mapping.entries()) {
    if (!read_cell(context, entry, kind, cells) && !entry.value.is_null()) lost = entry.key.span;
  }
  if (lost) spread_lost_amount(context, *lost, kind, cells);
}

void read_place(Context& context, const SourceEntry& entry, Investment& investment) {
  if (!expect_scalar(context, entry.value)) return;
  if (const auto node = context.plan.find_node(entry.value.text())) {
    investment.node = *node;
    return;
  }
  std::vector<std::string_view> numbers;
  for (const Node& node : context.plan.nodes) numbers.emplace_back(node.number.value);
  suggest(report(context, invalid_value, entry.value.span,
                 fmt::format("eine Stelle {} gibt es nicht", entry.value.text())),
          entry.value.text(), numbers);
}

constexpr std::array<std::string_view, 2> block_words{"ueber", "unter"};

void read_block(Context& context, const SourceEntry& entry, Investment& investment) {
  if (const auto choice = read_choice(context, entry.value, block_words)) {
    investment.declared_block =
        Located<ThresholdBlock>{static_cast<ThresholdBlock>(*choice), entry.value.span};
  }
}

/// Measures fill the rows that are entered; the others are computed from them.
bool is_entered(Context& context, const SourceNode& number, RowIndex row) {
  const FormRow& form_row = context.plan.measure_form().rows[row];
  if (form_row.formula.empty()) return true;
  report(context, unknown_row, number.span,
         fmt::format("Zeile {} ({}) wird berechnet und nimmt keine Maßnahme auf", form_row.number,
                     form_row.label));
  return false;
}

/// The amounts of an unknown row belong to some row that the measure does not have.
void fill_other_rows(Context& context, Span lost, Investment& investment) {
  const auto& rows = context.plan.measure_form().rows;
  const std::size_t written = investment.rows.size();
  for (RowIndex row = 0; row < rows.size(); ++row) {
    const std::span known(investment.rows.data(), written);
    if (!rows[row].formula.empty() || std::ranges::find(known, row, &InvestmentRow::row) != known.end())
      continue;
    InvestmentRow other{.row = row, .row_span = lost, .years = {}, .extras = {}};
    other.years.resize(context.plan.columns.size());
    other.extras.resize(context.plan.investment_form.extras.size());
    spread_lost_amount(context, lost, FigureKind::investment_cell, {other.years, &other.extras});
    investment.rows.push_back(std::move(other));
  }
}

void read_rows(Context& context, const SourceEntry& entry, Investment& investment) {
  std::optional<Span> lost;
  if (!expect_mapping(context, entry.value) && !entry.value.is_null()) lost = entry.value.span;
  for (const SourceEntry& item : entry.value.entries()) {
    const auto row = read_row(context, *context.plan.measure_plan, item.key);
    const bool fits = row && is_entered(context, item.key, *row);
    if (!fits && !item.value.is_null()) lost = item.key.span;
    if (fits && holds_nothing(item.value))
      report_missing_key(context, entry.value, "einer Investitionsmaßnahme", item.key.text());
    if (!fits || item.value.is_null()) continue;
    InvestmentRow& target = investment.rows.emplace_back();
    target.row = *row;
    target.row_span = item.key.span;
    read_cells(context, item.value, FigureKind::investment_cell, {target.years, &target.extras});
  }
  if (lost && context.knows_measure_form()) fill_other_rows(context, *lost, investment);
  std::ranges::stable_sort(investment.rows, {}, &InvestmentRow::row);
}

/// The budget year whose VE a key names.
std::optional<std::size_t> find_commitment(const BudgetPlan& plan, std::string_view key) {
  const InvestmentForm& form = plan.investment_form;
  if (key == form.commitment_key) return 0;
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    if (form.key_of(InvestmentColumn::commitment, year) == key) return year;
  }
  return std::nullopt;
}

void read_due(Context& context, const SourceNode& value, DueAmounts& due) {
  read_cells(context, value, FigureKind::commitment_maturity,
             {.years = due.years, .extras = nullptr, .later = &due.later});
}

void report_no_commitment(Context& context, const SourceNode& key) {
  std::vector<std::string> keys;
  for (const ExtraColumn& extra : context.plan.investment_form.extras) {
    if (extra.kind == InvestmentColumn::commitment) keys.push_back(extra.key);
  }
  report(context, unknown_column, key.span, fmt::format("„{}“ nennt keine VE", key.text()))
      .helps.push_back(
          fmt::format("stehen Fälligkeiten je VE, so gehört jede unter ihre; so schreiben: {{{}: {{…}}}}",
                      fmt::join(keys, ": {…}, ")));
}

/// `{Plan 2025: 60.000}` falls due of the first VE; `{VE 2026: {…}, VE 2027: {…}}` names them.
void read_maturities(Context& context, const SourceEntry& entry, Investment& investment) {
  const BudgetPlan& plan = context.plan;
  const auto names_it = [&](const SourceEntry& item) {
    const bool is_due_year = plan.years.size() < 2 && !item.value.is_mapping();
    return !is_due_year && find_commitment(plan, item.key.text()).has_value();
  };
  if (!entry.value.is_mapping() || std::ranges::none_of(entry.value.entries(), names_it))
    return read_due(context, entry.value, investment.maturities[0]);
  std::optional<Span> lost;
  for (const SourceEntry& item : entry.value.entries()) {
    if (const auto year = find_commitment(plan, item.key.text())) {
      read_due(context, item.value, investment.maturities[*year]);
    } else {
      report_no_commitment(context, item.key);
      lost = item.key.span;
    }
  }
  for (std::size_t year = 0; lost && year < plan.years.size(); ++year) {
    DueAmounts& due = investment.maturities[year];
    spread_lost_amount(context, *lost, FigureKind::commitment_maturity,
                       {.years = due.years, .extras = nullptr, .later = &due.later});
  }
}

/// Rows of Teil A with their amounts.
constexpr Value measure_rows = named_values("Zeile", by_column);

/// What falls due of the VE of each budget year.
constexpr Value due_by_commitment = named_values("Spalte der VE", by_column);

constexpr std::array<Field<Investment>, 8> measure_fields{{
    {"nummer", Presence::required, text_member<Investment, &Investment::number>, Below::nothing, text_value,
     "Nummer der Maßnahme"},
    {"bezeichnung", Presence::required, text_member<Investment, &Investment::name>, Below::nothing,
     text_value, "Name der Maßnahme"},
    {"stelle", Presence::filled, read_place, Below::nothing, text_value,
     "Nummer der Stelle, zu der sie gehört; ohne sie die der Datei"},
    {"wertgrenze", Presence::filled, read_block, Below::nothing, choice_of<block_words>,
     "ob sie über oder unter der Wertgrenze gezeigt wird; ohne Angabe ergibt es sich"},
    {"zeilen", Presence::required, read_rows, Below::nothing, measure_rows,
     "Zeilen von Teil A mit ihren Beträgen je Spalte"},
    {"faelligkeiten", Presence::filled, read_maturities, Below::nothing,
     or_else(by_column, due_by_commitment), "in welchen Jahren die Verpflichtungsermächtigung fällig wird"},
    {"text", Presence::optional, text_member<Investment, &Investment::text>, Below::nothing, text_value,
     "Erläuterung"},
    {"abweichungen", Presence::optional, keep_deviations, Below::nothing, deviations_value,
     "anerkannte Abweichungen der Maßnahme"},
}};

void read_block_line(Context& context, const SourceEntry& entry, BlockTotals& totals) {
  read_cells(context, entry.value, FigureKind::block_total, {totals.years, &totals.extras});
}

template <std::size_t Block>
void read_block_of(Context& context, const SourceEntry& entry, Node& node) {
  read_block_line(context, entry, node.investment_totals.blocks[Block]);
}

constexpr std::array<Field<Node>, 2> block_fields{{
    {"ueber", Presence::optional, read_block_of<0>, Below::nothing, by_column,
     "Salden der Maßnahmen über der Wertgrenze"},
    {"unter", Presence::optional, read_block_of<1>, Below::nothing, by_column,
     "Salden der Maßnahmen unter der Wertgrenze"},
}};

template <YearFigures ListTotals::*Member>
void read_list_cell(Context& context, const SourceEntry& entry, ListTotals& totals) {
  totals.*Member = read_year_figures(context, entry.value, FigureKind::list_total, entry.key.text());
}

constexpr std::array<Field<ListTotals>, 2> list_cells{{
    {"betrag", Presence::optional, read_list_cell<&ListTotals::amount>, Below::nothing, year_amounts,
     "Summe der Beträge"},
    {"zuwendungen", Presence::optional, read_list_cell<&ListTotals::grants>, Below::nothing, year_amounts,
     "Summe der Zuwendungen"},
}};

template <std::size_t Line>
void read_list_line(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, list_cells, "einer Zeile der Investitionsliste",
              node.investment_totals.list[Line]);
}

constexpr std::array<Field<Node>, 3> list_fields{{
    {"ueber", Presence::optional, read_list_line<0>, Below::nothing, block_of<list_cells>,
     "Maßnahmen über der Wertgrenze"},
    {"unter", Presence::optional, read_list_line<1>, Below::nothing, block_of<list_cells>,
     "Maßnahmen unter der Wertgrenze"},
    {"summe", Presence::optional, read_list_line<2>, Below::nothing, block_of<list_cells>, "alle Maßnahmen"},
}};

}  // namespace

std::vector<KeyInfo> measure_keys() {
  return keys_of_table<measure_fields>();
}

std::vector<KeyInfo> block_total_keys() {
  return keys_of_table<block_fields>();
}

std::vector<KeyInfo> list_total_keys() {
  return keys_of_table<list_fields>();
}

bool expect_measures(Context& context, Span span, std::string_view key) {
  if (context.plan.measure_plan) return true;
  std::vector<std::string_view> names;
  for (const PlanForm& form : context.plan.forms) {
    if (std::ranges::find(names, form.name) == names.end()) names.emplace_back(form.name);
  }
  report(context, unknown_key, span,
         fmt::format("„{}“ hat keinen Platz: Teil A und B eines Teilfinanzplans hat die Planform {} nicht",
                     key, fmt::join(names, " und ")))
      .helps.push_back(fmt::format("„{}“ streichen, oder in haushalt.yaml eine Planform nennen, die "
                                   "teilfinanzplan_a und teilfinanzplan_b enthält",
                                   key));
  return false;
}

void read_investments(Context& context, const SourceEntry& entry, Node&) {
  if (!expect_measures(context, entry.key.span, "investitionen")) return;
  read_items(context, entry.value, [&](const SourceNode& item) {
    auto investment = placed<Investment>(item);
    investment.node = context.node;
    for (std::size_t year = 0; year < context.plan.years.size(); ++year)
      investment.maturities[year].years.resize(context.plan.columns.size());
    read_fields(context, item, measure_fields, "einer Investitionsmaßnahme", investment);
    context.plan.add(std::move(investment));
  });
}

void read_block_totals(Context& context, const SourceEntry& entry, Node& node) {
  if (!expect_measures(context, entry.key.span, teil_b_key)) return;
  read_fields(context, entry.value, block_fields, "„teilfinanzplan_b“", node);
}

void read_list_totals(Context& context, const SourceEntry& entry, Node& node) {
  if (!expect_measures(context, entry.key.span, measure_list_key)) return;
  read_fields(context, entry.value, list_fields, "„investitionsliste“", node);
}

void check_unique_investments(Context& context) {
  std::unordered_map<std::string_view, const Investment*> first;
  for (const Investment& investment : context.plan.investments) {
    const std::string_view number = investment.number.value;
    if (number.empty()) continue;
    // Zeros in front make no other number.
    const auto [place, added] =
        first.emplace(number.substr(std::min(number.find_first_not_of('0'), number.size())), &investment);
    if (added) continue;
    Diagnostic& finding = report(context, duplicate_number, investment.number.span,
                                 fmt::format("die Investitionsmaßnahme {} gibt es zweimal", number));
    finding.related.push_back({place->second->number.span, "zuerst hier"});
  }
}

}  // namespace budgetc::binding
