#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S13",
    .name = "betrag-unlesbar",
    .severity = Severity::error,
    .source = "Quellformat: Beträge in deutscher Schreibweise",
    .explanation =
        R"(Beträge stehen in deutscher Schreibweise und in keiner anderen: Punkte gliedern Tausender in Gruppen zu
genau drei Ziffern, ein Komma trennt höchstens zwei Nachkommastellen ab, davor kann ein Minus stehen. Was
mehrdeutig ist, wird nicht geraten: `1.50` könnte 1,50 oder 150 heißen. Leer (`~`) ist nicht dasselbe wie
0. Solange ein Betrag nicht lesbar ist, wird keine Summe beurteilt, in die er eingeht.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: [1555800.00, 12 T€]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: [1.555.800, 12.000]
)",
};

}  // namespace

const Rule& s13_betrag_unlesbar() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
