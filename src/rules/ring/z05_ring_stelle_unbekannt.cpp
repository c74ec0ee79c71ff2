#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z05_text{
    .code = "Z05",
    .name = "ring-stelle-unbekannt",
    .severity = Severity::error,
    .source = "Verweise müssen ein Ziel haben",
    .explanation =
        R"(Der Eintrag eines Zweckbindungsrings nennt mit `stelle` ein Produkt, eine Produktgruppe oder ein Budget und
mit `zeile` eine Zeile des Teilergebnisplans. Gibt es eines davon nicht, so lässt sich nicht prüfen, ob die Mittel
dort veranschlagt sind.)",
    .bad_example = R"(ertraege:
  - {betrag: 269.836, stelle: 35.20, zeile: 002, bezeichnung: Landeszuwendung}
)",
    .good_example = R"(ertraege:
  - {betrag: 269.836, stelle: 35.02, zeile: 002, bezeichnung: Landeszuwendung}
)",
};

/// The place that is written like this but for its zeros.
std::vector<std::string> node_help(const BudgetPlan& plan, const RingEntry& entry) {
  const std::string wanted = without_padding(entry.node_number.value);
  for (const Node& node : plan.nodes) {
    if (without_padding(node.number.value) == wanted)
      return {fmt::format("so schreiben: {}", node.number.value)};
  }
  return {};
}

class UnknownPlace final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (const EarmarkRing& ring : context.plan.rings) {
      for (const RingEntry& entry : ring.entries) {
        if (!entry.node)
          report(ring, "die Stelle", entry.node_number, output).helps = node_help(context.plan, entry);
        if (!entry.row) report(ring, "die Zeile", entry.row_number, output);
      }
    }
  }

 private:
  static Diagnostic& report(const EarmarkRing& ring, std::string_view what, const Text& cited,
                            RuleOutput& output) {
    Diagnostic finding{.code = z05_text.code};
    finding.message =
        fmt::format("Zweckbindungsring {}: {} {} gibt es nicht", ring.citation, what, cited.value);
    finding.primary = {cited.span, "hier genannt"};
    return output.findings.emplace_back(std::move(finding));
  }
};

}  // namespace

const Rule& z05_ring_stelle_unbekannt() {
  static const UnknownPlace rule;
  return rule;
}

}  // namespace budgetc::rules
