#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S11",
    .name = "fehlender-schluessel",
    .severity = Severity::error,
    .source = "Quellformat: Pflichtangaben",
    .explanation =
        R"(Eine Angabe fehlt, ohne die der Rest nicht zu verstehen ist: ein Name ohne Nummer, ein Posten ohne Betrag,
eine Abweichung ohne Grund. Ein Schlüssel ohne Wert zählt als nicht geschrieben. In Dateien, an denen
schon das Lesen etwas zu beanstanden hatte, wird nichts vermisst, denn es kann dort verloren gegangen
sein.)",
    .bad_example = R"(ansaetze:
  002:
    - betrag: 376.500
)",
    .good_example = R"(ansaetze:
  002:
    - betrag: 376.500
      bezeichnung: Landeszuwendung
)",
};

}  // namespace

const Rule& s11_fehlender_schluessel() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
