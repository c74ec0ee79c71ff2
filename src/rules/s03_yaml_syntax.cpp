#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S03",
    .name = "yaml-syntax",
    .severity = Severity::error,
    .source = "YAML 1.2",
    .explanation =
        R"(Die Datei ist kein gültiges YAML: Eine Klammer bleibt offen, ein Doppelpunkt fehlt, eine Zeile ist falsch eingerückt.
Gezeigt wird die Stelle, an der es beginnt, und nicht die, an der das Lesen scheitert. Die übrigen Dateien werden
trotzdem geprüft.)",
    .bad_example = R"(teilergebnisplan:
  002: [1.555.800, 1.179.800
)",
    .good_example = R"(teilergebnisplan:
  002: [1.555.800, 1.179.800]
)",
};

}  // namespace

const Rule& s03_yaml_syntax() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
