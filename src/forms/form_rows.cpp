#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

constexpr std::size_t most_rows = 1000;

/// Words for the same thing, by PlanBasis.
constexpr std::array<std::array<std::string_view, 3>, 2> row_nature_words{
    {{"ertrag", "aufwand", "saldo"}, {"einzahlung", "auszahlung", "saldo"}}};
constexpr std::array<std::array<std::string_view, 2>, 2> sign_words{
    {{"aufwand negativ", "aufwand positiv"}, {"auszahlung negativ", "auszahlung positiv"}}};
constexpr std::array<std::string_view, 2> basis_words{"ergebnisse", "zahlungen"};
/// Of both kinds of plans.
constexpr std::array<std::string_view, 5> all_nature_words{"ertrag", "aufwand", "einzahlung", "auszahlung",
                                                           "saldo"};
constexpr std::array<std::string_view, 4> all_sign_words{"aufwand negativ", "aufwand positiv",
                                                         "auszahlung negativ", "auszahlung positiv"};
constexpr std::array<std::string_view, 3> emphasis_words{"normal", "summe", "ergebnis"};

/// Formulas name rows by their numbers, so a number must be one word there: letters and a digit at least.
bool is_row_number(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::ranges::any_of(text, is_digit) &&
         std::ranges::all_of(text, [&](char c) { return is_digit(c) || is_letter(c); });
}

void read_number(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  draft.row.number = std::string(entry.value.text());
  draft.number = &entry.value;
  if (is_row_number(entry.value.text())) return;
  report(context, faulty_form, entry.value.span,
         fmt::format("„{}“ ist keine Zeilennummer", entry.value.text()))
      .helps.emplace_back("Zeilennummern bestehen aus Ziffern und Buchstaben: 010, 10a, E8");
}

void read_label(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.row.label = std::move(text->value);
}

void read_nature(Context& context, const SourceEntry& entry, RowDraft& draft) {
  const auto& words = row_nature_words[static_cast<std::size_t>(draft.basis)];
  if (const auto choice = read_choice(context, entry.value, words))
    draft.row.nature = static_cast<RowNature>(*choice);
}

void read_formula(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  draft.formula = &entry.value;
  draft.row.formula_text = std::string(entry.value.text());
}

void read_emphasis(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (const auto choice = read_choice(context, entry.value, emphasis_words)) {
    draft.row.emphasis = static_cast<RowEmphasis>(*choice);
  }
}

void read_optional(Context& context, const SourceEntry& entry, RowDraft& draft) {
  draft.row.optional = read_flag(context, entry.value).value_or(false);
}

void read_kind(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.row.kind = std::move(text->value);
}

constexpr std::array<std::string_view, 2> row_sign_words{"wie die Planform", "beide"};

void read_row_sign(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (const auto choice = read_choice(context, entry.value, row_sign_words))
    draft.row.either_sign = *choice == 1;
}

void read_row_source(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  draft.row.source_text = std::string(entry.value.text());
  draft.row.source_span = entry.value.span;
}

void read_row_source_plan(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  draft.row.source_key = std::string(entry.value.text());
  draft.row.source_key_span = entry.value.span;
}

void read_heading(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.row.heading = std::move(text->value);
}

void read_accounts(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.row.accounts = std::move(text->value);
}

/// The row is looked up when all rows are read.
void keep_carried(Context& context, const SourceEntry& entry, RowDraft& draft) {
  if (expect_scalar(context, entry.value)) draft.carried = &entry.value;
}

constexpr std::array<Field<RowDraft>, 13> form_row_fields{{
    {"zeile", Presence::required, read_number, Below::nothing, text_value,
     "Nummer der Zeile, aus Ziffern und Buchstaben"},
    {"art", Presence::required, read_nature, Below::nothing, choice_of<all_nature_words>,
     "was in der Zeile steht"},
    {"bezeichnung", Presence::required, read_label, Below::nothing, text_value, "gedruckte Bezeichnung"},
    {"formel", Presence::filled, read_formula, Below::nothing, text_value,
     "Formel aus anderen Zeilen; ohne sie wird die Zeile geschrieben"},
    {"aus", Presence::filled, read_row_source, Below::nothing, text_value,
     "Zeile eines anderen Plans, aus der ihre Beträge kommen"},
    {"plan", Presence::filled, read_row_source_plan, Below::nothing, text_value,
     "jener Plan, wo er ein anderer ist als der unter aus des Plans"},
    {"vortrag", Presence::filled, keep_carried, Below::nothing, text_value,
     "Zeile, deren Betrag im Vorjahr hier der Anfang ist: Anfangsbestand aus Endbestand"},
    {"ueberschrift", Presence::filled, read_heading, Below::nothing, text_value,
     "Überschrift über der Zeile"},
    {"druck", Presence::optional, read_emphasis, Below::nothing, choice_of<emphasis_words>,
     "wie sie gedruckt wird"},
    {"wahlweise", Presence::optional, read_optional, Below::nothing, flag_value,
     "ob sie entfällt, wo sie leer ist"},
    {"vorzeichen", Presence::filled, read_row_sign, Below::nothing, choice_of<row_sign_words>,
     "ob ihre Beträge beide Vorzeichen haben dürfen"},
    {"kuerzel", Presence::optional, read_kind, Below::nothing, text_value,
     "Art der Auszahlung, unter der wertgrenze sie nennt"},
    {"konten", Presence::filled, read_accounts, Below::nothing, text_value,
     "Kontengruppen, die sie zusammenfasst, wie sie gedruckt werden: 50, 51"},
}};

