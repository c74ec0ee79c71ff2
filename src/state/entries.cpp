#include "state/entries.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace budgetc::state {
namespace {

void add_notes(const BudgetPlan& plan, const Node& node, Entries& entries) {
  for (const LineNotes& group : node.line_notes) {
    const std::string& number = plan.result_form().rows[group.row].number;
    for (const LineNote& note : group.notes) {
      const std::string& label = note.label.value;
      entries.yearly({ItemKind::note, number, label, "betrag"}, note.amount);
      entries.yearly({ItemKind::note, number, label, "vorjahr"}, note.prior_year);
      if (note.ring) entries.words({ItemKind::note, number, label, "zweckbindung"}, note.ring->value);
    }
  }
}

void add_rings(const BudgetPlan& plan, const Node& node, Entries& entries) {
  for (const std::uint32_t index : node.rings) {
    const EarmarkRing& ring = plan.rings[index];
    entries.words({ItemKind::ring, ring.citation, {}, "ausgleich"},
                  std::to_string(static_cast<int>(ring.balance)));
    for (const RingEntry& entry : ring.entries)
      entries.yearly({ItemKind::ring, ring.citation, ring_entry_row(entry), "betrag"}, entry.amount);
  }
}

/// What derived rows are corrected by, and why.
void add_corrections(const BudgetPlan& plan, const Node& node, Entries& entries) {
  for (const PlanId id : plan.plan_ids()) {
    const WrittenPlan* const written = node.plan(id);
    if (written == nullptr) continue;
    const PlanForm& form = plan.form(id);
    for (const PlanCorrection& correction : written->corrections) {
      const std::string& row = form.rows[correction.row].number;
      entries.words({ItemKind::text, form.key, row, "korrektur"}, correction.reason.value);
      for (std::size_t i = 0; i < correction.figures.size(); ++i)
        entries.figure({ItemKind::text, form.key, row, column_name(plan.columns[i])}, correction.figures[i]);
    }
  }
}

void add_posts(const Node& node, Entries& entries) {
  for (const Posts& posts : node.posts)
    entries.figure({ItemKind::posts, {}, {}, column_name(posts.column)}, posts.value);
}

void add_form(const PlanForm& form, Entries& entries) {
  entries.words({ItemKind::setting, form.key, {}, "titel"}, form.title);
  for (const FormRow& row : form.rows) {
    const std::string words =
        fmt::format("{} {} {}", row.label, static_cast<int>(row.emphasis), row.optional);
    entries.words({ItemKind::setting, form.key, row.number, {}}, words);
  }
}

void add_teil_b(const InvestmentForm& form, Entries& entries) {
  const auto words = [&](std::string_view name, std::string_view text) {
    entries.words({ItemKind::setting, teil_b_key, name, {}}, text);
  };
  words("titel", form.title);
  words("ueber", form.above_threshold_title);
  words("unter", form.below_threshold_title);
  for (const InvestmentFormColumn& column : form.columns)
    words("spalten", fmt::format("{} {}", column.heading, column.year_column.value_or(0)));
}

void add_thresholds(const BudgetPlan& plan, Entries& entries) {
  if (plan.thresholds.common)
    entries.amount({ItemKind::setting, "wertgrenze", {}, {}}, plan.thresholds.common->value);
  for (const auto& [row, threshold] : plan.thresholds.by_row)
    entries.amount({ItemKind::setting, "wertgrenze", plan.measure_form().rows[row].number, {}},
                   threshold.value);
}

void add_reserves(const BudgetPlan& plan, Entries& entries) {
  entries.figure({ItemKind::reserve, {}, "ausgleichsruecklage", {}}, plan.reserves.equalization);
  entries.figure({ItemKind::reserve, {}, "allgemeine_ruecklage", {}}, plan.reserves.general);
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const std::string column = column_name(plan.columns[i]);
    if (i < plan.losses.carried.size())
      entries.figure({ItemKind::reserve, {}, "verlustvortrag", column}, plan.losses.carried[i]);
    if (i < plan.losses.covered.size())
      entries.figure({ItemKind::reserve, {}, "verlustvortrag_abdeckung", column}, plan.losses.covered[i]);
  }
}

