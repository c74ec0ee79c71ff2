#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S16",
    .name = "spaltenzahl",
    .severity = Severity::error,
    .source = "Quellformat: ein Betrag je Spalte",
    .explanation =
        R"(Eine Zeile hat für jede Spalte genau einen Betrag, eine Kennzahl für jede Spalte genau einen Wert. Eine
leere Stelle steht als `~`. Meist hat ein Dezimalkomma einen Betrag in zwei geteilt: in `[…]` trennt das
Komma Einträge, Beträge mit Nachkommastellen brauchen dort Anführungszeichen.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: [1.234,56, 1.300]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024, Plan 2025]
  002: ["1.234,56", 1.300]
)",
};

}  // namespace

const Rule& s16_spaltenzahl() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
