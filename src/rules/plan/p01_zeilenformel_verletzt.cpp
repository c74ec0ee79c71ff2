#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p01_text{
    .code = "P01",
    .name = "zeilenformel-verletzt",
    .severity = Severity::error,
    .source = "§§ 2, 3 und 4 KomHVO NRW; Zeilenformeln der Planform (templates/forms)",
    .explanation =
        R"(Eine Summenzeile ergibt sich aus anderen Zeilen desselben Plans, so Zeile 010 aus den Zeilen 001 bis 009.
Ist sie in der Quelle geschrieben, so ist sie eine Kontrollsumme und muss auf den Cent stimmen. Gerechnet wird
mit den geschriebenen Beträgen der Zeilen, aus denen sie sich unmittelbar ergibt; was nicht geschrieben ist, wird
aus seinen eigenen Bestandteilen eingesetzt. Ein falscher Betrag verletzt deshalb nur die nächste Summe und nicht
alle, die auf ihr aufbauen.

In Ergebnisspalten, deren Beträge auf volle Euro gerundet sind, darf eine Summe aus n Beträgen, die nicht 0 sind, um
weniger als 0,50 € × (n+1) abweichen, in Ansatz- und Planspalten gar nicht. `rundung: keine` in haushalt.yaml stellt
das ab.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
  007: [1.464]
  010: [1.557.364]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
  007: [1.464]
  010: [1.557.264]      # oder weglassen: die Zeile wird berechnet
)",
};

class RowFormula final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p01_text.code, Nature::identity);
    visit_written_cells(context.plan, [&](const CellRef& cell, FigureId written) {
      if (!is_due(context, cell)) return;
      if (!context.evaluation.decidable(cell)) return writer.skip({.cell = cell});
      writer.actual.push_back({written, 1});
      context.evaluation.append_computed_terms(cell, 1, writer.expected);
      writer.allow_rounding(cell.column);
      writer.write_cell_sum(cell);
    });
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CellRef& cell = check.subject.cell;
    const FormRow& row = context.plan.form(cell.plan).rows[cell.row];
    Diagnostic finding{.code = p01_text.code};
    finding.message = fmt::format("{}: Summe {} statt {}", cell_name(context.plan, cell),
                                  format_euro(check.actual), format_euro(check.expected));
    add_label(finding, context.plan, terms.front().figure,
              fmt::format("{} {}", row.label, format_euro(check.actual)));
    add_operand_labels(finding, context, context.evaluation.operands(cell), row_name);
    finding.notes.push_back(fmt::format("Zeile {} = {}", row.number, row.formula_text));
    add_amounts(finding, check);
    return finding;
  }

 private:
  /// Where the nodes that would add up are not all in the sources, a row that is not written is not known.
  static bool has_all_operands(const RuleContext& context, const CellRef& cell) {
    return std::ranges::all_of(context.evaluation.operands(cell), [&](const Operand& operand) {
      return context.evaluation.shown(operand.cell).has_value();
    });
  }

  /// A parent's formula row whose operands nobody wrote at that node adds nothing to what the sum of the
  /// children's rows proves (rule P03).
  static bool is_due(const RuleContext& context, const CellRef& cell) {
    const PlanForm& form = context.plan.form(cell.plan);
    if (form.rows[cell.row].formula.empty()) return false;
    const bool needs_all = std::ranges::any_of(form.rows[cell.row].formula, [&](const FormulaTerm& term) {
      return form.rows[term.row].carried.has_value();
    });
    if (needs_all && !has_all_operands(context, cell)) return false;
    if (!context.plan.sums_up(cell.node)) return has_all_operands(context, cell);
    return is_operand_written(context, cell) || !is_written_below(context, cell);
  }
};

}  // namespace

const Rule& p01_zeilenformel_verletzt() {
  static const RowFormula rule;
  return rule;
}

}  // namespace budgetc::rules
