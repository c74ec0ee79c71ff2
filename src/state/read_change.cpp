#include "state/read_change.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/fields.hpp"
#include "state/written_cells.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::state {
namespace {

using namespace binding;

constexpr std::string_view what = "einer Änderung";

/// An entry of `aenderungen:` before its place is found in the plan.
struct ChangeDraft {
  Change change;
  OptionalText node;
  OptionalText investment;
  OptionalText plan;
  const SourceNode* row = nullptr;
};

template <auto Member>
void read_part(Context& context, const SourceEntry& entry, ChangeDraft& draft) {
  assign_text(context, entry.value, draft.change.*Member);
}

void keep_row(Context& context, const SourceEntry& entry, ChangeDraft& draft) {
  if (expect_scalar(context, entry.value)) draft.row = &entry.value;
}

constexpr std::array<Field<ChangeDraft>, 8> change_fields{{
    {"nr", Presence::required, read_part<&Change::number>, Below::nothing, text_value,
     "Nummer der Änderung in ihrer Liste"},
    {"stelle", Presence::filled, text_member<ChangeDraft, &ChangeDraft::node>, Below::nothing, text_value,
     "Nummer der Stelle, deren Plan sich ändert"},
    {"investition", Presence::filled, text_member<ChangeDraft, &ChangeDraft::investment>, Below::nothing,
     text_value, "Nummer der Maßnahme, die sich ändert, anstelle von stelle"},
    {"plan", Presence::filled, text_member<ChangeDraft, &ChangeDraft::plan>, Below::nothing, text_value,
     "Schlüssel des Plans, wo mehrere die Zeile haben"},
    {"zeile", Presence::optional, keep_row, Below::nothing, text_value, "Nummer der Zeile"},
    {"grund", Presence::required, read_part<&Change::reason>, Below::nothing, text_value,
     "warum sie sich ändert"},
    {"antrag", Presence::optional, read_part<&Change::applicant>, Below::nothing, text_value,
     "wer die Änderung beantragt hat"},
    {"drucksache", Presence::optional, read_part<&Change::paper>, Below::nothing, text_value,
     "Nummer der Vorlage: 112/25"},
}};

/// Keys of changes that are no figures of plans or measures: none is passed over in silence.
constexpr std::array<std::string_view, 8> other_kinds{"text",     "ring",      "kennzahl",      "planstellen",
                                                      "ansaetze", "massnahme", "faelligkeiten", "wertgrenze"};

/// Says so where a change is of another kind, or its amounts stand beside their column.
void report_other_keys(Context& context, const SourceNode& item) {
  for (const SourceEntry& entry : item.entries()) {
    if (std::ranges::find(other_kinds, entry.key.text()) == other_kinds.end()) continue;
    report(context, other_kind, entry.key.span,
           fmt::format("„{}“ lässt sich mit einer Änderungsliste nicht ändern", entry.key.text()))
        .helps.emplace_back(
            "eine Liste ändert Beträge von Plänen und Maßnahmen; alles andere in den Quellen ändern");
    return;
  }
  for (const std::string_view key : {"alt", "neu"}) {
    const SourceNode* const value = item.find(key);
    if (value == nullptr) continue;
    report(context, unknown_key, value->span, fmt::format("„{}“ gehört hinter den Namen einer Spalte", key))
        .helps.push_back(
            fmt::format("so schreiben: {}: {{alt: …, neu: …}}",
                        column_name({.kind = ColumnKind::budgeted, .year = context.plan.first_year()})));
    return;
  }
}

/// Whether a key has a finding of its own, whatever its value.
bool is_other_key(std::string_view key) {
  return key == "alt" || key == "neu" || std::ranges::find(other_kinds, key) != other_kinds.end();
}

/// Whether a key is meant for a column and not for a field: it names a year, a kind of column, or an extra
/// column.
bool names_column(const BudgetPlan& plan, std::string_view key) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string plain = to_key(key);
  return std::ranges::any_of(key, digit) || plain == "ansatz" || plain == "ergebnis" ||
         plain == to_key(plan.investment_form.commitment_key) ||
         find_meant_extra(plan.investment_form, key).has_value();
}

