#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "schema/fields.hpp"
#include "text/did_you_mean.hpp"
#include "text/lookalikes.hpp"
#include "text/reason.hpp"

namespace budgetc::binding {
namespace {

/// The columns a plan has figures for, in the order written; nothing for one that is not understood.
using PlanColumns = std::vector<std::optional<std::size_t>>;

bool is_listed(const PlanColumns& columns, std::size_t column) {
  return std::ranges::find(columns, std::optional(column)) != columns.end();
}

/// Keys of a plan beside its rows; the last two only where the form derives rows.
constexpr std::array<std::string_view, 3> all_plan_keys{"spalten", "ableiten", "korrekturen"};

std::span<const std::string_view> plan_keys(const PlanForm& form) {
  return std::span(all_plan_keys).first(form.source ? 3 : 1);
}

PlanColumns all_columns(const BudgetPlan& plan) {
  PlanColumns columns(plan.columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = i;
  return columns;
}

/// Several names that are no columns are mostly wrong in the same way.
void read_column_names(Context& context, const SourceNode& list, PlanColumns& columns) {
  const std::size_t before = context.diagnostics.size();
  for (const SourceNode& item : list.items()) columns.push_back(read_column(context, item));
  join_findings(context, before);
}

PlanColumns read_plan_columns(Context& context, const SourceNode* list) {
  if (list == nullptr || list->is_null() || !expect_words(context, *list)) return all_columns(context.plan);
  PlanColumns columns;
  std::vector<bool> seen(context.plan.columns.size());
  read_column_names(context, *list, columns);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const SourceNode& item = list->items()[i];
    auto& column = columns[i];
    if (column && seen[*column]) {
      report(context, invalid_value, item.span, fmt::format("die Spalte „{}“ steht zweimal", item.text()));
      column.reset();
    }
    if (column) seen[*column] = true;
  }
  return columns;
}

std::vector<std::string> column_titles(const BudgetPlan& plan, const PlanColumns& columns) {
  std::vector<std::string> titles;
  for (const std::optional<std::size_t> column : columns)
    titles.push_back(column ? column_name(plan.columns[*column]) : "?");
  return titles;
}

/// Whether there is one amount for each column; says so if not.
bool check_amounts(Context& context, const SourceNode& value, const PlanColumns& columns) {
  if (value.is_sequence() && value.items().size() == columns.size()) return true;
  const std::vector<std::string> titles = column_titles(context.plan, columns);
  if (value.is_sequence())
    report_wrong_count(context, value, titles, Counted::euros);
  else
    report_no_list(context, value, titles);
  return false;
}

/// An amount in a column that is not understood belongs to one of those that are not listed.
void spread_lost_amount(Context& context, const PlanColumns& columns, const SourceNode& amount,
                        PlanRow& row) {
  for (std::size_t column = 0; column < row.figures.size(); ++column) {
    if (!is_listed(columns, column))
      row.figures[column] = unreadable_figure(context, amount.span, FigureKind::plan_cell);
  }
}

void read_amounts(Context& context, const SourceNode& value, const PlanColumns& columns, PlanRow& row) {
  const bool good = check_amounts(context, value, columns);
  if (good) warn_of_torn_amount(context, value);
  FigureList figures(context, value, FigureKind::plan_cell);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const SourceNode& amount = good ? value.items()[i] : value;
    if (!columns[i]) {
      if (!amount.is_null()) spread_lost_amount(context, columns, amount, row);
      continue;
    }
    row.figures[*columns[i]] =
        good ? figures.read(amount) : unreadable_figure(context, value.span, FigureKind::plan_cell);
  }
  // One amount too many may belong to a column that is not listed.
  if (!good && value.items().size() > columns.size()) spread_lost_amount(context, columns, value, row);
}

/// Keeps in mind in which columns a row with an unknown number has amounts.
void lose_row(Context& context, PlanId id, const SourceEntry& entry, const PlanColumns& columns) {
  // Measures make their plan, and a finding on a row of it leaves no amount out.
  if (entry.value.is_null() || context.plan.form(id).leaves != LeafSource::entered) return;
  LostRow lost{.node = context.node, .plan = id, .span = entry.key.span, .columns = {}};
  const auto items = entry.value.items();
  for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
    const auto at =
        static_cast<std::size_t>(std::ranges::find(columns, std::optional(column)) - columns.begin());
    const bool blank = items.size() == columns.size() && (at == items.size() || items[at].is_null());
    if (!blank) lost.columns.push_back(column);
  }
  context.lost_rows.push_back(std::move(lost));
}

