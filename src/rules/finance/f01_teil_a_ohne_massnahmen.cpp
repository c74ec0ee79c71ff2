#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f01_text{
    .code = "F01",
    .name = "teil-a-ohne-massnahmen",
    .severity = Severity::error,
    .source = "§ 4 KomHVO NRW; Teil A fasst die Maßnahmen von Teil B zusammen",
    .explanation =
        R"(Die Zeilen des Teilfinanzplans Teil A sind die Summen der Investitionsmaßnahmen dieser Stelle und der
Teilfinanzpläne darunter, Einzahlungen positiv, Auszahlungen mit dem Vorzeichen der Planform. Ein Betrag in Teil A,
hinter dem keine Maßnahme steht, oder ein anderer als deren Summe lässt offen, wofür er bestimmt ist.)",
    .bad_example = R"(teilfinanzplan_a:
  spalten: [Ansatz 2024]
  26: [-16.000]
investitionen:
  - nummer: 35002401
    bezeichnung: Beschaffung von Büroausstattung
    zeilen:
      26: {Ansatz 2024: 8.000}
)",
    .good_example = R"(teilfinanzplan_a:
  spalten: [Ansatz 2024]
  26: [-8.000]
investitionen:
  - nummer: 35002401
    bezeichnung: Beschaffung von Büroausstattung
    zeilen:
      26: {Ansatz 2024: 8.000}
)",
};

class WithoutMeasures final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, f01_text.code, Nature::identity);
    visit_written_cells(context.plan, [&](const CellRef& cell, FigureId written) {
      if (!is_entered_row_of_teil_a(context, cell)) return;
      if (!context.evaluation.decidable(cell)) return writer.skip({.cell = cell});
      writer.actual.push_back({written, 1});
      context.evaluation.append_computed_terms(cell, 1, writer.expected);
      writer.allow_rounding(cell.column);
      // Without any measure it is the measure that is missing, and no amount that is wrong.
      writer.nature = writer.expected.empty() ? Nature::policy : Nature::identity;
      writer.write(Relation::equal, {.cell = cell});
    });
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = f01_text.code};
    finding.message = message(context, check, terms.size() == 1);
    const FormRow& row = context.plan.form(check.subject.cell.plan).rows[check.subject.cell.row];
    add_label(finding, context.plan, terms.front().figure,
              fmt::format("{} {}", row.label, format_euro(check.actual)));
    add_labels(finding, context.plan, terms.subspan(1));
    add_amounts(finding, check);
    if (terms.size() == 1) finding.helps.emplace_back("die Maßnahme unter `investitionen` eintragen");
    return finding;
  }

 private:
  static bool is_entered_row_of_teil_a(const RuleContext& context, const CellRef& cell) {
    return cell.plan == context.plan.measure_plan &&
           context.plan.form(cell.plan).rows[cell.row].formula.empty();
  }

  static std::string message(const RuleContext& context, const Check& check, bool no_measure) {
    const std::string name = cell_name(context.plan, check.subject.cell);
    if (no_measure) return fmt::format("{}: {} ohne Investitionsmaßnahme", name, format_euro(check.actual));
    return fmt::format("{}: {} statt {} als Summe der Maßnahmen", name, format_euro(check.actual),
                       format_euro(check.expected));
  }
};

}  // namespace

const Rule& f01_teil_a_ohne_massnahmen() {
  static const WithoutMeasures rule;
  return rule;
}

}  // namespace budgetc::rules
