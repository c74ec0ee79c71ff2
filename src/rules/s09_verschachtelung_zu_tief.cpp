#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S09",
    .name = "verschachtelung-zu-tief",
    .severity = Severity::error,
    .source = "Schutz vor beschädigten Dateien",
    .explanation =
        R"(Die Angaben sind tiefer ineinander geschachtelt als jeder Haushalt es braucht. Das kommt von einer beschädigten Datei oder von
Klammern, die nie geschlossen werden. Die Grenze liegt bei 64 Ebenen.)",
    .bad_example = R"(bezeichnung: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ 
)",
    .good_example = R"(bezeichnung: Integrationsmanagement
)",
};

}  // namespace

const Rule& s09_verschachtelung_zu_tief() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