void read_title(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.form.title = std::move(text->value);
}

void read_short_name(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.form.short_name = std::move(text->value);
}

constexpr std::array<std::string_view, 3> scope_words{"stellen", "verwaltung", "beide"};

void read_scope(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  if (const auto choice = read_choice(context, entry.value, scope_words))
    draft.form.scope = static_cast<PlanScope>(*choice);
}

void read_plan_source(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  draft.form.source_key = std::string(entry.value.text());
  draft.form.source_span = entry.value.span;
}

void read_signs(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  const auto& words = sign_words[static_cast<std::size_t>(draft.form.basis)];
  if (const auto choice = read_choice(context, entry.value, words))
    draft.form.expenses_negative = *choice == 0;
}

void read_rows(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    RowDraft row{.row = {}, .basis = draft.form.basis};
    row.row.span = item.span;
    read_fields(context, item, form_row_fields, "einer Zeile der Planform", row);
    draft.rows.push_back(std::move(row));
  });
  if (draft.rows.size() > most_rows) {
    report(context, faulty_form, entry.key.span,
           fmt::format("die Planform hat mehr als {} Zeilen", most_rows));
  }
}

/// Roles name rows, which may be written below them.
void keep_roles(Context&, const SourceEntry& entry, PlanDraft& draft) {
  draft.roles = &entry.value;
}

void keep_limits(Context&, const SourceEntry& entry, PlanDraft& draft) {
  draft.limits = &entry.value;
}

void keep_cross_section(Context&, const SourceEntry& entry, PlanDraft& draft) {
  draft.cross_section = &entry.value;
}

void read_shows_commitments(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  draft.form.shows_commitments = read_flag(context, entry.value).value_or(false);
}

void read_shows_operators(Context& context, const SourceEntry& entry, PlanDraft& draft) {
  draft.form.shows_operators = read_flag(context, entry.value).value_or(false);
}

/// What the format knows of a plan with this key.
std::optional<PlanForm> find_statutory(std::string_view key) {
  std::vector<PlanForm> plans = statutory_plans();
  const auto found = std::ranges::find(plans, key, &PlanForm::key);
  return found == plans.end() ? std::nullopt : std::optional(std::move(*found));
}

/// What the plan counts decides how its rows and signs are written, and is read before them.
void read_basis(Context& context, const SourceNode& section, PlanDraft& draft) {
  const SourceNode* written = section.find("zaehlt");
  if (written == nullptr || is_empty(*written)) {
    if (!find_statutory(draft.form.key)) report_missing_key(context, section, "einer Planform", "zaehlt");
  } else if (const auto choice = read_choice(context, *written, basis_words)) {
    draft.form.basis = static_cast<PlanBasis>(*choice);
  }
}

/// Which row has which role.
constexpr Value roles_value = named_values("Rolle", text_value);
constexpr Value limits_value = block_with(limit_keys);
constexpr Value cross_section_column = block_with(cross_section_keys);

constexpr std::array<Field<PlanDraft>, 12> plan_fields{{
    {"titel", Presence::required, read_title, Below::nothing, text_value, "Titel des Plans"},
    {"gilt", Presence::filled, read_scope, Below::nothing, choice_of<scope_words>, "wer den Plan hat"},
    {"aus", Presence::filled, read_plan_source, Below::nothing, text_value,
     "Plan, aus dessen Zeilen er sich ergibt"},
    {"kurz", Presence::optional, read_short_name, Below::nothing, text_value, "kurzer Name in Befunden"},
    {"zaehlt", Presence::optional, nullptr, Below::nothing, choice_of<basis_words>,
     "ob der Plan Erträge und Aufwendungen oder Ein- und Auszahlungen zählt"},
    {"vorzeichen", Presence::required, read_signs, Below::nothing, choice_of<all_sign_words>,
     "wie Aufwendungen oder Auszahlungen geschrieben werden"},
    {"ve", Presence::filled, read_shows_commitments, Below::nothing, flag_value,
     "ob der gedruckte Plan hinter den Ansätzen die Verpflichtungsermächtigungen zeigt"},
    {"zeichen", Presence::filled, read_shows_operators, Below::nothing, flag_value,
     "ob vor jeder Zeile steht, wie sie zählt: +, −, = oder +/−"},
    {"querschnitt", Presence::optional, keep_cross_section, Below::nothing, list_of<cross_section_column>,
     "was der Haushaltsquerschnitt vom Plan zeigt, eine Spalte je Eintrag"},
    {"rollen", Presence::optional, keep_roles, Below::nothing, roles_value, "welche Zeile welche Rolle hat"},
    {"grenzen", Presence::optional, keep_limits, Below::nothing, limits_value,
     "Grenzen, die das Recht setzt"},
    {"zeilen", Presence::required, read_rows, Below::nothing, list_of<block_of<form_row_fields>>,
     "die Zeilen, in der Reihenfolge des Drucks"},
}};