void add_remarks(const std::vector<Remark>& remarks, Entries& entries) {  // NOLINT(misc-no-recursion)
  for (const Remark& remark : remarks) {
    entries.words({ItemKind::text, "vorbemerkungen", remark.title.value, "titel"}, remark.title.value);
    entries.text({ItemKind::text, "vorbemerkungen", remark.title.value, {}}, remark.text);
    add_remarks(remark.sections, entries);
  }
}

/// Annexes say which deviations are accepted and which rules are set otherwise.
void add_annexes(const BudgetPlan& plan, Entries& entries) {
  for (const Classification& known : plan.classifications)
    entries.words({ItemKind::text, "klassifizierung", known.key, {}}, known.text.value);
  for (const AcceptedDeviation& deviation : plan.deviations) {
    const std::string place = fmt::format("{} {} {} {}", deviation.rule.value, deviation.place.value,
                                          deviation.row ? deviation.row->value : "",
                                          deviation.column ? deviation.column->value : "");
    entries.words({ItemKind::text, "abweichungen", place, "grund"}, deviation.reason.value);
    entries.text({ItemKind::text, "abweichungen", place, "bis"}, deviation.until);
    entries.figure({ItemKind::text, "abweichungen", place, "differenz"}, deviation.difference);
  }
  for (const RuleSetting& setting : plan.rule_settings) {
    const int severity = setting.severity ? static_cast<int>(*setting.severity) : -1;
    entries.words({ItemKind::text, "regeln", setting.code.value, {}},
                  fmt::format("{} {}", severity, setting.reason.value));
  }
}

}  // namespace

void Entries::add(const At& at, ItemValue value) {
  entries_.emplace_back(
      ItemKey{std::string(node_), at.kind, std::string(at.plan), std::string(at.row), std::string(at.column)},
      std::move(value));
}

void Entries::amount(const At& at, const std::optional<Money>& value) {
  if (value) add(at, {.amount = value, .text = {}});
}

void Entries::figure(const At& at, const std::optional<FigureId>& figure) {
  if (figure && plan_.figures[*figure].readable) amount(at, plan_.figures[*figure].amount);
}

void Entries::yearly(At at, const YearFigures& figures) {
  const std::string name(at.column);
  for (std::size_t year = 0; year < plan_.years.size(); ++year) {
    const std::string column = fmt::format("{} {}", name, plan_.years[year].year);
    at.column = column;
    figure(at, figures[year]);
  }
}

void Entries::words(const At& at, std::string_view text) {
  add(at, {.amount = std::nullopt, .text = std::string(text)});
}

void Entries::text(const At& at, const OptionalText& text) {
  if (text) words(at, text->value);
}

void Entries::texts(const At& at, const std::vector<Text>& list) {
  for (const Text& text : list) words(at, text.value);
}

std::vector<Entry> entries_of_budget(const BudgetPlan& plan) {
  Entries entries(plan, {});
  entries.words({ItemKind::setting, {}, "haushalt", {}}, plan.administration.value);
  entries.words({ItemKind::setting, {}, "jahr", {}}, plan.years_text());
  entries.words({ItemKind::setting, {}, "ebenen", {}}, fmt::format("{}", fmt::join(plan.levels, ", ")));
  for (const Column& column : plan.columns)
    entries.words({ItemKind::setting, {}, "spalten", {}}, column_name(column));
  for (const PlanForm& form : plan.forms) add_form(form, entries);
  add_teil_b(plan.investment_form, entries);
  add_thresholds(plan, entries);
  add_reserves(plan, entries);
  add_remarks(plan.remarks, entries);
  add_annexes(plan, entries);
  return entries.take();
}

std::vector<Entry> entries_of_node(const State& state, NodeId id) {
  const Node& node = state.plan.node(id);
  Entries entries(state.plan, node.number.value);
  entries.words({ItemKind::name, {}, "bezeichnung", {}}, node.name.value);
  entries.words({ItemKind::name, {}, "ebene", {}}, std::to_string(node.level));
  entries.text({ItemKind::name, {}, "bezeichnung_im_verzeichnis", {}}, node.name_in_index);
  add_parts(state.plan, node, entries);
  add_posts(node, entries);
  add_corrections(state.plan, node, entries);
  add_notes(state.plan, node, entries);
  add_rings(state.plan, node, entries);
  add_measures(state, id, entries);
  add_indicators(node, entries);
  return entries.take();
}

}  // namespace budgetc::state
