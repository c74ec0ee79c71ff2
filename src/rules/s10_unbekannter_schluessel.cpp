#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S10",
    .name = "unbekannter-schluessel",
    .severity = Severity::error,
    .source = "Quellformat: nichts geht stillschweigend verloren",
    .explanation =
        R"(Ein Schlüssel, den das Quellformat an dieser Stelle nicht kennt, wird nicht überlesen: was darunter steht,
würde sonst weder geprüft noch gedruckt. Schlüssel stehen in Kleinbuchstaben mit ae, oe, ue und ss. Ist
ein bekannter Schlüssel ähnlich geschrieben, so wird er genannt, und die Prüfung geht mit ihm weiter.)",
    .bad_example = R"(produkt: 35.02.01
bezeichnung: Integrationsmanagement
erläuterungen: Zwei neue Stellen
)",
    .good_example = R"(produkt: 35.02.01
bezeichnung: Integrationsmanagement
erlaeuterungen: Zwei neue Stellen
)",
};

}  // namespace

const Rule& s10_unbekannter_schluessel() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
