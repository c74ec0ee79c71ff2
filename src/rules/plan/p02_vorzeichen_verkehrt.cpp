#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p02_text{
    .code = "P02",
    .name = "vorzeichen-verkehrt",
    .severity = Severity::warning,
    .source = "Vorzeichen der Planform (templates/forms)",
    .explanation =
        R"(In einer Planform, die Aufwendungen und Auszahlungen mit Minus schreibt, steht ein positiver Betrag in
einer Aufwandszeile für einen Aufwand, der das Ergebnis verbessert: fast immer fehlt das Minus. Ebenso ist ein
negativer Betrag in einer Ertrags- oder Einzahlungszeile zu prüfen. In einer Planform, die alle Beträge positiv
schreibt, ist jedes Minus außerhalb der Saldozeilen zu prüfen. Weil es selten einmal so gewollt ist, etwa bei einer
Rückzahlung, ist es eine Warnung. Geprüft werden die eingegebenen Beträge, nicht die Summen daraus, und nur in Ansatz-
und Planspalten: in Ergebnissen sind Erstattungen und Stornierungen gewöhnlich. Zeilen, die nach der Planform beide
Vorzeichen haben (`vorzeichen: beide`, etwa Bestandsveränderungen), werden nicht geprüft.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  011: [1.019.607]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  011: [-1.019.607]
)",
};

class WrongSign final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p02_text.code, Nature::expectation);
    visit_written_cells(context.plan, [&](const CellRef& cell, FigureId written) {
      if (!has_one_sign(context.plan, cell) || !context.evaluation.is_entered(cell)) return;
      const PlanForm& form = context.plan.form(cell.plan);
      writer.actual.push_back({written, 1});
      const bool negative = form.own_sense_sign(cell.row) < 0;
      writer.write(negative ? Relation::at_most : Relation::at_least, {.cell = cell});
    });
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CellRef& cell = check.subject.cell;
    const FormRow& row = context.plan.form(cell.plan).rows[cell.row];
    const std::string_view sign = check.relation == Relation::at_most ? "positiv" : "negativ";
    Diagnostic finding{.code = p02_text.code};
    finding.message = fmt::format("{}: {} ist {}: {}", cell_name(context.plan, cell), row.label, sign,
                                  format_euro(check.actual));
    add_label(finding, context.plan, terms.front().figure, format_euro(check.actual));
    add_amounts(finding, check);
    finding.helps.push_back(expected_sign(context.plan.form(cell.plan), row));
    return finding;
  }

 private:
  /// Whether the form expects one sign there, in a column of planned figures.
  static bool has_one_sign(const BudgetPlan& plan, const CellRef& cell) {
    const FormRow& row = plan.form(cell.plan).rows[cell.row];
    return row.nature != RowNature::balance && !row.either_sign &&
           plan.columns[cell.column].kind != ColumnKind::actual;
  }

  static std::string expected_sign(const PlanForm& form, const FormRow& row) {
    const bool income = row.nature == RowNature::income;
    const bool results = form.basis == PlanBasis::results;
    std::string_view what = results ? "Aufwendungen" : "Auszahlungen";
    if (income) what = results ? "Erträge" : "Einzahlungen";
    return fmt::format("die Planform {} schreibt {} {} Minus; ist der Betrag so gewollt, bleibt er stehen",
                       form.name, what, !income && form.expenses_negative ? "mit" : "ohne");
  }
};

}  // namespace

const Rule& p02_vorzeichen_verkehrt() {
  static const WrongSign rule;
  return rule;
}

}  // namespace budgetc::rules
