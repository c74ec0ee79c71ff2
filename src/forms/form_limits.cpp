#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <span>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"

namespace budgetc::binding {
namespace {

void read_year(Context& context, const SourceNode& node, std::optional<int>& year) {
  if (!expect_scalar(context, node)) return;
  year = parse_year(node.text());
  if (!year) report(context, faulty_form, node.span, fmt::format("„{}“ ist kein Jahr", node.text()));
}

void read_first_year(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  read_year(context, entry.value, limit.first_year);
}

void read_last_year(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  read_year(context, entry.value, limit.last_year);
}

/// Sets a share in lowest terms; says so if it is none.
void set_share(Context& context, const SourceNode& node, std::int64_t parts, std::int64_t whole,
               LegalLimit& limit) {
  if (parts <= 0 || parts > whole) {
    report(context, faulty_form, node.span, "eine Grenze liegt über 0 und höchstens bei 100 Prozent");
    return;
  }
  const std::int64_t divisor = std::gcd(parts, whole);
  limit.parts = parts / divisor;
  limit.whole = whole / divisor;
}

/// Per cent with up to two decimals, as an amount is written.
void read_percent(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  constexpr std::int64_t whole = 10'000;
  if (const auto percent = read_amount(context, entry.value))
    set_share(context, entry.value, percent->cents(), whole, limit);
}

/// A whole number of up to nine digits; nothing for anything else.
std::optional<std::int64_t> small_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number > 0 && number < 1'000'000'000 ? std::optional(number) : std::nullopt;
}

/// "1/4".
void read_share(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  if (!expect_scalar(context, entry.value)) return;
  const std::string_view text = entry.value.text();
  const std::size_t line = std::min(text.find('/'), text.size());
  const auto parts = small_number(text.substr(0, line));
  const auto whole = small_number(text.substr(std::min(line + 1, text.size())));
  if (parts && whole) return set_share(context, entry.value, *parts, *whole, limit);
  report(context, faulty_form, entry.value.span, fmt::format("„{}“ ist kein Anteil wie 1/4", text));
}

void read_years(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  if (!expect_scalar(context, entry.value)) return;
  if (const auto years = small_number(entry.value.text())) {
    limit.parts = *years;
  } else {
    report(context, faulty_form, entry.value.span,
           fmt::format("„{}“ ist keine Zahl von Jahren", entry.value.text()));
  }
}

void read_source(Context& context, const SourceEntry& entry, LegalLimit& limit) {
  if (auto text = read_text(context, entry.value)) limit.source = std::move(text->value);
}

/// The keys of a limit; what it is measured in stands last.
constexpr std::array<Field<LegalLimit>, 4> limit_fields(const Field<LegalLimit>& measure) {
  return {{
      {"ab", Presence::optional, read_first_year, Below::nothing, text_value,
       "erstes Haushaltsjahr, für das die Grenze gilt"},
      {"bis", Presence::optional, read_last_year, Below::nothing, text_value,
       "letztes Haushaltsjahr, für das sie gilt"},
      {"quelle", Presence::required, read_source, Below::nothing, text_value, "Vorschrift, in der sie steht"},
      measure,
  }};
}

constexpr auto percent_fields = limit_fields(
    {"prozent", Presence::required, read_percent, Below::nothing, amount_value, "Grenze in Prozent"});
constexpr auto share_fields = limit_fields(
    {"anteil", Presence::required, read_share, Below::nothing, text_value, "Grenze als Anteil: 1/4"});
constexpr auto years_fields =
    limit_fields({"jahre", Presence::required, read_years, Below::nothing, text_value, "Grenze in Jahren"});
constexpr std::span<const Field<LegalLimit>> unmeasured_fields = std::span(percent_fields).first(3);

template <LimitKind Kind, const auto& Fields>
void read_limits(Context& context, const SourceEntry& entry, PlanForm& form) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    LegalLimit limit;
    read_fields(context, item, Fields, "einer Grenze", limit);
    form.limits[static_cast<std::size_t>(Kind)].push_back(std::move(limit));
  });
}

constexpr std::array<Field<PlanForm>, limit_kind_count> limits_fields{{
    {"globaler_minderaufwand", Presence::optional, read_limits<LimitKind::global_savings, percent_fields>,
     Below::nothing, list_of<block_of<percent_fields>>,
     "Anteil des globalen Minderaufwands an den ordentlichen Aufwendungen"},
    {"ruecklage_in_einem_jahr", Presence::optional, read_limits<LimitKind::draw_in_one_year, share_fields>,
     Below::nothing, list_of<block_of<share_fields>>,
     "Anteil der allgemeinen Rücklage, der in einem Jahr entnommen werden darf"},
    {"ruecklage_in_zwei_jahren", Presence::optional, read_limits<LimitKind::draw_in_two_years, share_fields>,
     Below::nothing, list_of<block_of<share_fields>>,
     "Anteil, der in zwei Jahren nacheinander entnommen werden darf"},
    {"ruecklage_aufgebraucht", Presence::optional, read_limits<LimitKind::reserve_used_up, unmeasured_fields>,
     Below::nothing, list_of<block_of<unmeasured_fields>>,
     "die allgemeine Rücklage darf nicht aufgebraucht werden"},
    {"fehlbetrag_nicht_gedeckt", Presence::optional,
     read_limits<LimitKind::uncovered_loss, unmeasured_fields>, Below::nothing,
     list_of<block_of<unmeasured_fields>>, "ein Fehlbetrag darf nicht ungedeckt bleiben"},
    {"verlustvortrag", Presence::optional, read_limits<LimitKind::carried_loss, years_fields>, Below::nothing,
     list_of<block_of<years_fields>>, "Jahre, in denen ein Verlustvortrag abgedeckt sein muss"},
}};

}  // namespace

std::vector<KeyInfo> limit_keys() {
  return keys_of_table<limits_fields>();
}

void resolve_limits(Context& context, PlanDraft& draft) {
  if (draft.limits != nullptr) read_fields(context, *draft.limits, limits_fields, "„grenzen“", draft.form);
  if (!draft.form.row_of(RowRole::global_savings) ||
      !draft.form.limits[static_cast<std::size_t>(LimitKind::global_savings)].empty())
    return;
  report(context, faulty_form, draft.roles->span,
         "zur Rolle „globaler_minderaufwand“ nennt die Planform keine Grenze")
      .helps.emplace_back(
          "`grenzen: {globaler_minderaufwand: [{ab: 2024, prozent: 2, quelle: § 79 Abs. 3 Satz 1 GO NRW}]}` "
          "ergänzen");
}

}  // namespace budgetc::binding
