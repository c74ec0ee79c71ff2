#include "rules/prior/prior_notes.hpp"

#include <algorithm>

#include "rules/note/line_notes.hpp"

namespace budgetc::rules {
namespace {

/// The notes on a row at the nodes that a node came from.
std::vector<const LineNote*> notes_before(const RuleContext& context, const NodeGroup& group, RowIndex row) {
  std::vector<const LineNote*> notes;
  const auto old_row = prior_row(context, context.plan.result_plan, row);
  for (const NodeId node : group.before) {
    for (const LineNotes& list : context.prior_year->plan.node(node).line_notes) {
      if (!old_row || list.row != old_row->row) continue;
      for (const LineNote& note : list.notes) notes.push_back(&note);
    }
  }
  return notes;
}

bool cites_same_ring(const LineNote& a, const LineNote& b) {
  return a.ring && b.ring && a.ring->value == b.ring->value;
}

/// The note of last year that one of this year means; nothing where there is none, or where it is not clear.
const LineNote* find_meant(const LineNote& note, std::vector<const LineNote*> candidates) {
  std::vector<const LineNote*> labelled = candidates;
  std::erase_if(labelled, [&](const LineNote* other) { return other->label.value != note.label.value; });
  if (labelled.size() == 1) return labelled.front();
  std::vector<const LineNote*>& open = labelled.empty() ? candidates : labelled;
  std::erase_if(open, [&](const LineNote* other) { return !cites_same_ring(*other, note); });
  return open.size() == 1 ? open.front() : nullptr;
}

}  // namespace

std::vector<PriorNote> prior_notes(const RuleContext& context, const PriorNodes& nodes) {
  std::vector<PriorNote> found;
  if (!context.plan.years.front().prior) return found;
  visit_note_groups(context.plan, prior_column(context), [&](const LineNotes& list, const Subject& at) {
    const NodeGroup* group = nodes.group_of(at.cell.node);
    if (group == nullptr) return;
    const auto candidates = notes_before(context, *group, list.row);
    const auto amount_of = [&](const LineNote* note) {
      return note == nullptr ? std::nullopt : note->amount[compared_year(context)];
    };
    for (std::uint32_t i = 0; i < list.notes.size(); ++i) {
      const LineNote& note = list.notes[i];
      if (const auto& prior = note.prior_year.front())
        found.push_back({at.cell, at.index, i, &note, *prior, amount_of(find_meant(note, candidates))});
    }
  });
  return found;
}

}  // namespace budgetc::rules
