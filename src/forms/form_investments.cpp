#include <array>
#include <utility>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array kinds{ColumnKind::actual, ColumnKind::budgeted, ColumnKind::planned};
constexpr std::array<std::string_view, 3> kind_words{"Ergebnis", "Ansatz", "Plan"};
constexpr std::array<std::string_view, investment_column_count> extra_words{
    "verpflichtungsermaechtigung", "bisher_bereitgestellt", "spaetere_jahre", "gesamt"};

/// A column as the form writes it: all years of a kind, or one extra column.
struct ColumnDraft {
  const SourceNode* years = nullptr;
  const SourceNode* extra = nullptr;
  OptionalText key;
  Text heading;
  bool optional = false;
};

void take_years(Context&, const SourceEntry& entry, ColumnDraft& draft) {
  draft.years = &entry.value;
}

void take_extra(Context&, const SourceEntry& entry, ColumnDraft& draft) {
  draft.extra = &entry.value;
}

void take_optional(Context& context, const SourceEntry& entry, ColumnDraft& draft) {
  draft.optional = read_flag(context, entry.value).value_or(false);
}

constexpr std::array<Field<ColumnDraft>, 5> column_fields{{
    {"jahre", Presence::optional, take_years, Below::nothing, choice_of<kind_words>,
     "die Spalten dieser Art"},
    {"zusatz", Presence::optional, take_extra, Below::nothing, choice_of<extra_words>,
     "eine Spalte, die zu keinem Jahr gehört"},
    {"schluessel", Presence::optional, text_member<ColumnDraft, &ColumnDraft::key>, Below::nothing,
     text_value, "Schlüssel in den Quellen"},
    {"ueberschrift", Presence::required, text_member<ColumnDraft, &ColumnDraft::heading>, Below::nothing,
     text_value, "gedruckte Überschrift"},
    {"wahlweise", Presence::optional, take_optional, Below::nothing, flag_value,
     "ob sie entfällt, wo sie leer ist"},
}};

/// Teil B as it is read, with what has already been seen of it.
struct InvestmentDraft {
  InvestmentForm form;
  std::span<const Column> columns;
  std::array<bool, kinds.size()> seen_kinds{};
  std::array<bool, investment_column_count> seen_extras{};
};

void refuse_second(Context& context, const SourceNode& node) {
  report(context, faulty_form, node.span,
         fmt::format("die Spalte „{}“ steht zweimal in der Planform", node.text()));
}

/// Spreads a column over the years of the plan that are of its kind.
void add_years(Context& context, const ColumnDraft& column, InvestmentDraft& draft) {
  const auto kind = read_choice(context, *column.years, kind_words);
  if (!kind) return;
  if (std::exchange(draft.seen_kinds[*kind], true)) return refuse_second(context, *column.years);
  for (std::size_t i = 0; i < draft.columns.size(); ++i) {
    if (draft.columns[i].kind != kinds[*kind]) continue;
    draft.form.columns.push_back(
        {.year_column = i, .heading = fmt::format("{} {}", column.heading.value, draft.columns[i].year)});
  }
}

void add_extra(Context& context, const ColumnDraft& column, InvestmentDraft& draft) {
  const auto extra = read_choice(context, *column.extra, extra_words);
  if (!extra) return;
  if (std::exchange(draft.seen_extras[*extra], true)) return refuse_second(context, *column.extra);
  InvestmentFormColumn& printed = draft.form.columns.emplace_back();
  printed.extra = *extra;
  printed.heading = column.heading.value;
  printed.optional = column.optional;
  if (column.key) draft.form.extras[*extra].key = column.key->value;
}

void read_column_draft(Context& context, const SourceNode& item, InvestmentDraft& draft) {
  ColumnDraft column;
  read_fields(context, item, column_fields, "einer Spalte von Teil B", column);
  if ((column.years == nullptr) == (column.extra == nullptr)) {
    if (!item.is_mapping()) return;
    report(context, faulty_form, item.span,
           "diese Spalte ist nicht entweder eine Jahresspalte oder eine zusätzliche")
        .helps.emplace_back("genau eines davon angeben: jahre oder zusatz");
    return;
  }
  return column.years != nullptr ? add_years(context, column, draft) : add_extra(context, column, draft);
}

void read_columns(Context& context, const SourceEntry& entry, InvestmentDraft& draft) {
  read_items(context, entry.value, [&](const SourceNode& item) { read_column_draft(context, item, draft); });
}

template <std::string InvestmentForm::*Member>
void form_text(Context& context, const SourceEntry& entry, InvestmentDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.form.*Member = std::move(text->value);
}

constexpr std::array<std::string_view, 2> sum_words{"saldo", "getrennt"};

void read_sums(Context& context, const SourceEntry& entry, InvestmentDraft& draft) {
  if (const auto choice = read_choice(context, entry.value, sum_words))
    draft.form.separate_sums = *choice == 1;
}

constexpr std::array<Field<InvestmentDraft>, 5> investment_fields{{
    {"titel", Presence::required, form_text<&InvestmentForm::title>, Below::nothing, text_value, "Titel"},
    {"spalten", Presence::required, read_columns, Below::nothing, list_of<block_of<column_fields>>,
     "die Spalten der Tabelle"},
    {"ueber_wertgrenze", Presence::required, form_text<&InvestmentForm::above_threshold_title>,
     Below::nothing, text_value, "Überschrift über den Maßnahmen über der Wertgrenze"},
    {"unter_wertgrenze", Presence::required, form_text<&InvestmentForm::below_threshold_title>,
     Below::nothing, text_value, "Überschrift über den Maßnahmen darunter"},
    {"summen", Presence::optional, read_sums, Below::nothing, choice_of<sum_words>,
     "ob ein Saldo oder beide Summen gedruckt werden"},
}};

}  // namespace

std::vector<KeyInfo> teil_b_keys() {
  return keys_of_table<investment_fields>();
}

std::optional<InvestmentForm> read_investment_form(Context& context, const SourceNode& section,
                                                   std::span<const Column> columns) {
  const std::size_t before = context.diagnostics.size();
  InvestmentDraft draft;
  draft.columns = columns;
  read_fields(context, section, investment_fields, "Teil B des Teilfinanzplans", draft);
  if (context.diagnostics.size() != before) return std::nullopt;
  return std::move(draft.form);
}

}  // namespace budgetc::binding
