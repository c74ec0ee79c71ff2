#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "bind/year_figures.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

void read_entry_amount(Context& context, const SourceEntry& entry, RingEntry& ring_entry) {
  ring_entry.amount = read_year_figures(context, entry.value, FigureKind::ring_entry, "betrag");
}

/// Whether the node exists is a matter of the rules: the ring may be right and the tree incomplete.
void read_place(Context& context, const SourceEntry& entry, RingEntry& ring_entry) {
  assign_text(context, entry.value, ring_entry.node_number);
  ring_entry.node = context.plan.find_node(ring_entry.node_number.value);
}

void read_entry_row(Context& context, const SourceEntry& entry, RingEntry& ring_entry) {
  assign_text(context, entry.value, ring_entry.row_number);
  ring_entry.row = context.plan.result_form().find(ring_entry.row_number.value);
}

constexpr std::array<Field<RingEntry>, 4> entry_fields{{
    {"betrag", Presence::required, read_entry_amount, Below::nothing, year_amounts,
     "Betrag, im Sinn der Zeile"},
    {"stelle", Presence::required, read_place, Below::nothing, text_value,
     "Nummer der Stelle, bei der er gebucht wird"},
    {"zeile", Presence::required, read_entry_row, Below::nothing, text_value,
     "Nummer der Zeile des Teilergebnisplans"},
    {"bezeichnung", Presence::required, text_member<RingEntry, &RingEntry::label>, Below::nothing, text_value,
     "wofür er ist"},
}};

void read_entry(Context& context, const SourceNode& item, bool is_income, EarmarkRing& ring) {
  auto entry = placed<RingEntry>(item);
  entry.is_income = is_income;
  read_fields(context, item, entry_fields, "einem Eintrag des Zweckbindungsrings", entry);
  const SourceNode* amount = item.find("betrag");
  if (amount == nullptr || is_empty(*amount))
    entry.amount = unreadable_years(context, item.span, FigureKind::ring_entry);
  ring.entries.push_back(std::move(entry));
}

template <bool IsIncome>
void read_entries(Context& context, const SourceEntry& entry, EarmarkRing& ring) {
  read_items(context, entry.value,
             [&](const SourceNode& item) { read_entry(context, item, IsIncome, ring); });
}

void read_ring_number(Context& context, const SourceEntry& entry, EarmarkRing& ring) {
  assign_text(context, entry.value, ring.number);
  if (!entry.value.is_scalar()) return;
  const std::string_view text = entry.value.text();
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number == 0 || number > 999) {
    report(context, invalid_value, entry.value.span,
           fmt::format("„{}“ ist keine Nummer eines Zweckbindungsrings", text))
        .helps.emplace_back("die Ringe eines Budgets sind von 1 an gezählt");
    return;
  }
  ring.citation = fmt::format("{}-{:02}", context.current_node().number.value, number);
}

constexpr std::array<std::string_view, 3> balance_words{"ausgeglichen", "gedeckt", "nachrichtlich"};

void read_balance(Context& context, const SourceEntry& entry, EarmarkRing& ring) {
  if (const auto choice = read_choice(context, entry.value, balance_words)) {
    ring.balance = static_cast<RingBalance>(*choice);
  }
}

constexpr std::array<Field<EarmarkRing>, 5> ring_fields{{
    {"nummer", Presence::required, read_ring_number, Below::nothing, text_value,
     "Nummer des Rings in seiner Stelle, von 1 an"},
    {"ausgleich", Presence::required, read_balance, Below::nothing, choice_of<balance_words>,
     "ob Erträge und Aufwendungen gleich sein müssen"},
    {"ertraege", Presence::optional, read_entries<true>, Below::nothing, list_of<block_of<entry_fields>>,
     "zweckgebundene Erträge"},
    {"aufwendungen", Presence::optional, read_entries<false>, Below::nothing, list_of<block_of<entry_fields>>,
     "Aufwendungen, für die sie bestimmt sind"},
    {"abweichungen", Presence::optional, keep_deviations, Below::nothing, deviations_value,
     "anerkannte Abweichungen des Rings"},
}};

void report_no_entries(Context& context, const SourceNode& ring) {
  if (context.damaged_file) return;
  report(context, missing_key, ring.span, "der Zweckbindungsring hat keinen Eintrag")
      .helps.emplace_back(
          "die Einträge unter „ertraege“ und „aufwendungen“ schreiben, oder den Ring streichen");
}

}  // namespace

std::vector<KeyInfo> ring_keys() {
  return keys_of_table<ring_fields>();
}

void read_rings(Context& context, const SourceEntry& entry, Node&) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    auto ring = placed<EarmarkRing>(item);
    ring.node = context.node;
    ring.balance = RingBalance::informational;  // until the ring says how it must balance
    const std::size_t before = context.diagnostics.size();
    read_fields(context, item, ring_fields, "einem Zweckbindungsring", ring);
    if (ring.entries.empty() && context.diagnostics.size() == before) report_no_entries(context, item);
    context.plan.add(std::move(ring));
  });
}

void check_unique_rings(Context& context) {
  std::unordered_map<std::string_view, const EarmarkRing*> first;
  for (const EarmarkRing& ring : context.plan.rings) {
    if (ring.citation.empty()) continue;
    const auto [place, added] = first.emplace(ring.citation, &ring);
    if (added) continue;
    Diagnostic& finding = report(context, duplicate_number, ring.number.span,
                                 fmt::format("den Zweckbindungsring {} gibt es zweimal", ring.citation));
    finding.related.push_back({place->second->number.span, "zuerst hier"});
  }
}

}  // namespace budgetc::binding
