#include "rules/engine/rule_list.hpp"
#include "rules/plan/part_proofs.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p12_text{
    .code = "P12",
    .name = "stellenplan-uneinig",
    .severity = Severity::error,
    .source = "§ 8 KomHVO NRW (Stellenplan, Stellenübersicht)",
    .explanation =
        R"(Der Stellenplan sagt in Teil A und Teil B, wie viele Stellen jede Gruppe hat; die Stellenübersicht teilt sie auf die
Produktbereiche auf. Beide ergeben je Gruppe dieselbe Zahl, auf zwei Nachkommastellen genau. Alle Stellen zusammen sind die
Planstellen der Verwaltung im Haushaltsjahr (`planstellen` in haushalt.yaml), oder, wo sie dort nicht stehen und alle Stellen
des Haushalts welche nennen, deren Summe. Nachwuchskräfte zählen nicht mit.)",
    .bad_example = R"(# haushalt.yaml
stellenplan:
  beamte:
    - {amt: Amtsrat, gruppe: A 12, stellen: {2026: "4,50"}}
  stellenuebersicht:
    "01": {A 12: "3,00"}
    "05": {A 12: "1,00"}
)",
    .good_example = R"(# haushalt.yaml
stellenplan:
  beamte:
    - {amt: Amtsrat, gruppe: A 12, stellen: {2026: "4,50"}}
  stellenuebersicht:
    "01": {A 12: "3,00"}
    "05": {A 12: "1,50"}
)",
};

class PostsOfPart final : public PartProofRule {
 public:
  PostsOfPart() : PartProofRule(ProofKind::posts) {}
  [[nodiscard]] const RuleInfo& info() const override { return p12_text; }
};

}  // namespace

const Rule& p12_stellenplan_uneinig() {
  static const PostsOfPart rule;
  return rule;
}

}  // namespace budgetc::rules
