#include "rules/deviations.hpp"
#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = expired_deviation,
    .name = "abweichung-abgelaufen",
    .severity = Severity::error,
    .source = "Anerkannte Abweichungen dürfen nicht veralten",
    .explanation =
        R"(Eine Abweichung kann mit `bis` befristet anerkannt werden. Nach diesem Tag gilt der Befund wieder.)",
    .bad_example = R"(abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    bis: 31.12.2023
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
    .good_example = R"(abweichungen:
  - regel: Z01
    ort: 35-02
    differenz: -300
    bis: 31.12.2024
    grund: So gedruckt, siehe Vermerk vom 12.01.2024.
)",
};

}  // namespace

const Rule& d03_abweichung_abgelaufen() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
