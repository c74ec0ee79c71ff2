#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S18",
    .name = "nummer-doppelt",
    .severity = Severity::error,
    .source = "Quellformat: eine Nummer, eine Sache",
    .explanation =
        R"(Zwei Dateien beschreiben dieselbe Nummer, oder zwei Zweckbindungsringe, Investitionsmaßnahmen oder
Kennungen von Kennzahlen heißen gleich. Gezeigt werden beide Stellen. Von zwei Dateien mit derselben
Nummer gilt die erste.)",
    .bad_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: gedeckt}
  - {nummer: 2, ausgleich: gedeckt}
)",
    .good_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: gedeckt}
  - {nummer: 3, ausgleich: gedeckt}
)",
};

}  // namespace

const Rule& s18_nummer_doppelt() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
