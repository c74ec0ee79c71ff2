#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S08",
    .name = "tabulator-einrueckung",
    .severity = Severity::error,
    .source = "YAML 1.2, Abschnitt 6.1: Einrückung mit Leerzeichen",
    .explanation =
        R"(Eingerückt wird mit Leerzeichen. Ein Tabulator sieht in jedem Editor anders breit aus, sodass nicht zu erkennen wäre,
wozu eine Zeile gehört. Viele Editoren ersetzen Tabulatoren auf Wunsch selbst.)",
    .bad_example = R"(teilergebnisplan:
	002: [1.555.800]      # mit der Tabulatortaste eingerückt
)",
    .good_example = R"(teilergebnisplan:
  002: [1.555.800]      # zwei Leerzeichen
)",
};

}  // namespace

const Rule& s08_tabulator_einrueckung() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
