#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S02",
    .name = "kein-utf8",
    .severity = Severity::error,
    .source = "Unicode-Standard, UTF-8",
    .explanation =
        R"(Die Dateien des Haushalts sind in UTF-8 gespeichert. Ältere Programme speichern Umlaute anders; dann würde aus
»Personalbüro« etwas Unlesbares, oder ein Teil der Zeile ginge verloren. Gezeigt wird das erste Byte, das nicht passt.
Jeder heutige Editor kann die Datei mit der Kodierung UTF-8 speichern.)",
    .bad_example = R"(bezeichnung: Personalb<FC>ro       # gespeichert als ISO 8859-1 oder Windows-1252
)",
    .good_example = R"(bezeichnung: Personalbüro          # gespeichert als UTF-8
)",
};

}  // namespace

const Rule& s02_kein_utf8() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
