#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"

namespace budgetc::binding {
namespace {

/// Names of the roles in forms, by RowRole.
constexpr std::array<std::string_view, row_role_count> role_names{
    "ordentliche_aufwendungen", "jahresergebnis",         "interne_ertraege",
    "interne_aufwendungen",     "globaler_minderaufwand", "ergebnis_nach_minderaufwand",
    "verrechnungssaldo",        "kreditaufnahme",         "kredittilgung"};
/// What a row with the role counts, by RowRole.
constexpr std::array<RowNature, row_role_count> role_natures{
    RowNature::expense, RowNature::balance, RowNature::income, RowNature::expense, RowNature::income,
    RowNature::balance, RowNature::balance, RowNature::income, RowNature::expense};
/// The first role of rows of the whole administration; those before it are of the Teilergebnisplan.
constexpr auto first_of_whole = static_cast<std::size_t>(RowRole::result_of_whole);
/// By RowNature, of the Teilergebnisplan.
constexpr std::array<std::string_view, 3> nature_words{"Ertrag", "Aufwand", "Saldo"};

std::optional<std::size_t> find_role(Context& context, const SourceNode& key) {
  const auto found = std::ranges::find(role_names, key.text());
  if (found != role_names.end()) return static_cast<std::size_t>(found - role_names.begin());
  suggest(report(context, faulty_form, key.span, fmt::format("eine Rolle „{}“ gibt es nicht", key.text())),
          key.text(), role_names);
  return std::nullopt;
}

/// Whether the plan is one whose rows may have the role; says so if not.
bool expect_place(Context& context, const PlanDraft& draft, std::size_t role, const SourceNode& key) {
  const bool of_whole = role >= first_of_whole;
  const bool fits =
      of_whole ? draft.form.scope != PlanScope::nodes : draft.form.key == statutory_plans().front().key;
  if (fits) return true;
  report(context, faulty_form, key.span,
         fmt::format("die Rolle „{}“ hat nur eine Zeile {}", role_names[role],
                     of_whole ? "eines Plans der ganzen Verwaltung" : "des Teilergebnisplans"));
  return false;
}

std::optional<RowIndex> find_row(Context& context, const PlanDraft& draft, const SourceNode& number) {
  if (!expect_scalar(context, number)) return std::nullopt;
  std::vector<std::string_view> numbers;
  for (const RowDraft& row : draft.rows) numbers.emplace_back(row.row.number);
  const auto found = std::ranges::find(numbers, number.text());
  if (found != numbers.end()) return static_cast<RowIndex>(found - numbers.begin());
  suggest(report(context, faulty_form, number.span,
                 fmt::format("die Zeile {} gibt es in dieser Planform nicht", number.text())),
          number.text(), numbers);
  return std::nullopt;
}

/// A role given to a row of another nature would turn every rule on it upside down.
void check_nature(Context& context, const PlanDraft& draft, std::size_t role, RowIndex row,
                  const SourceNode& number) {
  const FormRow& named = draft.rows[row].row;
  if (named.nature == role_natures[role]) return;
  report(context, faulty_form, number.span,
         fmt::format("Zeile {} ist ein {}, die Rolle „{}“ verlangt einen {}", named.number,
                     nature_words[static_cast<std::size_t>(named.nature)], role_names[role],
                     nature_words[static_cast<std::size_t>(role_natures[role])]));
}

}  // namespace
}  // namespace budgetc::binding

std::string_view budgetc::role_name(RowRole role) {
  return binding::role_names[static_cast<std::size_t>(role)];
}

namespace budgetc::binding {

void resolve_roles(Context& context, PlanDraft& draft) {
  if (draft.roles == nullptr || !expect_mapping(context, *draft.roles)) return;
  for (const SourceEntry& entry : draft.roles->entries()) {
    const auto role = find_role(context, entry.key);
    if (!role || entry.value.is_null() || !expect_place(context, draft, *role, entry.key)) continue;
    const auto row = find_row(context, draft, entry.value);
    if (!row) continue;
    draft.form.roles[*role] = row;
    check_nature(context, draft, *role, *row, entry.value);
  }
}

}  // namespace budgetc::binding
