#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "V04",
    .name = "quellen-des-vorjahres-fehlerhaft",
    .severity = Severity::error,
    .source = "Quellformat: `vorjahr` in haushalt.yaml",
    .explanation =
        R"(Der Ordner, den `vorjahr` nennt, lässt sich nicht mit diesem Haushalt vergleichen: er fehlt, seine Quellen haben
Fehler, oder sie sind nicht vom Jahr davor. Was lesbar ist, wird trotzdem verglichen. Die Fehler selbst zeigt
`budgetc check` in jenem Ordner; hier stehen nur die ersten. Heißen nur die Ebenen anders, so ist es eine Warnung.)",
    .bad_example = R"(jahr: 2024
vorjahr: ../kreis-unna-2022
)",
    .good_example = R"(jahr: 2024
vorjahr: ../kreis-unna-2023
)",
};

}  // namespace

const Rule& v04_quellen_des_vorjahres_fehlerhaft() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
