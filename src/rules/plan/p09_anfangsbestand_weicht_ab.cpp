#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p09_text{
    .code = "P09",
    .name = "anfangsbestand-weicht-ab",
    .severity = Severity::error,
    .source = "§ 3 KomHVO NRW: der Bestand an Finanzmitteln; Vorträge der Planform (`vortrag`)",
    .explanation =
        R"(Was am Ende eines Jahres da ist, ist am Anfang des nächsten da. Sagt die Planform von einer Zeile, aus welcher sie
vorgetragen wird (`vortrag`), so gilt das vom zweiten geplanten Jahr an: der Anfangsbestand an Finanzmitteln ist der Bestand an
liquiden Mitteln des Jahres davor. Der des ersten Haushaltsjahres wird eingetragen, die späteren braucht niemand zu schreiben; wer
es tut, schreibt eine Kontrollsumme, die auf den Cent stimmen muss.)",
    .bad_example = R"(# haushalt.yaml
gesamtfinanzplan:
  spalten: [Ansatz 2026, Plan 2027]
  39: [3.210.000, 3.100.000]
  41: [3.150.000, 3.090.000]
)",
    .good_example = R"(# haushalt.yaml
gesamtfinanzplan:
  spalten: [Ansatz 2026, Plan 2027]
  39: [3.210.000, 3.150.000]      # oder für 2027 weglassen: der Betrag wird vorgetragen
  41: [3.150.000, 3.090.000]
)",
};

class OpeningBalance final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p09_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p09_text.code, Nature::identity);
    visit_written_cells(context.plan, [&](const CellRef& cell, FigureId written) {
      if (context.evaluation.cell(cell).origin != Origin::carried) return;
      if (!context.evaluation.decidable(cell)) return writer.skip({.cell = cell});
      writer.actual.push_back({written, 1});
      context.evaluation.append_computed_terms(cell, 1, writer.expected);
      writer.write_cell_sum(cell);
    });
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CellRef& cell = check.subject.cell;
    const FormRow& row = context.plan.form(cell.plan).rows[cell.row];
    const CellRef before = context.evaluation.operands(cell).front().cell;
    Diagnostic finding{.code = p09_text.code};
    finding.message = fmt::format("{}: {} statt {} aus Zeile {} {}", cell_name(context.plan, cell),
                                  format_euro(check.actual), format_euro(check.expected),
                                  context.plan.form(cell.plan).rows[before.row].number,
                                  column_name(context.plan.columns[before.column]));
    add_label(finding, context.plan, terms.front().figure,
              fmt::format("{} {}", row.label, format_euro(check.actual)));
    add_operand_labels(finding, context, context.evaluation.operands(cell), row_name);
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& p09_anfangsbestand_weicht_ab() {
  static const OpeningBalance rule;
  return rule;
}

}  // namespace budgetc::rules
