#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "bind/year_figures.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {
namespace {

void read_note_amount(Context& context, const SourceEntry& entry, LineNote& note) {
  note.amount = read_year_figures(context, entry.value, FigureKind::note_amount, "betrag");
}

void read_prior_year(Context& context, const SourceEntry& entry, LineNote& note) {
  // What the year before a second one has is known: it is the first.
  note.prior_year = read_year_figures(context, entry.value, FigureKind::note_prior_year, "vorjahr", true);
}

/// A citation is the number of a node, a hyphen and the ring's number with two digits at least.
bool is_citation(std::string_view text) {
  const std::size_t hyphen = text.rfind('-');
  if (hyphen == std::string_view::npos) return false;
  const std::string_view digits = text.substr(hyphen + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return is_node_number(text.substr(0, hyphen)) && digits.size() >= 2 && digits.size() <= 3 &&
         std::ranges::all_of(digits, is_digit);
}

/// How the ring with this number is cited, taken for one of the uppermost node above.
std::string citation_help(const Context& context, std::string_view written) {
  const std::string& number = context.plan.node(context.node).number.value;
  const std::string top = number.substr(0, number.find('.'));
  const bool digits = !written.empty() && written.size() <= 3 &&
                      written.find_first_not_of("0123456789") == std::string_view::npos;
  const std::string ring = digits ? std::string(written) : "2";
  return fmt::format("Ring {} von {} wird als {}-{:0>2} zitiert", ring, top, top, ring);
}

void read_citation(Context& context, const SourceEntry& entry, LineNote& note) {
  if (!expect_scalar(context, entry.value)) return;
  if (!is_citation(entry.value.text())) {
    report(context, invalid_value, entry.value.span,
           fmt::format("„{}“ ist keine Nummer eines Zweckbindungsrings", entry.value.text()))
        .helps.push_back(citation_help(context, entry.value.text()));
    note.ring = Text{{}, entry.value.span};  // some ring, nobody knows which
    return;
  }
  assign_text(context, entry.value, note.ring);
}

constexpr std::array<Field<LineNote>, 5> note_fields{{
    {"betrag", Presence::required, read_note_amount, Below::nothing, year_amounts,
     "Betrag, im Sinn der Zeile"},
    {"vorjahr", Presence::optional, read_prior_year, Below::nothing, year_amounts, "Betrag im Vorjahr"},
    {"bezeichnung", Presence::required, text_member<LineNote, &LineNote::label>, Below::nothing, text_value,
     "wofür er ist"},
    {"zweckbindung", Presence::optional, read_citation, Below::nothing, text_value,
     "Zweckbindungsring, zu dem er gehört: 35-02"},
    {"text", Presence::optional, text_member<LineNote, &LineNote::text>, Below::nothing, text_value,
     "Erläuterung"},
}};

void read_note(Context& context, const SourceNode& item, LineNotes& notes) {
  auto note = placed<LineNote>(item);
  read_fields(context, item, note_fields, "einer Ansatzerläuterung", note);
  // Without an amount there is no figure to refer to; the missing key is reported.
  const SourceNode* amount = item.find("betrag");
  if (amount == nullptr || is_empty(*amount))
    note.amount = unreadable_years(context, item.span, FigureKind::note_amount);
  notes.notes.push_back(std::move(note));
}

void read_note_list(Context& context, const SourceNode& list, LineNotes& notes) {
  read_items(context, list, [&](const SourceNode& item) { read_note(context, item, notes); });
}

void read_complete(Context& context, const SourceEntry& entry, LineNotes& notes) {
  if (const auto flag = read_flag(context, entry.value)) notes.complete = *flag;
}

void read_posten(Context& context, const SourceEntry& entry, LineNotes& notes) {
  read_note_list(context, entry.value, notes);
}

constexpr std::array<Field<LineNotes>, 3> long_form{{
    {"vollstaendig", Presence::filled, read_complete, Below::nothing, flag_value,
     "ob die Beträge zusammen die ganze Zeile ergeben müssen"},
    {"posten", Presence::required, read_posten, Below::nothing, list_of<block_of<note_fields>>,
     "die Erläuterungen zu der Zeile"},
    {"abweichungen", Presence::optional, keep_deviations, Below::nothing, deviations_value,
     "anerkannte Abweichungen der Zeile"},
}};

/// The first key, where a mapping is a note itself instead of a list of notes.
const SourceNode* find_note_key(const SourceNode& value) {
  if (!value.is_mapping() || value.entries().empty() || value.find("posten") != nullptr) return nullptr;
  const SourceNode& key = value.entries().front().key;
  const auto known = keys_of(std::span<const Field<LineNote>>(note_fields));
  return std::ranges::find(known, key.text()) == known.end() ? nullptr : &key;
}

/// A note without the dash of a list's item.
void report_no_item(Context& context, const SourceEntry& entry, const SourceNode& key) {
  report_wrong_shape(context, entry.value, SourceNode::Kind::sequence);
  context.diagnostics.back().primary.span = key.span;
}

void read_row_notes(Context& context, const SourceEntry& entry, LineNotes& notes) {
  if (const SourceNode* const first = find_note_key(entry.value))
    return report_no_item(context, entry, *first);
  if (entry.value.is_scalar()) {
    report_wrong_shape(context, entry.value, SourceNode::Kind::sequence,
                       "in den nächsten Zeilen, eingerückt, je Posten „- {betrag: …, bezeichnung: …}“");
  } else if (entry.value.is_mapping()) {
    read_fields(context, entry.value, long_form,
                fmt::format("den Ansatzerläuterungen zu Zeile {}", entry.key.text()), notes);
  } else {
    read_note_list(context, entry.value, notes);
  }
}

}  // namespace

std::vector<KeyInfo> note_keys() {
  return keys_of_table<note_fields>();
}

std::vector<KeyInfo> long_note_keys() {
  return keys_of_table<long_form>();
}

void read_line_notes(Context& context, const SourceEntry& entry, Node& node) {
  if (!entry.value.is_mapping()) {
    if (!entry.value.is_null())
      report_wrong_shape(
          context, entry.value, SourceNode::Kind::mapping,
          "zuerst die Nummer der Zeile, wie „002:“, darunter eingerückt ihre Posten, jeder mit Strich");
    return;
  }
  for (const SourceEntry& item : entry.value.entries()) {
    const auto row = read_row(context, context.plan.result_plan, item.key);
    if (row && holds_nothing(item.value))
      report_missing_key(context, entry.value, "„ansaetze“", item.key.text());
    if (!row || item.value.is_null()) continue;
    LineNotes notes{.row = *row, .row_span = item.key.span, .notes = {}};
    read_row_notes(context, item, notes);
    node.line_notes.push_back(std::move(notes));
  }
  std::ranges::stable_sort(node.line_notes, {}, &LineNotes::row);
}

}  // namespace budgetc::binding
