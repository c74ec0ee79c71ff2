#include <fmt/format.h>

#include "evaluate/investments.hpp"
#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f02_text{
    .code = "F02",
    .name = "wertgrenze-falscher-block",
    .severity = Severity::error,
    .source =
        "§ 4 Abs. 4 (nicht geprüft) und § 13 KomHVO NRW, § 41 Abs. 1 GO NRW; Wertgrenze des Rates oder "
        "Kreistages",
    .explanation =
        R"(Maßnahmen oberhalb der Wertgrenze werden in Teil B einzeln gezeigt, die übrigen zusammengefasst. Es zählt
das Gesamtvolumen der Auszahlungen einer Maßnahme, nicht der Betrag eines Jahres: eine Maßnahme von 30.000 € in
jedem von drei Jahren liegt über einer Wertgrenze von 50.000 €. Was die Wertgrenze genau erreicht, liegt nicht
darüber.

Die Wertgrenze setzt der Rat oder der Kreistag fest, oft außerhalb der Haushaltssatzung. Sie kann je Art der Auszahlung
verschieden sein: `wertgrenze: {bau: 200.000, sonst: 50.000}`; genannt werden die Arten mit dem Kürzel der Planform oder
der Nummer der Zeile von Teil A. Dann entscheidet die Grenze, unter die der größte Anteil der Auszahlungen einer Maßnahme
fällt; bei gleichen Anteilen die kleinere.)",
    .bad_example = R"(# Wertgrenze 50.000
investitionen:
  - nummer: 35002403
    bezeichnung: Umbau der Anmeldung
    wertgrenze: unter
    zeilen:
      25: {Ansatz 2024: 30.000, Plan 2025: 30.000}
)",
    .good_example = R"(investitionen:
  - nummer: 35002403
    bezeichnung: Umbau der Anmeldung
    wertgrenze: ueber
    zeilen:
      25: {Ansatz 2024: 30.000, Plan 2025: 30.000}
)",
};

class WrongBlock final : public MeasureRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, f02_text.code, Nature::policy);
    for (std::uint32_t i = 0; i < context.plan.investments.size(); ++i) {
      const Investment& measure = context.plan.investments[i];
      const Located<Money>* decisive = threshold_of(context.plan, measure);
      if (!measure.declared_block || decisive == nullptr) continue;
      const Money threshold = decisive->value;
      const bool below = measure.declared_block->value == ThresholdBlock::below;
      writer.actual = volume_terms(context.plan, measure);
      // Above begins one cent beyond the threshold.
      writer.set_limit(below ? threshold : Money::from_cents(threshold.cents() + 1).value_or(threshold));
      writer.write(below ? Relation::at_most : Relation::at_least, {.cell = {measure.node}, .index = i});
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const Investment& measure = context.plan.investments[check.subject.index];
    const bool below = check.relation == Relation::at_most;
    const Located<Money>& threshold = *threshold_of(context.plan, measure);
    Diagnostic finding{.code = f02_text.code};
    finding.message =
        fmt::format("Maßnahme {} steht {} der Wertgrenze von {}, ihr Volumen ist {}", measure.number.value,
                    below ? "unter" : "über", format_euro(threshold.value), format_euro(check.actual));
    finding.primary = {measure.declared_block->span, "hier eingeordnet"};
    finding.related.push_back({threshold.span, "Wertgrenze"});
    add_labels(finding, context.plan, terms);
    finding.helps.push_back(
        fmt::format("die Maßnahme mit `wertgrenze: {}` einordnen", below ? "ueber" : "unter"));
    return finding;
  }
};

}  // namespace

const Rule& f02_wertgrenze_falscher_block() {
  static const WrongBlock rule;
  return rule;
}

}  // namespace budgetc::rules
