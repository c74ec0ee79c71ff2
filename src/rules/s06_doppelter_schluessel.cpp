#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "S06",
    .name = "doppelter-schluessel",
    .severity = Severity::error,
    .source = "YAML 1.2, Abschnitt 3.2.1.1: Schlüssel sind eindeutig",
    .explanation =
        R"(Derselbe Schlüssel steht zweimal in derselben Angabe. Welcher der beiden Werte gilt, ist nicht gesagt; viele Programme
nehmen stillschweigend den letzten. Beide Stellen werden gezeigt. Auch Zeilennummern sind Schlüssel.)",
    .bad_example = R"(teilergebnisplan:
  002: [1.555.800]
  002: [1.464]
)",
    .good_example = R"(teilergebnisplan:
  002: [1.555.800]
  007: [1.464]
)",
};

}  // namespace

const Rule& s06_doppelter_schluessel() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
