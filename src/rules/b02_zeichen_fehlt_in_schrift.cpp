#include "rules/rule_list.hpp"
#include "rules/text_rule.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo text{
    .code = "B02",
    .name = "zeichen-fehlt-in-schrift",
    .severity = Severity::warning,
    .source = "Praxis des Satzes",
    .explanation =
        R"(Die Schrift des Haushaltsbands hat ein Zeichen nicht, das in einem Text steht. Es würde im Druck spurlos
fehlen, deshalb steht dort stattdessen seine Nummer, etwa ‹U+2713›. Betroffen sind vor allem Bildzeichen, seltene Sonderzeichen und fremde
Schriften, wie sie beim Kopieren aus anderen Programmen mitkommen.)",
    .bad_example = R"(erlaeuterungen: Die Stelle ist besetzt ✓
)",
    .good_example = R"(erlaeuterungen: Die Stelle ist besetzt
)",
};

}  // namespace

const Rule& b02_zeichen_fehlt_in_schrift() {
  static const TextRule rule(text);
  return rule;
}

}  // namespace budgetc::rules