void read_plan_row(Context& context, PlanId id, const SourceEntry& entry, const PlanColumns& columns,
                   WrittenPlan& plan) {
  const auto index = read_row(context, id, entry.key);
  if (!index) lose_row(context, id, entry, columns);
  if (!index || entry.value.is_null()) return;
  PlanRow row{.row = *index, .number_span = entry.key.span, .figures = {}};
  row.figures.resize(context.plan.columns.size());
  read_amounts(context, entry.value, columns, row);
  plan.rows.push_back(std::move(row));
}

/// A label instead of a row's number, a number in foreign quotation marks, or what is no row at all.
void report_unknown_plan_key(Context& context, const SourceNode& mapping, const SourceEntry& entry,
                             const PlanForm& form) {
  const auto keys = plan_keys(form);
  std::vector<std::string_view> known(keys.begin(), keys.end());
  for (const FormRow& row : form.rows) known.emplace_back(row.number);
  const auto disguise = undisguise(entry.key.text());
  const bool known_in_disguise = disguise && std::ranges::find(known, disguise->plain) != known.end();
  if (known_in_disguise || did_you_mean(entry.key.text(), keys)) {
    report_unknown_key(context, mapping, entry, "einem Plan",
                       known_in_disguise ? std::span<const std::string_view>(known) : keys);
    return;
  }
  report(context, unknown_key, entry.key.span,
         fmt::format("„{}“ ist keine Zeilennummer; in einem Plan stehen die Zeilen mit ihrer Nummer",
                     entry.key.text()))
      .helps.push_back(row_help(form, entry.key.text()));
}

/// Whether a plan has rows below it; says so if not.
bool expect_rows(Context& context, const SourceNode& value, const PlanForm& form) {
  if (!value.is_scalar()) return expect_mapping(context, value);
  const std::string row = form.rows.empty() ? "010" : form.rows.front().number;
  report_wrong_shape(
      context, value, SourceNode::Kind::mapping,
      fmt::format("in den nächsten Zeilen, eingerückt, je Zeile ihre Nummer und die Beträge, wie "
                  "{}: [1.500, 1.600]",
                  row));
  return false;
}

/// Whether haushalt.yaml says of a plan of the nodes nothing but whether they derive it.
bool only_derives(const SourceNode& value) {
  return value.is_mapping() && !value.entries().empty() &&
         std::ranges::all_of(value.entries(),
                             [](const SourceEntry& item) { return item.key.text() == "ableiten"; });
}

/// Whether the node has a place for the plan; says so if not.
bool check_place(Context& context, const SourceEntry& entry, PlanId id) {
  if (context.plan.may_have(context.node, id)) return true;
  const PlanForm& form = context.plan.form(id);
  const bool of_nodes = form.scope == PlanScope::nodes;
  if (of_nodes && form.source && only_derives(entry.value)) return true;
  if (of_nodes && form.source) {
    report(context, invalid_value, entry.key.span,
           fmt::format("den Plan „{}“ haben die Stellen, nicht die Verwaltung", form.key))
        .helps.emplace_back("haushalt.yaml sagt nur, ob alle Stellen ihn ableiten: ableiten: ja");
    return false;
  }
  report(context, invalid_value, entry.key.span,
         form.scope == PlanScope::administration
             ? fmt::format("den Plan „{}“ hat nur die Verwaltung: er steht in haushalt.yaml", form.key)
             : fmt::format("den Plan „{}“ haben die Stellen, nicht die Verwaltung", form.key));
  return false;
}