/// Reads one entry of a change list.
class ChangeReader {
 public:
  ChangeReader(Context& context, const DraftCells& cells)
      : context_(context), plan_(context.plan), cells_(cells) {}

  std::optional<Change> read(const SourceNode& item) {
    if (!item.is_mapping()) {
      read_fields(context_, item, change_fields, what, draft_);  // says what is wanted
      return std::nullopt;
    }
    const std::size_t before = context_.diagnostics.size();
    report_other_keys(context_, item);
    const bool of_figures = context_.diagnostics.size() == before;
    std::vector<const SourceEntry*> others;
    for (const SourceEntry& entry : item.entries()) {
      if (is_other_key(entry.key.text()) || names_column(plan_, entry.key.text())) others.push_back(&entry);
    }
    read_fields(context_, item, change_fields, what, draft_, others);
    draft_.change.span = item.span;
    if (of_figures && find_place(item)) read_columns(item);
    if (context_.diagnostics.size() != before) return std::nullopt;
    return std::move(draft_.change);
  }

 private:
  bool find_place(const SourceNode& item) {
    if (draft_.node && draft_.investment) {
      report(context_, invalid_value, draft_.investment->span,
             "die Änderung nennt eine Stelle und eine Investition")
          .helps.emplace_back("eine Investitionsmaßnahme steht ohne „stelle“ in der Änderung");
      return false;
    }
    if (!draft_.node && !draft_.investment) report_missing_key(context_, item, what, "stelle");
    if (draft_.row == nullptr) report_missing_key(context_, item, what, "zeile");
    if (draft_.row == nullptr || (!draft_.node && !draft_.investment)) return false;
    return draft_.investment ? find_measure(*draft_.investment) : find_node(*draft_.node);
  }

  bool find_measure(const Text& number) {
    const auto found = std::ranges::find(plan_.investments, number.value,
                                         [](const Investment& measure) { return measure.number.value; });
    if (found == plan_.investments.end()) {
      std::vector<std::string_view> known;
      for (const Investment& measure : plan_.investments) known.emplace_back(measure.number.value);
      report_unknown(number, fmt::format("eine Investitionsmaßnahme {} gibt es nicht", number.value), known);
      return false;
    }
    if (draft_.plan && draft_.plan->value != plan_.measure_form().key) {
      report(context_, invalid_value, draft_.plan->span,
             fmt::format("Maßnahmen haben keinen Plan „{}“", draft_.plan->value))
          .helps.emplace_back("„plan“ streichen");
      return false;
    }
    Change& change = draft_.change;
    change.investment = static_cast<std::uint32_t>(found - plan_.investments.begin());
    change.node = found->node;
    change.plan = *plan_.measure_plan;
    const auto row = read_row(context_, change.plan, *draft_.row);
    if (row) change.row = *row;
    return row && has_row(*found, *row);
  }

  bool has_row(const Investment& measure, RowIndex row) {
    if (std::ranges::find(measure.rows, row, &InvestmentRow::row) != measure.rows.end()) return true;
    std::vector<std::string_view> numbers;
    for (const InvestmentRow& known : measure.rows) numbers.emplace_back(form().rows[known.row].number);
    report(context_, unknown_place, draft_.row->span,
           fmt::format("die Maßnahme {} hat keine Zeile {}", measure.number.value, draft_.row->text()))
        .helps.push_back(fmt::format("ihre Zeilen sind: {}", fmt::join(numbers, ", ")));
    return false;
  }

  void report_unknown(const Text& named, std::string message, std::span<const std::string_view> known) {
    suggest(report(context_, unknown_place, named.span, std::move(message)), named.value, known);
  }

