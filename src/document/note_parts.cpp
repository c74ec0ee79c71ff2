#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "state/items.hpp"

namespace budgetc::lowering {

namespace {

CellValue note_amount(const Context& context, const std::optional<FigureId>& figure) {
  if (!figure) return Blank{};
  return AmountValue{context.plan.figures[*figure].amount, true};
}

/// "Ansatz 2023", the year before a budget year.
std::string prior_label(const Context& context, std::size_t year) {
  return year_text(context, context.pages.word(Word::notes_prior), year);
}

NoteItem note_item(const Context& context, const LineNote& note) {
  NoteItem item;
  for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
    item.amounts.push_back(note_amount(context, note.amount[year]));
    if (const auto& prior = note.prior_year[year])
      item.prior.push_back({prior_label(context, year), context.plan.figures[*prior].amount});
  }
  item.label = plain(note.label);
  if (note.ring && !note.ring->value.empty()) {
    item.ring = note.ring->value;
    item.ring_label = expand(word(context, Word::notes_ring), {{"zitat", item.ring}});
    if (context.plan.find_ring(note.ring->value) != nullptr) item.ring_anchor = ring_anchor(note.ring->value);
  }
  if (note.text) item.text = parse_prose(*note.text);
  return item;
}

/// One column of amounts needs no heading; of two, each names its year. The year before the first budget year
/// always has its column in data files, that before the second where it is written.
void add_headings(const Context& context, const LineNotes& notes, NoteGroup& group) {
  const bool several = context.plan.years.size() > 1;
  for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
    const std::string number = std::to_string(context.plan.years[year].year);
    group.amount_keys.push_back(several ? "Betrag " + number : std::string("Betrag"));
    if (several) group.amount_headings.push_back(number);
    const auto has_prior = [&](const LineNote& note) { return note.prior_year[year].has_value(); };
    if (year == 0 || std::ranges::any_of(notes.notes, has_prior))
      group.prior_keys.push_back(prior_label(context, year));
  }
}

NoteGroup note_group(const Context& context, NodeId node, const LineNotes& notes) {
  const FormRow& row = context.plan.result_form().rows[notes.row];
  const std::string anchor = notes_anchor(context, node, notes.row);
  NoteGroup group;
  group.id =
      fmt::format("{}-erlaeuterungen-{}", slug(context.plan.node(node).number.value), slug(row.number));
  group.row_number = row.number;
  group.row_label = row.label;
  group.title =
      expand(word(context, Word::notes_position), {{"zeile", row.number}, {"bezeichnung", row.label}});
  group.row_anchor = row_anchor(context, node, notes.row);
  group.anchor = anchor;
  add_headings(context, notes, group);
  for (const LineNote& note : notes.notes) {
    group.items.push_back(note_item(context, note));
    group.items.back().item =
        item_id(context.plan.node(node).number.value, ItemKind::note, row.number, note.label.value);
    group.items.back().anchor = fmt::format("{}-{}", anchor, group.items.size());
  }
  return group;
}

}  // namespace

void add_line_notes(const Context& context, NodeId node, Blocks& blocks) {
  for (const LineNotes& notes : context.plan.node(node).line_notes) {
    if (!notes.notes.empty()) blocks.emplace_back(note_group(context, node, notes));
  }
}

}  // namespace budgetc::lowering
