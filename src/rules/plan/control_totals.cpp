#include "rules/plan/control_totals.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

void add_operand_label(Diagnostic& finding, const RuleContext& context, const CellRef& cell,
                       const std::string& name) {
  if (const auto& written = context.evaluation.cell(cell).written) {
    add_label(finding, context.plan, *written,
              fmt::format("{}: {}", name, amount_text(context.plan, *written)));
  } else if (const auto value = context.evaluation.local_value(cell)) {
    finding.notes.push_back(fmt::format("{}, nicht geschrieben: {}", name, format_euro(*value)));
  }
}

}  // namespace

CellRef at_node(CellRef cell, NodeId node) {
  cell.node = node;
  return cell;
}

bool is_written_below(const RuleContext& context, const CellRef& cell) {
  return std::ranges::any_of(context.plan.node(cell.node).children, [&](NodeId child) {
    const CellRef below = at_node(cell, child);
    return context.evaluation.cell(below).written || is_written_below(context, below);
  });
}

bool is_operand_written(const RuleContext& context, const CellRef& cell) {
  const FormRow& row = context.plan.form(cell.plan).rows[cell.row];
  return std::ranges::any_of(row.formula, [&](const FormulaTerm& term) {
    const CellRef operand{cell.node, cell.plan, term.row, cell.column};
    return context.evaluation.cell(operand).written || is_operand_written(context, operand);
  });
}

void add_operand_labels(Diagnostic& finding, const RuleContext& context, std::span<const Operand> operands,
                        std::string (*name)(const BudgetPlan&, const CellRef&)) {
  for (const Operand& operand : operands) {
    if (finding.related.size() + finding.notes.size() == label_limit) {
      finding.notes.push_back(fmt::format("insgesamt {} Summanden", operands.size()));
      return;
    }
    add_operand_label(finding, context, operand.cell, name(context.plan, operand.cell));
  }
}

}  // namespace budgetc::rules
