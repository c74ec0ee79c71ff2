#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/transition/transitions.hpp"
#include "text/visible_text.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo u03_text{
    .code = "U03",
    .name = "ueberleitung-anderer-name",
    .severity = Severity::error,
    .source = "§ 4 KomHVO NRW (Teilpläne): ein Produkt hat einen Namen",
    .explanation =
        R"(Die Überleitung nennt das neue Produkt anders, als es im Haushalt heißt. Zwei Namen für eine Nummer lassen
offen, ob dasselbe Produkt gemeint ist; meist wurde eine Umbenennung nur an einer Stelle nachgezogen. Zeilenumbrüche
zählen nicht.)",
    .bad_example = R"(# Produkt 35.01.01 heißt »Aufenthaltsgestaltende Maßnahmen«
ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.01.01, bezeichnung_neu: Aufenthalt}
)",
    .good_example = R"(# Produkt 35.01.01 heißt »Aufenthaltsgestaltende Maßnahmen«
ueberleitung:
  produkte:
    - alt: 32.02.01
      bezeichnung_alt: Aufenthalt
      neu: 35.01.01
      bezeichnung_neu: Aufenthaltsgestaltende Maßnahmen
)",
};

class OtherName final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return u03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    visit_transitions(context.plan, [&](NodeId, const Transitions& transitions) {
      for (const ProductTransition& product : transitions.products) {
        const auto id = context.plan.find_node(product.new_number.value);
        if (!id || product.new_name.value.empty()) continue;
        const Node& node = context.plan.node(*id);
        if (node.name.value.empty() || one_line(node.name.value) == one_line(product.new_name.value))
          continue;
        output.findings.push_back(finding(node, product));
      }
    });
  }

 private:
  static Diagnostic finding(const Node& node, const ProductTransition& product) {
    Diagnostic result{.code = u03_text.code};
    result.message = fmt::format("{} heißt in der Überleitung »{}«, im Haushalt »{}«", node.number.value,
                                 one_line(product.new_name.value), one_line(node.name.value));
    result.primary = {product.new_name.span, "Überleitung"};
    result.related.push_back({node.name.span, "Name im Haushalt"});
    return result;
  }
};

}  // namespace

const Rule& u03_ueberleitung_anderer_name() {
  static const OtherName rule;
  return rule;
}

}  // namespace budgetc::rules