  bool find_node(const Text& number) {
    const auto node = plan_.find_node(number.value);
    if (!node) {
      std::vector<std::string_view> known;
      for (const Node& other : plan_.nodes) known.emplace_back(other.number.value);
      report_unknown(number, fmt::format("eine Stelle {} gibt es nicht", number.value), known);
      return false;
    }
    draft_.change.node = *node;
    const auto id = draft_.plan ? named_plan(*draft_.plan) : plan_of_row();
    if (!id) return false;
    draft_.change.plan = *id;
    const auto row = read_row(context_, *id, *draft_.row);
    if (row) draft_.change.row = *row;
    return row && has_plan();
  }

  std::optional<PlanId> named_plan(const Text& key) {
    if (const auto id = plan_.find_plan(key.value)) return id;
    std::vector<std::string_view> keys;
    for (const PlanForm& known : plan_.forms) keys.emplace_back(known.key);
    Diagnostic& finding =
        report(context_, invalid_value, key.span, fmt::format("einen Plan „{}“ gibt es nicht", key.value));
    suggest(finding, key.value, keys);
    finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(keys, ", ")));
    return std::nullopt;
  }

  /// The plans with the row that the node has. Where it has none of them, all with the row; but if it has the
  /// result plan, then none: a slip in the number is likelier.
  [[nodiscard]] std::vector<PlanId> plans_with_row() const {
    std::vector<PlanId> all;
    std::vector<PlanId> here;
    for (const PlanId id : plan_.plan_ids()) {
      const auto row = context_.knows_form(id) ? plan_.form(id).find(draft_.row->text()) : std::nullopt;
      if (!row || !plan_.may_have(draft_.change.node, id)) continue;
      all.push_back(id);
      if (cells_.has_plan({draft_.change.node, id, *row, 0})) here.push_back(id);
    }
    const CellRef of_results{draft_.change.node, plan_.result_plan, 0, 0};
    if (here.empty() && cells_.has_plan(of_results)) return {};
    return here.empty() ? all : here;
  }

  /// The only plan that has the row; the result plan where none has it, which then says so.
  std::optional<PlanId> plan_of_row() {
    const std::vector<PlanId> having = plans_with_row();
    if (having.empty()) return plan_.result_plan;
    if (having.size() == 1) return having.front();
    std::vector<std::string> ways;
    for (const PlanId id : having) ways.push_back("plan: " + plan_.form(id).key);
    report(context_, several_plans, draft_.row->span,
           fmt::format("eine Zeile {} haben mehrere Pläne; die Änderung sagt nicht, welcher gemeint ist",
                       draft_.row->text()))
        .helps.push_back(fmt::format("dazu schreiben: {}", fmt::join(ways, ", oder ")));
    return std::nullopt;
  }

  bool has_plan() {
    if (cells_.has_plan({draft_.change.node, draft_.change.plan, draft_.change.row, 0})) return true;
    report(context_, unknown_place, draft_.node->span,
           fmt::format("{} hat keinen Plan „{}“", draft_.node->value, form().key))
        .helps.emplace_back(
            "eine Liste ändert Pläne, die es gibt; einen neuen in die Datei der Stelle schreiben");
    return false;
  }

  void read_columns(const SourceNode& item) {
    bool any = false;
    for (const SourceEntry& entry : item.entries()) {
      if (!names_column(plan_, entry.key.text())) continue;
      any = true;
      ColumnChange change;
      if (!find_column(entry, change) || !read_column_change(context_, entry.value, change)) continue;
      if (change.year_column && !draft_.change.investment && is_computed(entry, *change.year_column))
        continue;
      draft_.change.columns.push_back(std::move(change));
    }
    if (any || !context_.columns_known) return;
    report(context_, missing_key, item.span, "die Änderung nennt keine Spalte mit ihrem Betrag")
        .helps.push_back(fmt::format("so schreiben: {}: +20.000", open_columns().front()));
  }

  bool find_column(const SourceEntry& entry, ColumnChange& change) {
    const auto extra =
        draft_.change.investment ? find_meant_extra(plan_.investment_form, entry.key.text()) : std::nullopt;
    if (extra) {
      change.extra = *extra;
      return true;
    }
    const std::size_t before = context_.diagnostics.size();
    change.year_column = read_column(context_, entry.key);
    if (context_.diagnostics.size() != before) name_own_columns();
    if (!change.year_column || is_open(plan_.columns[*change.year_column]))
      return change.year_column.has_value();
    report(context_, closed_column, entry.key.span,
           fmt::format("die Spalte {} ist abgeschlossen", entry.key.text()))
        .helps.push_back(fmt::format("eine Änderungsliste ändert: {}", fmt::join(open_columns(), ", ")));
    return false;
  }

  /// Puts the columns that this change may name in the place of those of haushalt.yaml.
  void name_own_columns() {
    std::vector<std::string> names = open_columns();
    if (draft_.change.investment) {
      for (const ExtraColumn& extra : plan_.investment_form.extras) names.push_back(extra.key);
    }
    context_.diagnostics.back().helps.back() =
        fmt::format("eine Änderungsliste ändert hier: {}", fmt::join(names, ", "));
  }

  /// What the council still decides on: the budget year and the years behind it.
  [[nodiscard]] bool is_open(const Column& column) const {
    return column.kind != ColumnKind::actual && column.year >= plan_.first_year();
  }

  [[nodiscard]] std::vector<std::string> open_columns() const {
    std::vector<std::string> names;
    for (const Column& column : plan_.columns) {
      if (is_open(column)) names.push_back(column_name(column));
    }
    return names;
  }

  [[nodiscard]] const PlanForm& form() const { return plan_.form(draft_.change.plan); }

  /// Whether the cell is computed and nobody wrote a sum for it; says so.
  bool is_computed(const SourceEntry& entry, std::size_t column) {
    const Change& change = draft_.change;
    const FormRow& row = form().rows[change.row];
    const CellRef cell{change.node, change.plan, change.row, static_cast<std::uint16_t>(column)};
    if (!cells_.is_sum(cell) || written_cell(plan_, cell)) return false;
    report(context_, computed_cell, entry.key.span,
           fmt::format("{} Zeile {} {} wird gerechnet und ist nicht geschrieben",
                       plan_.node(change.node).number.value, row.number, entry.key.text()))
        .helps.push_back(where_instead(row, cells_.origin(cell)));
    return true;
  }

  [[nodiscard]] std::string where_instead(const FormRow& row, Origin origin) const {
    if (!row.formula.empty())
      return fmt::format("die Zeile ist {}; die Zeile ändern, die sich wirklich ändert", row.formula_text);
    if (origin == Origin::derived)
      return fmt::format(
          "die Zeile folgt aus {} {}; jene Zeile ändern, oder in der Datei der Stelle berichtigen",
          plan_.form(*row.source_plan).key, row.source_text);
    if (origin == Origin::carried)
      return fmt::format("der Betrag ist der von Zeile {} im Vorjahr; ändern, woraus er sich ergibt",
                         form().rows[*row.carried].number);
    if (form().leaves == LeafSource::measures)
      return "die Zeile ist die Summe der Maßnahmen; „investition“ nennt die, die sich ändert";
    return "der Betrag ist die Summe der Stellen darunter; „stelle“ nennt die, bei der sich etwas ändert";
  }

  Context& context_;
  const BudgetPlan& plan_;
  const DraftCells& cells_;
  ChangeDraft draft_;
};

}  // namespace

std::vector<KeyInfo> change_keys() {
  return keys_of_table<change_fields>();
}

std::optional<Change> read_change(Context& context, const SourceNode& item, const DraftCells& cells) {
  return ChangeReader(context, cells).read(item);
}

}  // namespace budgetc::state
