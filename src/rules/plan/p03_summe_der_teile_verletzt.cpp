#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p03_text{
    .code = "P03",
    .name = "summe-der-teile-verletzt",
    .severity = Severity::error,
    .source = "§ 4 KomHVO NRW: die Teilpläne fassen die Produkte zusammen",
    .explanation =
        R"(Der Plan einer Produktgruppe ist Zeile für Zeile und Spalte für Spalte die Summe der Pläne ihrer Produkte,
der des Budgets die Summe seiner Produktgruppen. Ist ein Betrag oben geschrieben, so ist er eine Kontrollsumme und
muss auf den Cent stimmen. Gerechnet wird mit den geschriebenen Beträgen der unmittelbaren Teile; was dort nicht
geschrieben ist, wird aus dessen Bestandteilen eingesetzt.

In Ergebnisspalten, deren Beträge auf volle Euro gerundet sind, darf eine Summe aus n Beträgen, die nicht 0 sind, um
weniger als 0,50 € × (n+1) abweichen, in Ansatz- und Planspalten gar nicht. `rundung: keine` in haushalt.yaml stellt
das ab. Für die Zeilen von Teil A gilt Regel F01.)",
    .bad_example = R"(# 35.02 hat die Produkte 35.02.01 mit 1.555.800 und 35.02.02 mit 721.836
teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [2.277.363]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [2.277.636]
)",
};

std::string number_of_node(const BudgetPlan& plan, const CellRef& cell) {
  return plan.node(cell.node).number.value;
}

std::vector<Operand> parts(const RuleContext& context, const CellRef& cell) {
  std::vector<Operand> list;
  for (const NodeId child : context.plan.node(cell.node).children) list.push_back({at_node(cell, child), 1});
  return list;
}

class SumOfParts final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p03_text.code, Nature::identity);
    visit_written_cells(context.plan, [&](const CellRef& cell, FigureId written) {
      if (!is_due(context, cell)) return;
      if (!parts_are_decidable(context, cell)) return writer.skip({.cell = cell});
      writer.actual.push_back({written, 1});
      for (const NodeId child : context.plan.node(cell.node).children) {
        context.evaluation.append_terms(at_node(cell, child), 1, writer.expected);
      }
      writer.allow_rounding(cell.column);
      writer.write_sum_of_parts(cell);
    });
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CellRef& cell = check.subject.cell;
    const FormRow& row = context.plan.form(cell.plan).rows[cell.row];
    Diagnostic finding{.code = p03_text.code};
    finding.message = fmt::format("{}: {} statt {} als Summe der Teile", cell_name(context.plan, cell),
                                  format_euro(check.actual), format_euro(check.expected));
    add_label(finding, context.plan, terms.front().figure,
              fmt::format("{} {}", row.label, format_euro(check.actual)));
    add_operand_labels(finding, context, parts(context, cell), number_of_node);
    add_amounts(finding, check);
    return finding;
  }

 private:
  /// A formula row that no part writes is proved by its formula alone (rule P01).
  static bool is_due(const RuleContext& context, const CellRef& cell) {
    if (context.plan.node(cell.node).children.empty() || context.evaluation.is_entered(cell)) return false;
    const Origin origin = context.evaluation.cell(cell).origin;
    if (!context.plan.sums_up(cell.node) || origin == Origin::derived || origin == Origin::carried)
      return false;
    const bool formula = !context.plan.form(cell.plan).rows[cell.row].formula.empty();
    const bool of_measures = context.plan.form(cell.plan).leaves == LeafSource::measures;
    return (!formula && !of_measures) || (formula && is_written_below(context, cell));
  }

  static bool parts_are_decidable(const RuleContext& context, const CellRef& cell) {
    for (const NodeId child : context.plan.node(cell.node).children) {
      const CellRef part = at_node(cell, child);
      if (!context.evaluation.cell(part).written && !context.evaluation.decidable(part)) return false;
    }
    return true;
  }
};

}  // namespace

const Rule& p03_summe_der_teile_verletzt() {
  static const SumOfParts rule;
  return rule;
}

}  // namespace budgetc::rules
