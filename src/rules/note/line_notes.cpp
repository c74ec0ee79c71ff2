#include "rules/note/line_notes.hpp"

#include <algorithm>

#include "rules/engine/wording.hpp"

namespace budgetc::rules {

bool append_row(const RuleContext& context, const CellRef& cell, std::vector<Term>& terms) {
  const bool written = context.evaluation.cell(cell).written.has_value();
  if (!written && !context.evaluation.decidable(cell)) return false;
  context.evaluation.append_terms(cell, context.plan.form(cell.plan).own_sense_sign(cell.row), terms);
  return true;
}

void write_note_sum(const RuleContext& context, const LineNotes& notes, const Subject& subject,
                    Relation relation, CheckWriter& writer) {
  if (notes.notes.empty()) {
    if (notes.complete) writer.skip(subject);
    return;
  }
  const std::size_t year = *context.plan.year_of(subject.cell.column);
  const auto has_amount = [&](const LineNote& note) { return note.amount[year].has_value(); };
  // Where none has an amount for the year, only notes that claim to be all there are say anything of it.
  if (!notes.complete && std::ranges::none_of(notes.notes, has_amount)) return;
  if (!append_row(context, subject.cell, writer.expected)) return writer.skip(subject);
  for (const LineNote& note : notes.notes) {
    if (note.amount[year]) writer.actual.push_back({*note.amount[year], 1});
  }
  writer.write(relation, subject);
}

void add_note_labels(Diagnostic& finding, const RuleContext& context, const Check& check,
                     std::span<const Term> terms) {
  const auto row = terms.subspan(check.actual_term_count);
  if (row.empty()) {
    const LineNotes& group = context.plan.node(check.subject.cell.node).line_notes[check.subject.index];
    finding.primary = {group.row_span, "die Zeile hat hier keinen Betrag"};
  }
  add_labels(finding, context.plan, row);
  add_labels(finding, context.plan, terms.first(check.actual_term_count));
}

}  // namespace budgetc::rules
