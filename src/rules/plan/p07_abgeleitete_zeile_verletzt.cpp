#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p07_text{
    .code = "P07",
    .name = "abgeleitete-zeile-verletzt",
    .severity = Severity::error,
    .source =
        "§§ 2 bis 4 KomHVO NRW: die Gesamtpläne sind die Summe der Teilpläne; Ableitungen der Planform "
        "(`aus`)",
    .explanation =
        R"(Eine Planform kann sagen, dass Zeilen eines Plans aus Zeilen eines anderen folgen (`aus`), so die Auszahlungen für
Personal aus dem Personalaufwand, oder der Gesamtergebnisplan der Verwaltung aus den Teilergebnisplänen aller Stellen. Schreibt
die Verwaltung eine solche Zeile in haushalt.yaml, so ist sie eine Kontrollsumme und muss auf den Cent stimmen. Eine Stelle
kann eine Zeile statt dessen eintragen, oder unter `korrekturen` sagen, was hinzukommt.

Eine Korrektur, deren Zeile an der Stelle nicht abgeleitet wird, weil sie eingetragen ist oder die Summe der Teile ist, hätte
keine Wirkung und ist ein Befund. Sind die Quellen nicht vollständig (`vollstaendig: ja`), so werden Beträge der Verwaltung nicht
gegen ihre Stellen geprüft; die Zusammenfassung sagt es.)",
    .bad_example = R"(# haushalt.yaml; die Teilergebnispläne haben zusammen 1.555.800
vollstaendig: ja
gesamtergebnisplan:
  2: [1.555.880]
)",
    .good_example = R"(# haushalt.yaml; die Teilergebnispläne haben zusammen 1.555.800
vollstaendig: ja
gesamtergebnisplan:
  2: [1.555.800]
)",
};

/// Calls `visit(CellRef, FigureId)` for every correction that is written.
template <typename Visit>
void visit_corrections(const BudgetPlan& plan, Visit visit) {
  for (std::size_t node = 0; node < plan.nodes.size(); ++node) {
    for (const PlanId id : plan.plan_ids()) {
      const WrittenPlan* const written = plan.nodes[node].plan(id);
      if (written == nullptr) continue;
      for (const PlanCorrection& correction : written->corrections) {
        for (std::uint16_t column = 0; column < correction.figures.size(); ++column) {
          if (correction.figures[column])
            visit(CellRef{static_cast<NodeId>(node), id, correction.row, column},
                  *correction.figures[column]);
        }
      }
    }
  }
}

class DerivedRow final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p07_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p07_text.code, Nature::identity);
    visit_written_cells(context.plan, [&](const CellRef& cell, FigureId written) {
      if (context.evaluation.cell(cell).origin != Origin::derived) return;
      if (!context.evaluation.decidable(cell)) return writer.skip({.cell = cell});
      writer.actual.push_back({written, 1});
      context.evaluation.append_computed_terms(cell, 1, writer.expected);
      writer.allow_rounding(cell.column);
      writer.write_cell_sum(cell);
    });
    visit_corrections(context.plan, [&](const CellRef& cell, FigureId correction) {
      if (context.evaluation.cell(cell).origin != Origin::derived &&
          context.plan.figures[correction].readable)
        output.findings.push_back(without_effect(context.plan, correction));
    });
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CellRef& cell = check.subject.cell;
    const PlanForm& form = context.plan.form(cell.plan);
    const FormRow& row = form.rows[cell.row];
    Diagnostic finding{.code = p07_text.code};
    finding.message =
        fmt::format("{}: {} statt {} aus dem {}", cell_name(context.plan, cell), format_euro(check.actual),
                    format_euro(check.expected), context.plan.form(*row.source_plan).title);
    add_label(finding, context.plan, terms.front().figure,
              fmt::format("{} {}", row.label, format_euro(check.actual)));
    add_labels(finding, context.plan, terms.subspan(1));
    finding.notes.push_back(fmt::format("Zeile {} = Zeile {} im {}", row.number, row.source_text,
                                        context.plan.form(*row.source_plan).title));
    add_amounts(finding, check);
    return finding;
  }

 private:
  static Diagnostic without_effect(const BudgetPlan& plan, FigureId correction) {
    Diagnostic finding{.code = p07_text.code};
    finding.message = fmt::format("{}: die Zeile wird hier nicht abgeleitet, die Korrektur hat keine Wirkung",
                                  figure_name(plan, correction));
    add_label(finding, plan, correction, "");
    finding.helps.emplace_back(
        "die Korrektur bei der Stelle schreiben, deren Zeile abgeleitet wird, oder `ableiten: ja` ergänzen");
    return finding;
  }
};

}  // namespace

const Rule& p07_abgeleitete_zeile_verletzt() {
  static const DerivedRow rule;
  return rule;
}

}  // namespace budgetc::rules