void refuse_duplicates(Context& context, const PlanDraft& draft) {
  std::unordered_map<std::string_view, const SourceNode*> first;
  for (const RowDraft& row : draft.rows) {
    if (row.number == nullptr) continue;
    const auto [known, is_new] = first.emplace(row.number->text(), row.number);
    if (is_new) continue;
    report(context, faulty_form, row.number->span,
           fmt::format("die Zeile {} steht zweimal in der Planform", row.row.number))
        .related.push_back({known->second->span, "zuerst hier"});
  }
}

/// A row that goes on from the year before is neither computed nor derived; finds the row it goes on from.
void resolve_carried(Context& context, PlanDraft& draft) {
  std::vector<std::string_view> numbers;
  for (const RowDraft& row : draft.rows) numbers.emplace_back(row.row.number);
  for (RowDraft& row : draft.rows) {
    if (row.carried == nullptr) continue;
    const auto found = std::ranges::find(numbers, row.carried->text());
    if (found == numbers.end()) {
      suggest(report(context, faulty_form, row.carried->span,
                     fmt::format("eine Zeile „{}“ hat der Plan nicht", row.carried->text())),
              row.carried->text(), numbers);
    } else if (row.formula != nullptr || !row.row.source_text.empty()) {
      report(context, faulty_form, row.carried->span,
             fmt::format("die Zeile {} hat `vortrag` und `{}`: sie wird vorgetragen oder ergibt sich aus "
                         "anderen Zeilen",
                         row.row.number, row.formula != nullptr ? "formel" : "aus"));
    } else {
      row.row.carried = static_cast<RowIndex>(found - numbers.begin());
    }
  }
}

/// A row comes from one place: it is computed, or derived from the plan that the form names.
void check_sources(Context& context, const PlanDraft& draft) {
  const bool statutory = find_statutory(draft.form.key).has_value();
  if (statutory && (draft.form.scope != PlanScope::nodes || !draft.form.source_key.empty()))
    report(context, faulty_form, draft.form.source_key.empty() ? draft.span : draft.form.source_span,
           fmt::format("den Plan {} haben alle Stellen, und er wird nicht abgeleitet", draft.form.key));
  for (const RowDraft& row : draft.rows) {
    if (row.row.source_text.empty()) {
      if (!row.row.source_key.empty())
        report(context, faulty_form, row.row.source_key_span,
               fmt::format("aus welcher Zeile die Zeile {} kommt, steht nicht da", row.row.number))
            .helps.emplace_back("ergänzen: aus: mit der Nummer der Zeile jenes Plans");
      continue;
    }
    if (row.formula != nullptr)
      report(context, faulty_form, row.row.source_span,
             fmt::format("die Zeile {} hat `formel` und `aus`: sie wird berechnet oder abgeleitet",
                         row.row.number));
    if (row.row.source_key.empty() && draft.form.source_key.empty())
      report(context, faulty_form, row.row.source_span,
             fmt::format("aus welchem Plan die Zeile {} abgeleitet wird, sagt die Planform nicht",
                         row.row.number))
          .helps.emplace_back("beim Plan ergänzen: aus: teilergebnisplan");
  }
}

std::size_t count_errors(const Context& context) {
  return static_cast<std::size_t>(
      std::ranges::count(context.diagnostics, Severity::error, &Diagnostic::severity));
}

}  // namespace

std::vector<KeyInfo> plan_form_keys() {
  return keys_of_table<plan_fields>();
}

std::optional<PlanForm> read_plan_form(Context& context, const SourceEntry& section, std::string_view name) {
  const std::size_t before = count_errors(context);
  PlanDraft draft;
  draft.span = section.key.span;
  draft.form = find_statutory(context.key).value_or(PlanForm{});
  draft.form.key = std::string(context.key);
  draft.form.name = std::string(name);
  if (section.value.is_mapping()) read_basis(context, section.value, draft);
  read_fields(context, section.value, plan_fields, "einer Planform", draft);
  refuse_duplicates(context, draft);
  check_sources(context, draft);
  // Formulas of rows that are not understood would only be blamed for what is wrong elsewhere.
  if (count_errors(context) == before) resolve_carried(context, draft);
  if (count_errors(context) == before) resolve_formulas(context, draft);
  if (count_errors(context) == before) resolve_roles(context, draft);
  if (count_errors(context) == before) resolve_limits(context, draft);
  if (count_errors(context) == before) resolve_cross_section(context, draft);
  if (count_errors(context) != before) return std::nullopt;
  for (RowDraft& row : draft.rows) draft.form.rows.push_back(std::move(row.row));
  // Only the plan that notes and rings speak of is meant without a word.
  const bool is_meant = draft.form.key == statutory_plans().front().key;
  if (draft.form.short_name.empty() && !is_meant) draft.form.short_name = draft.form.title;
  return std::move(draft.form);
}

}  // namespace budgetc::binding
