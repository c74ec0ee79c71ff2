#include "rules/engine/rule_list.hpp"
#include "rules/plan/part_proofs.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p11_text{
    .code = "P11",
    .name = "uebersicht-weicht-vom-plan-ab",
    .severity = Severity::error,
    .source = "§ 1 Abs. 2 KomHVO NRW (Anlagen des Haushaltsplans): dieselbe Zahl steht überall gleich",
    .explanation =
        R"(Eine Übersicht zeigt einen Betrag, der auch im Plan der ganzen Verwaltung steht, und beide sind verschieden: das
Jahresergebnis in der Übersicht über das Eigenkapital ist das des Gesamtergebnisplans nach globalem Minderaufwand. Welche
Zeile es ist, sagt die Planform (`rollen`). Hat der Plan in der Spalte keinen Betrag, so ist nichts zu prüfen.)",
    .bad_example = R"(# haushalt.yaml; Gesamtergebnisplan, Zeile 28: 119.000
eigenkapital:
  allgemeine_ruecklage: {Ansatz 2026: 900.000}
  jahresergebnis: {Ansatz 2026: 191.000}
)",
    .good_example = R"(# haushalt.yaml; Gesamtergebnisplan, Zeile 28: 119.000
eigenkapital:
  allgemeine_ruecklage: {Ansatz 2026: 900.000}
  jahresergebnis: {Ansatz 2026: 119.000}
)",
};

class AmountOfPart final : public PartProofRule {
 public:
  AmountOfPart() : PartProofRule(ProofKind::plan_row) {}
  [[nodiscard]] const RuleInfo& info() const override { return p11_text; }
};

}  // namespace

const Rule& p11_uebersicht_und_plan() {
  static const AmountOfPart rule;
  return rule;
}

}  // namespace budgetc::rules
