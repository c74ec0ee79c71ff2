#include <fmt/format.h>

#include "document/lowering.hpp"
#include "state/items.hpp"

namespace budgetc::lowering {

namespace {

NoteItem note_item(const Context& context, const LineNote& note) {
  NoteItem item;
  item.amount = {context.plan.figures[note.amount].amount, true};
  if (note.prior_year) item.prior_year = context.plan.figures[*note.prior_year].amount;
  item.prior_label = word(context, Word::notes_prior);
  item.label = plain(note.label);
  if (note.ring && !note.ring->value.empty()) {
    item.ring = note.ring->value;
    item.ring_label = expand(word(context, Word::notes_ring), {{"zitat", item.ring}});
    if (context.plan.find_ring(note.ring->value) != nullptr) item.ring_anchor = ring_anchor(note.ring->value);
  }
  if (note.text) item.text = parse_prose(*note.text);
  return item;
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
