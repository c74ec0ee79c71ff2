#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/transition/transitions.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo u04_text{
    .code = "U04",
    .name = "ueberleitung-doppelt",
    .severity = Severity::warning,
    .source = "Praxis: jedes alte Produkt wird einmal übergeleitet",
    .explanation =
        R"(Eine alte Produktnummer steht in der Überleitung zweimal. Führt sie beide Male zum selben neuen Produkt, so ist
eine Zeile zu viel; führt sie zu verschiedenen, so ist eine Nummer falsch abgeschrieben, oder das Produkt wurde
geteilt. Wurde es geteilt, so wird der Befund mit diesem Grund anerkannt. Mehrere alte Produkte dürfen in einem neuen
aufgehen.)",
    .bad_example = R"(ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.01.01, bezeichnung_neu: Aufenthalt}
    - {alt: 32.02.01, bezeichnung_alt: Abschiebung, neu: 35.01.02, bezeichnung_neu: Abschiebung}
)",
    .good_example = R"(ueberleitung:
  produkte:
    - {alt: 32.02.01, bezeichnung_alt: Aufenthalt, neu: 35.01.01, bezeichnung_neu: Aufenthalt}
    - {alt: 32.02.02, bezeichnung_alt: Abschiebung, neu: 35.01.02, bezeichnung_neu: Abschiebung}
)",
};

class ListedTwice final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return u04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    std::unordered_map<std::string_view, const ProductTransition*> first;
    visit_transitions(context.plan, [&](NodeId, const Transitions& transitions) {
      for (const ProductTransition& product : transitions.products) {
        if (product.old_number.value.empty()) continue;
        const auto [known, is_new] = first.emplace(product.old_number.value, &product);
        if (!is_new) output.findings.push_back(finding(*known->second, product));
      }
    });
  }

 private:
  static Diagnostic finding(const ProductTransition& before, const ProductTransition& product) {
    Diagnostic result{.code = u04_text.code};
    const bool same = before.new_number.value == product.new_number.value;
    result.message =
        same ? fmt::format("{} wird zweimal in {} übergeleitet", product.old_number.value,
                           product.new_number.value)
             : fmt::format("{} wird zweimal übergeleitet, in {} und in {}", product.old_number.value,
                           before.new_number.value, product.new_number.value);
    result.primary = {product.old_number.span, "noch einmal"};
    result.related.push_back({before.old_number.span, "zuerst hier"});
    return result;
  }
};

}  // namespace

const Rule& u04_ueberleitung_doppelt() {
  static const ListedTwice rule;
  return rule;
}

}  // namespace budgetc::rules