/// An amount that belongs to no column or row that is understood may belong to any: nothing is decided with
/// it.
void lose_correction(Context& context, Span span, std::optional<RowIndex> only, PlanId id,
                     WrittenPlan& plan) {
  const PlanForm& form = context.plan.form(id);
  for (RowIndex row = 0; row < form.rows.size(); ++row) {
    if (form.rows[row].source.empty() || (only && *only != row)) continue;
    PlanCorrection lost{.row = row, .reason = {}, .figures = {}};
    for (std::size_t column = 0; column < context.plan.columns.size(); ++column)
      lost.figures.emplace_back(unreadable_figure(context, span, FigureKind::plan_correction));
    plan.corrections.push_back(std::move(lost));
  }
}

void read_correction(Context& context, PlanId id, const SourceEntry& entry, WrittenPlan& plan) {
  const auto row = read_row(context, id, entry.key);
  if (!row) return lose_correction(context, entry.key.span, std::nullopt, id, plan);
  if (!expect_mapping(context, entry.value)) return lose_correction(context, entry.value.span, row, id, plan);
  if (context.plan.form(id).rows[*row].source.empty()) {
    report(context, invalid_value, entry.key.span,
           fmt::format("die Zeile {} wird nicht abgeleitet und hat keine Korrektur", entry.key.text()));
    return;
  }
  PlanCorrection correction{.row = *row, .reason = {}, .figures = {}};
  correction.figures.resize(context.plan.columns.size());
  OptionalText reason;
  for (const SourceEntry& item : entry.value.entries()) {
    if (item.key.text() == "grund") {
      reason = read_text(context, item.value);
    } else if (const auto column = read_column(context, item.key)) {
      correction.figures[*column] = read_figure(context, item.value, FigureKind::plan_correction);
    } else {
      lose_correction(context, item.key.span, row, id, plan);
    }
  }
  if (!reason || !has_letters(reason->value)) {
    report(context, missing_key, entry.key.span,
           fmt::format("die Korrektur der Zeile {} nennt keinen Grund", entry.key.text()))
        .helps.emplace_back("ergänzen: grund: …");
  } else {
    correction.reason = *std::move(reason);
  }
  plan.corrections.push_back(std::move(correction));
}

/// Reads `ableiten` and `korrekturen`; false for any other key.
bool read_derivation(Context& context, PlanId id, const SourceEntry& entry, WrittenPlan& plan) {
  if (!context.plan.form(id).source) return false;
  if (entry.key.text() == "ableiten") {
    plan.derived = read_flag(context, entry.value);
    return true;
  }
  if (entry.key.text() != "korrekturen") return false;
  if (!entry.value.is_null() && expect_mapping(context, entry.value)) {
    for (const SourceEntry& item : entry.value.entries()) read_correction(context, id, item, plan);
  }
  return true;
}

bool looks_like_row(std::string_view key) {
  return !key.empty() && key.front() >= '0' && key.front() <= '9';
}

}  // namespace

void read_plan(Context& context, const SourceEntry& entry, Node& node) {
  const PlanId id = *context.plan.find_plan(context.key);
  const PlanForm& form = context.plan.form(id);
  if (!check_place(context, entry, id)) return;
  if (!expect_rows(context, entry.value, form) || !context.columns_known) return;
  node.plans.resize(context.plan.forms.size());
  WrittenPlan& plan = node.plans[static_cast<std::size_t>(id)].emplace();
  plan.span = entry.key.span;
  const PlanColumns columns = read_plan_columns(context, entry.value.find("spalten"));
  for (const SourceEntry& item : entry.value.entries()) {
    if (item.key.text() == "spalten" || read_derivation(context, id, item, plan)) continue;
    if (looks_like_row(item.key.text()) || form.find(item.key.text())) {
      read_plan_row(context, id, item, columns, plan);
    } else {
      report_unknown_plan_key(context, entry.value, item, form);
      lose_row(context, id, item, columns);
    }
  }
  std::ranges::sort(plan.rows, {}, &PlanRow::row);
}

}  // namespace budgetc::binding
