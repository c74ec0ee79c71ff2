#include "rules/deviations.hpp"
#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = unknown_rule,
    .name = "regel-unbekannt",
    .severity = Severity::error,
    .source = "Verweise müssen ein Ziel haben",
    .explanation =
        R"(Unter `abweichungen` oder `regeln` steht das Kürzel einer Regel, die es nicht gibt. `budgetc rules` zeigt alle
Regeln.)",
    .bad_example = R"(abweichungen:
  - regel: Z10
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
    .good_example = R"(abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
};

}  // namespace

const Rule& d04_regel_unbekannt() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
