#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/transition/transitions.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo u01_text{
    .code = "U01",
    .name = "produkt-ohne-herkunft",
    .severity = Severity::warning,
    .source =
        "§ 1 Abs. 3 KomHVO NRW (Vorjahresspalten); Praxis: Vorjahre bleiben mit dem Haushaltsjahr "
        "vergleichbar",
    .explanation =
        R"(Die Überleitung ALT -> NEU einer Stelle nennt ein Produkt dieser Stelle nicht. Wer die Tabelle liest, weiß dann
nicht, woher das Produkt kommt, und kann seine Vorjahresbeträge nirgends nachschlagen. Ist das Produkt wirklich neu,
so wird der Befund mit diesem Grund anerkannt. Nennt `vorjahr` die Quellen des Vorjahres, so prüft statt dessen V03.)",
    .bad_example = R"(# Budget 35 hat die Produkte 35.01.01 und 35.01.02
ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.01.01, bezeichnung_neu: Aufenthalt}
)",
    .good_example = R"(# Budget 35 hat die Produkte 35.01.01 und 35.01.02
ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.01.01, bezeichnung_neu: Aufenthalt}
    - {alt: 32.02.02, bezeichnung_alt: Abschiebung, neu: 35.01.02, bezeichnung_neu: Abschiebung}
)",
};

class ProductWithoutOrigin final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return u01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (context.plan.prior_year_sources) return;  // V03 knows what there was
    visit_transitions(context.plan, [&](NodeId holder, const Transitions& transitions) {
      for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
        const Node& node = context.plan.nodes[i];
        const bool is_product = !node.is_root && node.level + 1 == context.plan.levels.size();
        if (!is_product || !is_at_or_below(context.plan, static_cast<NodeId>(i), holder)) continue;
        if (!is_listed(transitions, node)) output.findings.push_back(finding(context.plan, holder, node));
      }
    });
  }

 private:
  static bool is_listed(const Transitions& transitions, const Node& node) {
    return std::ranges::any_of(transitions.products, [&](const ProductTransition& product) {
      return product.new_number.value == node.number.value;
    });
  }

  static Diagnostic finding(const BudgetPlan& plan, NodeId holder, const Node& node) {
    const Node& home = plan.node(holder);
    Diagnostic result{.code = u01_text.code};
    result.message = fmt::format("{} {} {} steht nicht in der Überleitung von {}", plan.level_name(node),
                                 node.number.value, node.name.value, home.number.value);
    result.primary = {node.number.span, "ohne Herkunft"};
    const auto& products = home.transitions->products;
    if (!products.empty()) result.related.push_back({products.back().new_number.span, "Überleitung"});
    result.helps.emplace_back("die Herkunft ergänzen, oder anerkennen, dass das Produkt neu ist");
    return result;
  }
};

}  // namespace

const Rule& u01_produkt_ohne_herkunft() {
  static const ProductWithoutOrigin rule;
  return rule;
}

}  // namespace budgetc::rules
