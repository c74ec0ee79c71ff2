#include "rules/plan/part_proofs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

/// What can be said of one side of a proof.
enum class Side : std::uint8_t {
  known,
  nothing,  ///< a row is blank, and there is nothing to compare with
  lost,     ///< a row needs what could not be read
};

/// Whether a plan says anything at a node in a column.
bool says_anything(const RuleContext& context, CellRef cell) {
  const auto& rows = context.plan.form(cell.plan).rows;
  for (cell.row = 0; cell.row < rows.size(); ++cell.row) {
    if (context.evaluation.cell(cell).written || context.evaluation.shown(cell)) return true;
  }
  return false;
}

CellRef cell_of(const BudgetPlan& plan, NodeId node, const ProofTerm& term) {
  const RoleRow row = *find_role(plan, *term.role);
  return {.node = node, .plan = row.plan, .row = row.row, .column = static_cast<std::uint16_t>(term.column)};
}

/// A row without an amount: nothing was moved, where the plan is otherwise known.
Side blank_row(const RuleContext& context, const CellRef& cell, RowRole role) {
  if (role == RowRole::offset_balance) return Side::known;
  const bool moves = role == RowRole::borrowing || role == RowRole::redemption;
  return moves && context.plan.complete && says_anything(context, cell) ? Side::known : Side::nothing;
}

Side append_row(const RuleContext& context, NodeId node, const ProofTerm& term, std::vector<Term>& terms) {
  if (!find_role(context.plan, *term.role)) return Side::nothing;
  const CellRef cell = cell_of(context.plan, node, term);
  const bool written = static_cast<bool>(context.evaluation.cell(cell).written);
  if (!written && !context.evaluation.decidable(cell)) return Side::lost;
  if (!written && !context.evaluation.shown(cell) && !context.evaluation.cell(cell).overflow)
    return blank_row(context, cell, *term.role);
  const int own_sense = context.plan.form(cell.plan).own_sense_sign(cell.row);
  context.evaluation.append_terms(cell, term.sign * own_sense, terms);
  return Side::known;
}

Side append_side(const RuleContext& context, NodeId node, const std::vector<ProofTerm>& side,
                 std::vector<Term>& terms) {
  Side result = Side::known;
  for (const ProofTerm& term : side) {
    if (term.figure) {
      terms.push_back({*term.figure, term.sign});
      continue;
    }
    const Side row = append_row(context, node, term, terms);
    if (row != Side::known && result != Side::nothing) result = row;
  }
  return result;
}

/// What unwritten rows amount to: their figures may stand in many files.
void note_rows(const RuleContext& context, NodeId node, const PartProof& proof, Diagnostic& finding) {
  for (const ProofTerm& term : proof.expected) {
    if (!term.role) continue;
    const CellRef cell = cell_of(context.plan, node, term);
    const auto amount = context.evaluation.shown(cell);
    if (!amount || context.evaluation.cell(cell).written) continue;
    finding.notes.push_back(
        fmt::format("{}, nicht geschrieben: {}", cell_name(context.plan, cell), format_euro(*amount)));
  }
}

}  // namespace

void PartProofRule::run(const RuleContext& context, RuleOutput& output) const {
  CheckWriter writer(context, output, info().code, Nature::identity);
  if (kind_ == ProofKind::posts) writer.count_in(CheckUnit::hundredths);
  for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
    const Node& node = context.plan.nodes[i];
    const auto id = static_cast<NodeId>(i);
    const auto proofs = part_proofs(context.plan, node);
    for (std::uint32_t index = 0; index < proofs.size(); ++index) {
      const PartProof& proof = proofs[index];
      if (proof.kind != kind_) continue;
      const Subject subject{.cell = {.node = id}, .index = index};
      const Side actual = append_side(context, id, proof.actual, writer.actual);
      const Side expected = append_side(context, id, proof.expected, writer.expected);
      if (proof.lost || !node.readable || actual == Side::lost || expected == Side::lost) {
        writer.skip(subject);
      } else if (actual == Side::nothing || expected == Side::nothing) {
        writer.actual.clear();
        writer.expected.clear();
      } else {
        if (proof.column) writer.allow_rounding(*proof.column);
        writer.write(Relation::equal, subject);
      }
    }
  }
}

CheckPlace PartProofRule::place(const RuleContext& context, const Check& check) const {
  const Node& node = context.plan.node(check.subject.cell.node);
  const PartProof proof = part_proofs(context.plan, node)[check.subject.index];
  return {.place = node.number.value, .plan = proof.key, .year_column = proof.column};
}

Diagnostic PartProofRule::describe(const RuleContext& context, const Check& check,
                                   std::span<const Term> terms) const {
  const Node& node = context.plan.node(check.subject.cell.node);
  const PartProof proof = part_proofs(context.plan, node)[check.subject.index];
  const auto amount = [&](Money value) {
    return kind_ == ProofKind::posts ? format_german(value) : format_euro(value);
  };
  Diagnostic finding{.code = info().code};
  finding.message = fmt::format("{} {}: {} statt {} {}", node.number.value, proof.words, amount(check.actual),
                                amount(check.expected), proof.basis);
  add_label(finding, context.plan, terms.front().figure, "");
  add_labels(finding, context.plan, terms.subspan(1));
  add_amounts(finding, check);
  note_rows(context, check.subject.cell.node, proof, finding);
  return finding;
}

}  // namespace budgetc::rules
