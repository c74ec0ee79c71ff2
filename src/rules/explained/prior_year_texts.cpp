#include "rules/engine/text_rules.hpp"

namespace budgetc::rules {
namespace {

// The rule on last year's sources that loading them reports.
constexpr auto prior_year_texts_table = std::to_array<RuleInfo>({
    {
        .code = "V04",
        .name = "quellen-des-vorjahres-fehlerhaft",
        .severity = Severity::error,
        .source = "Quellformat: `vorjahr` in haushalt.yaml",
        .explanation =
            R"(Der Ordner, den `vorjahr` nennt, lässt sich nicht mit diesem Haushalt vergleichen: er fehlt, seine Quellen haben
Fehler, oder sie sind nicht vom Jahr davor. Was lesbar ist, wird trotzdem verglichen. Die Fehler selbst zeigt
`budgetc check` in jenem Ordner; hier stehen nur die ersten. Heißen nur die Ebenen anders, so ist es ein Hinweis.)",
        .bad_example = R"(jahr: 2024
vorjahr: ../kreis-unna-2022
)",
        .good_example = R"(jahr: 2024
vorjahr: ../kreis-unna-2023
)",
        .standing = Standing::obstacle,
    },
});

}  // namespace

std::span<const RuleInfo> prior_year_texts() {
  return prior_year_texts_table;
}

}  // namespace budgetc::rules
