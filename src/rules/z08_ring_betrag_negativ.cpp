#include <fmt/format.h>

#include "rules/rings.hpp"
#include "rules/rule_list.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z08_text{
    .code = "Z08",
    .name = "ring-betrag-negativ",
    .severity = Severity::warning,
    .source = "Quellformat: Beträge der Zweckbindungsringe stehen im Sinn ihrer Zeile, ohne Vorzeichen",
    .explanation =
        R"(Der Betrag eines Eintrags in einem Zweckbindungsring ist negativ. Beträge der Ringe sind positiv, auch bei
Aufwendungen. Sind alle negativ, so ist der Ring scheinbar ausgeglichen und übersteigt keine Zeile. Ist wirklich eine
Erstattung gemeint, lässt sich der Befund als Abweichung ohne Betrag anerkennen.)",
    .bad_example = R"(aufwendungen:
  - {betrag: -122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(aufwendungen:
  - {betrag: 122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
};

class NegativeEntry final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z08_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (const EarmarkRing& ring : context.plan.rings) {
      for (const RingEntry& entry : ring.entries) {
        const Figure& figure = context.plan.figures[entry.amount];
        if (figure.readable && figure.amount.cents() < 0) output.findings.push_back(finding(ring, figure));
      }
    }
  }

 private:
  static Diagnostic finding(const EarmarkRing& ring, const Figure& figure) {
    Diagnostic result{.code = z08_text.code};
    result.message = fmt::format("Zweckbindungsring {}: der Betrag {} ist negativ", ring.citation,
                                 format_euro(figure.amount));
    result.primary = {figure.span, ""};
    result.helps.emplace_back("Beträge der Ringe stehen ohne Vorzeichen, auch Aufwendungen");
    return result;
  }
};

}  // namespace

const Rule& z08_ring_betrag_negativ() {
  static const NegativeEntry rule;
  return rule;
}

}  // namespace budgetc::rules
