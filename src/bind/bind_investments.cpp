#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "schema/fields.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// Cells of Teil B: the year columns and, where there may be any, the extra ones.
struct Cells {
  std::vector<std::optional<FigureId>>& years;
  std::array<std::optional<FigureId>, investment_column_count>* extras = nullptr;
};

std::optional<std::size_t> find_extra(const Context& context, const Cells& cells, std::string_view key) {
  const auto& keys = context.plan.investment_form.extra_keys;
  if (cells.extras == nullptr) return std::nullopt;
  const auto found = std::ranges::find(keys, key);
  if (found != keys.end()) return static_cast<std::size_t>(found - keys.begin());
  // "spätere Jahre" and "spaetere_jahre" are both natural spellings.
  constexpr auto later = static_cast<std::size_t>(InvestmentColumn::later_years);
  return later < keys.size() && to_key(key) == to_key(keys[later]) ? std::optional(later) : std::nullopt;
}

/// The extra column that is meant by another spelling of its name, or by its long name.
std::optional<std::string> meant_extra(const Context& context, std::string_view written) {
  const auto& keys = context.plan.investment_form.extra_keys;
  const std::string key = to_key(written);
  constexpr auto commitment = static_cast<std::size_t>(InvestmentColumn::commitment);
  if (commitment < keys.size() && key.starts_with("verpflichtungserm")) return keys[commitment];
  const auto found = std::ranges::find_if(keys, [&](const auto& name) { return to_key(name) == key; });
  return found == keys.end() ? std::nullopt : std::optional<std::string>(*found);
}

/// Reads one cell; false where its column is not known.
bool read_cell(Context& context, const SourceEntry& entry, FigureKind kind, Cells cells) {
  if (const auto extra = find_extra(context, cells, entry.key.text)) {
    auto& cell = (*cells.extras)[*extra];
    if (cell)
      report(context, invalid_value, entry.key.span, fmt::format("„{}“ steht zweimal", entry.key.text));
    cell = read_figure(context, entry.value, kind);
    return true;
  }
  if (const auto column = read_column(context, entry.key)) {
    cells.years[*column] = read_figure(context, entry.value, kind);
    return true;
  }
  if (cells.extras != nullptr && context.columns_known) {
    auto& helps = context.diagnostics.back().helps;
    if (const auto meant = meant_extra(context, entry.key.text))
      helps.insert(helps.begin(), fmt::format("so schreiben: {}", *meant));
    helps.push_back(fmt::format("dazu kommen: {}", fmt::join(context.plan.investment_form.extra_keys, ", ")));
  }
  return false;
}

/// An amount in an unknown column belongs to some column that has none: none of these decides anything.
void spread_lost_amount(Context& context, Span span, FigureKind kind, Cells cells) {
  const auto fill = [&](std::optional<FigureId>& cell) {
    if (!cell) cell = unreadable_figure(context, span, kind);
  };
  std::ranges::for_each(cells.years, fill);
  if (cells.extras != nullptr) std::ranges::for_each(*cells.extras, fill);
}

/// Reads "column: amount" pairs.
void read_cells(Context& context, const SourceNode& mapping, FigureKind kind, Cells cells) {
  cells.years.resize(context.plan.columns.size());
  if (!context.columns_known || !context.knows_form(context.plan.measure_plan)) return;
  if (!mapping.is_mapping()) {
    if (mapping.is_null()) return;
    report_wrong_shape(context, mapping, SourceNode::Kind::mapping,
                       fmt::format("jeder Betrag steht hinter dem Namen seiner Spalte, wie {{{}: 5.000}}",
                                   column_name(context.plan.columns[context.plan.current_column])));
    spread_lost_amount(context, mapping.span, kind, cells);
    return;
  }
  std::optional<Span> lost;
  for (const SourceEntry& entry : mapping.entries) {
    if (!read_cell(context, entry, kind, cells) && !entry.value.is_null()) lost = entry.key.span;
  }
  if (lost) spread_lost_amount(context, *lost, kind, cells);
}

void read_place(Context& context, const SourceEntry& entry, Investment& investment) {
  if (!expect_scalar(context, entry.value)) return;
  if (const auto node = context.plan.find_node(entry.value.text)) {
    investment.node = *node;
    return;
  }
  std::vector<std::string_view> numbers;
  for (const Node& node : context.plan.nodes) numbers.emplace_back(node.number.value);
  suggest(report(context, invalid_value, entry.value.span,
                 fmt::format("eine Stelle {} gibt es nicht", entry.value.text)),
          entry.value.text, numbers);
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
    spread_lost_amount(context, lost, FigureKind::investment_cell, {other.years, &other.extras});
    investment.rows.push_back(std::move(other));
  }
}

void read_rows(Context& context, const SourceEntry& entry, Investment& investment) {
  std::optional<Span> lost;
  if (!expect_mapping(context, entry.value) && !entry.value.is_null()) lost = entry.value.span;
  for (const SourceEntry& item : entry.value.entries) {
    const auto row = read_row(context, context.plan.measure_plan, item.key);
    const bool fits = row && is_entered(context, item.key, *row);
    if (!fits && !item.value.is_null()) lost = item.key.span;
    if (fits && holds_nothing(item.value))
      report_missing_key(context, entry.value, "einer Investitionsmaßnahme", item.key.text);
    if (!fits || item.value.is_null()) continue;
    InvestmentRow& target = investment.rows.emplace_back();
    target.row = *row;
    target.row_span = item.key.span;
    read_cells(context, item.value, FigureKind::investment_cell, {target.years, &target.extras});
  }
  if (lost && context.knows_form(context.plan.measure_plan)) fill_other_rows(context, *lost, investment);
  std::ranges::stable_sort(investment.rows, {}, &InvestmentRow::row);
}

void read_maturities(Context& context, const SourceEntry& entry, Investment& investment) {
  read_cells(context, entry.value, FigureKind::commitment_maturity, {investment.maturities});
}

/// Rows of Teil A with their amounts.
constexpr Value measure_rows = named_values("Zeile", by_column);

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
    {"faelligkeiten", Presence::filled, read_maturities, Below::nothing, by_column,
     "in welchen Jahren die Verpflichtungsermächtigung fällig wird"},
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

template <std::optional<FigureId> ListTotals::*Member>
void read_list_cell(Context& context, const SourceEntry& entry, ListTotals& totals) {
  totals.*Member = read_figure(context, entry.value, FigureKind::list_total);
}

constexpr std::array<Field<ListTotals>, 2> list_cells{{
    {"betrag", Presence::optional, read_list_cell<&ListTotals::amount>, Below::nothing, amount_value,
     "Summe der Beträge"},
    {"zuwendungen", Presence::optional, read_list_cell<&ListTotals::grants>, Below::nothing, amount_value,
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

void read_investments(Context& context, const SourceEntry& entry, Node&) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    auto investment = placed<Investment>(item);
    investment.node = context.node;
    investment.maturities.resize(context.plan.columns.size());
    read_fields(context, item, measure_fields, "einer Investitionsmaßnahme", investment);
    context.plan.add(std::move(investment));
  });
}

void read_block_totals(Context& context, const SourceEntry& entry, Node& node) {
  read_fields(context, entry.value, block_fields, "„teilfinanzplan_b“", node);
}

void read_list_totals(Context& context, const SourceEntry& entry, Node& node) {
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
