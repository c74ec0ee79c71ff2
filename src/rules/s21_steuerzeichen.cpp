#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S21",
    .name = "steuerzeichen",
    .severity = Severity::error,
    .source = "Unicode-Standard, Kategorie Cc",
    .explanation =
        R"(In einer Datei steht ein unsichtbares Steuerzeichen. Es kommt beim Kopieren aus anderen Programmen mit, stört den Satz
und kann auf einem Bildschirm etwas anderes zeigen, als in der Datei steht. Erlaubt sind Zeilenumbrüche, und
Tabulatoren innerhalb einer Zeile.)",
    .bad_example = R"(bezeichnung: Integrations<1B>management
)",
    .good_example = R"(bezeichnung: Integrationsmanagement
)",
};

}  // namespace

const Rule& s21_steuerzeichen() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
