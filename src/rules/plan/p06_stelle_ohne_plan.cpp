#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/plan/missing_plans.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p06_text{
    .code = "P06",
    .name = "stelle-ohne-plan",
    .severity = Severity::error,
    .source = "`planebene` in haushalt.yaml; nichts geht stillschweigend verloren",
    .explanation =
        R"(Nennt haushalt.yaml mit `planebene` die Ebene, auf der geplant wird, so hat jede Stelle dieser Ebene einen
Teilergebnisplan, sobald eine Stelle darüber einen schreibt. Fehlt er, so ist er gelöscht worden oder in einen Text
geraten, und die Summe darüber ließe sich an nichts mehr prüfen. Ebenso endet kein Zweig, der plant, über dieser Ebene:
Dann fehlen die Dateien darunter. Ohne `planebene` werden Stellen ohne Plan nur in der
Zusammenfassung genannt; denn Produkte, die nur aus Text bestehen, sind zulässig.)",
    .bad_example =
        R"(# haushalt.yaml: planebene: Produkt; die Produktgruppe 35.01 schreibt einen Teilergebnisplan
produkt: 35.01.01
bezeichnung: Integration
)",
    .good_example = R"(produkt: 35.01.01
bezeichnung: Integration
teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [5.000]
)",
};

class WithoutPlan final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p06_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!context.plan.plan_level) return;
    for (const NodeId id : nodes_without_plan(context.plan)) {
      if (const auto above = written_above(context.plan, id))
        output.findings.push_back(finding(context.plan, context.plan.node(id), context.plan.node(*above)));
    }
    for (const NodeId id : branches_without_plan_level(context.plan))
      output.findings.push_back(branch_finding(context.plan, context.plan.node(id)));
  }

 private:
  static Diagnostic finding(const BudgetPlan& plan, const Node& node, const Node& above) {
    Diagnostic result{.code = p06_text.code};
    result.message =
        fmt::format("{} {} hat keinen Teilergebnisplan, {} {} schreibt einen", plan.level_name(node),
                    node.number.value, plan.level_name(above), above.number.value);
    result.primary = {node.number.span, node.name.value};
    result.related.push_back({above.number.span, "dieser Plan enthielte die Stelle nicht"});
    result.helps.push_back(fmt::format(
        "den Plan ergänzen, oder in haushalt.yaml unter `planebene` eine höhere Ebene als {} nennen",
        plan.levels[node.level]));
    return result;
  }

  static Diagnostic branch_finding(const BudgetPlan& plan, const Node& node) {
    const std::string& wanted = plan.levels[*plan.plan_level];
    Diagnostic result{.code = p06_text.code};
    result.message = fmt::format("unter {} {} gibt es keine Stelle der Ebene {}, auf der geplant wird",
                                 plan.levels[node.level], node.number.value, wanted);
    result.primary = {node.number.span, node.name.value};
    result.helps.push_back(fmt::format(
        "fehlen ihre Dateien, sie wiederherstellen, oder in haushalt.yaml unter `planebene` eine höhere "
        "Ebene als {} nennen",
        wanted));
    return result;
  }
};

}  // namespace

const Rule& p06_stelle_ohne_plan() {
  static const WithoutPlan rule;
  return rule;
}

}  // namespace budgetc::rules
