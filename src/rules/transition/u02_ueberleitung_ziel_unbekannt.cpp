#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/transition/transitions.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo u02_text{
    .code = "U02",
    .name = "ueberleitung-ziel-unbekannt",
    .severity = Severity::error,
    .source = "§ 4 KomHVO NRW (Teilpläne); Verweise müssen ein Ziel haben",
    .explanation =
        R"(Die Überleitung führt ein altes Produkt in eines über, das es nicht gibt. Geprüft werden die Nummern unter der
Stelle, bei der die Überleitung steht; mit `vollstaendig: ja` in `haushalt.yaml` alle.)",
    .bad_example = R"(# Budget 35 hat das Produkt 35.01.01
ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.10.01, bezeichnung_neu: Aufenthalt}
)",
    .good_example = R"(# Budget 35 hat das Produkt 35.01.01
ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.01.01, bezeichnung_neu: Aufenthalt}
)",
};

class UnknownTarget final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return u02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const BudgetPlan& plan = context.plan;
    visit_transitions(plan, [&](NodeId holder, const Transitions& transitions) {
      for (const ProductTransition& product : transitions.products) {
        const std::string& number = product.new_number.value;
        const bool ours = plan.complete || is_number_below(number, plan.node(holder).number.value);
        if (number.empty() || !ours || plan.find_node(number)) continue;
        output.findings.push_back(finding(plan, product));
      }
    });
  }

 private:
  static Diagnostic finding(const BudgetPlan& plan, const ProductTransition& product) {
    Diagnostic result{.code = u02_text.code};
    result.message = fmt::format("die Überleitung führt {} in {} über, das es nicht gibt",
                                 product.old_number.value, product.new_number.value);
    result.primary = {product.new_number.span, "unbekannt"};
    std::vector<std::string_view> numbers;
    for (const Node& node : plan.nodes) numbers.emplace_back(node.number.value);
    if (const auto meant = did_you_mean(product.new_number.value, numbers))
      result.helps.push_back(fmt::format("meinten Sie „{}“?", *meant));
    return result;
  }
};

}  // namespace

const Rule& u02_ueberleitung_ziel_unbekannt() {
  static const UnknownTarget rule;
  return rule;
}

}  // namespace budgetc::rules
