#include "rules/engine/rule_list.hpp"
#include "rules/plan/part_proofs.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p10_text{
    .code = "P10",
    .name = "stand-weicht-ab",
    .severity = Severity::error,
    .source =
        "§ 1 Abs. 2 KomHVO NRW (Übersichten über Eigenkapital und Verbindlichkeiten); § 44 Abs. 3 KomHVO NRW",
    .explanation =
        R"(Was am Ende eines Jahres da ist, ist der Stand des Jahres davor mit dem, was das Jahr bewegt.

- Das Eigenkapital ändert sich um das Jahresergebnis und um den Verrechnungssaldo mit der allgemeinen Rücklage, wo es einen
  gibt. Es zählt die geschriebene `summe`, sonst die Teile; ein nicht durch Eigenkapital gedeckter Fehlbetrag wird abgezogen.
- Kredite für Investitionen ändern sich um ihre Aufnahme und ihre Tilgung im Gesamtfinanzplan, ohne die Rückflüsse und die
  Gewährung von Krediten, die in denselben Zeilen stehen (`rueckfluesse`, `gewaehrung`).

Welche Zeilen es sind, sagt die Planform (`rollen`). Verglichen wird jede Spalte mit der des Jahres davor; haben zwei Spalten
dieses Jahr, so wird nicht verglichen.)",
    .bad_example = R"(# haushalt.yaml; 2026: Aufnahme 50.000, Tilgung 13.000
verbindlichkeiten:
  arten:
    - art: Kredite für Investitionen
      investitionskredite: ja
      stand: {Ansatz 2025: 480.000, Ansatz 2026: 530.000}
)",
    .good_example = R"(# haushalt.yaml; 2026: Aufnahme 50.000, Tilgung 13.000
verbindlichkeiten:
  arten:
    - art: Kredite für Investitionen
      investitionskredite: ja
      stand: {Ansatz 2025: 480.000, Ansatz 2026: 517.000}
)",
};

class StandOfPart final : public PartProofRule {
 public:
  StandOfPart() : PartProofRule(ProofKind::stand) {}
  [[nodiscard]] const RuleInfo& info() const override { return p10_text; }
};

}  // namespace

const Rule& p10_stand_weicht_ab() {
  static const StandOfPart rule;
  return rule;
}

}  // namespace budgetc::rules
