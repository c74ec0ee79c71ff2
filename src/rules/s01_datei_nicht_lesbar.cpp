#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S01",
    .name = "datei-nicht-lesbar",
    .severity = Severity::error,
    .source = "Quellformat: Der Haushalt liegt vollständig in seinem Ordner",
    .explanation =
        R"(Eine Datei des Haushalts ließ sich nicht lesen: Sie fehlt, ist gesperrt, ist zu groß oder ein Verweis, der aus dem
Ordner des Haushalts hinausführen kann. Was in ihr steht, fehlt in allen Summen; deshalb endet die Prüfung mit
Status 2, auch wenn sonst alles stimmt.)",
    .bad_example = R"(# 35/35.01/35.01.01.yaml ist ein Verweis auf eine Datei anderswo
35.01.01.yaml -> /home/muster/35.01.01.yaml
)",
    .good_example = R"(# die Datei selbst liegt im Ordner
35/35.01/35.01.01.yaml
)",
};

}  // namespace

const Rule& s01_datei_nicht_lesbar() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
