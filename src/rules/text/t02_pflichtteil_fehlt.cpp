#include <algorithm>

#include <fmt/format.h>

#include "parts/registry.hpp"
#include "rules/engine/rule_list.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo t02_text{
    .code = "T02",
    .name = "pflichtteil-fehlt",
    .severity = Severity::error,
    .source =
        "§ 4 Abs. 1 und 2 KomHVO NRW (Teilpläne, Ziele und Kennzahlen); `pflichtteile` in haushalt.yaml",
    .explanation =
        R"(Eine Stelle hat eine Klassifizierung, deren Seiten nach `haushalt.yaml` bestimmte Teile haben müssen, und einer
davon fehlt oder ist leer. Welche Teile eine Klasse verlangt, sagt die Verwaltung selbst unter `klassifizierung`;
ohne `pflichtteile` prüft diese Regel nichts.)",
    .bad_example =
        R"(# haushalt.yaml: klassifizierung: {A: {text: Pflicht, pflichtteile: [auftragsgrundlage]}}
produkt: 35.01.01
bezeichnung: Aufenthalt
klassifizierung: A
)",
    .good_example =
        R"(# haushalt.yaml: klassifizierung: {A: {text: Pflicht, pflichtteile: [auftragsgrundlage]}}
produkt: 35.01.01
bezeichnung: Aufenthalt
klassifizierung: A
auftragsgrundlage: Aufenthaltsgesetz (AufenthG)
)",
};

class MissingPart final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const auto& classes = context.plan.classifications;
    for (const Node& node : context.plan.nodes) {
      if (!node.classification || !node.readable) continue;
      const auto found = std::ranges::find(classes, node.classification->value, &Classification::key);
      if (found != classes.end()) check(context.plan, node, *found, output);
    }
  }

 private:
  static void check(const BudgetPlan& plan, const Node& node, const Classification& legend,
                    RuleOutput& output) {
    std::vector<const Text*> missing;
    for (const Text& part : legend.required_parts) {
      if (!has_part(plan, node, part.value)) missing.push_back(&part);
    }
    if (missing.empty()) return;
    std::vector<std::string_view> names;
    for (const Text* part : missing) names.emplace_back(part->value);
    Diagnostic finding{.code = t02_text.code};
    finding.message = fmt::format("{} ist mit {} klassifiziert; {} {}", node.number.value, legend.key,
                                  names.size() == 1 ? "es fehlt" : "es fehlen", fmt::join(names, ", "));
    finding.primary = {node.classification->span, ""};
    for (const Text* part : missing) finding.related.push_back({part->span, "verlangt"});
    output.findings.push_back(std::move(finding));
  }
};

}  // namespace

const Rule& t02_pflichtteil_fehlt() {
  static const MissingPart rule;
  return rule;
}

}  // namespace budgetc::rules
