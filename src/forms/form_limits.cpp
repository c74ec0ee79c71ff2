#include <array>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"

namespace budgetc::binding {
namespace {

void read_year(Context& context, const SourceNode& node, std::optional<int>& year) {
  if (!expect_scalar(context, node)) return;
  year = parse_year(node.text);
  if (!year) report(context, faulty_form, node.span, fmt::format("„{}“ ist kein Jahr", node.text));
}

void read_first_year(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  read_year(context, entry.value, limit.first_year);
}

void read_last_year(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  read_year(context, entry.value, limit.last_year);
}

/// Per cent with up to two decimals, as an amount is written.
void read_percent(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  constexpr std::int64_t whole = 10'000;
  const auto percent = read_amount(context, entry.value);
  if (!percent) return;
  limit.basis_points = percent->cents();
  if (limit.basis_points > 0 && limit.basis_points <= whole) return;
  report(context, faulty_form, entry.value.span, "eine Grenze liegt über 0 und höchstens bei 100 Prozent");
}

void read_source(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  if (auto text = read_text(context, entry.value)) limit.source = std::move(text->value);
}

constexpr std::array<Field<LegalLimit>, 4> limit_fields{{
    {"ab", Presence::optional, read_first_year},
    {"bis", Presence::optional, read_last_year},
    {"prozent", Presence::required, read_percent},
    {"quelle", Presence::required, read_source},
}};

void read_savings_limits(Context& context, const SourceEntry& entry, PlanForm& form) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    LegalLimit limit;
    read_fields(context, item, limit_fields, "einer Grenze", limit);
    form.savings_limits.push_back(std::move(limit));
  });
}

constexpr std::array<Field<PlanForm>, 1> limits_fields{{
    {"globaler_minderaufwand", Presence::optional, read_savings_limits},
}};

}  // namespace

void resolve_limits(Context& context, PlanDraft& draft) {
  if (draft.limits != nullptr) read_fields(context, *draft.limits, limits_fields, "„grenzen“", draft.form);
  if (!draft.form.row_of(RowRole::global_savings) || !draft.form.savings_limits.empty()) return;
  report(context, faulty_form, draft.roles->span,
         "zur Rolle „globaler_minderaufwand“ nennt die Planform keine Grenze")
      .helps.emplace_back(
          "`grenzen: {globaler_minderaufwand: [{ab: 2024, prozent: 2, quelle: § 79 Abs. 3 Satz 1 GO NRW}]}` "
          "ergänzen");
}

}  // namespace budgetc::binding
