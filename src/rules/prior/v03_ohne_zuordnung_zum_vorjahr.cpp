#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/prior/prior_nodes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo v03_text{
    .code = "V03",
    .name = "ohne-zuordnung-zum-vorjahr",
    .severity = Severity::warning,
    .source = "Praxis: eine Neuorganisation wird mit einer Überleitung gezeigt",
    .explanation =
        R"(Eine Stelle des Vorjahres gibt es nicht mehr, und keine Überleitung sagt, wohin sie gekommen ist; oder eine
Stelle hat Beträge in der Vorjahresspalte, ohne dass es sie im Vorjahr gab oder eine Überleitung zu ihr führt. Solange
nur ein Teil der Verwaltung in den Quellen steht, gilt das für die Budgets, die dieses Jahr darin stehen.)",
    .bad_example = R"(# 35.02.03 stand im Haushalt 2023 und fehlt 2024
ueberleitung:
  produkte: []
)",
    .good_example = R"(ueberleitung:
  produkte:
    - {alt: 35.02.03, bezeichnung_alt: Sprachkurse, neu: 35.02.01, bezeichnung_neu: Integrationsmanagement}
)",
};

/// Whether a plan speaks of the part of the administration that a number belongs to.
bool covers(const BudgetPlan& plan, std::string_view number) {
  return plan.complete || plan.find_node(number.substr(0, number.find('.')));
}

bool has_prior_amounts(const RuleContext& context, NodeId node) {
  const std::uint16_t column = prior_column(context);
  for (const PlanId id : context.plan.plan_ids()) {
    const auto rows = static_cast<RowIndex>(context.plan.form(id).rows.size());
    for (RowIndex row = 0; row < rows; ++row) {
      if (context.evaluation.shown({node, id, row, column})) return true;
    }
  }
  return false;
}

std::string named(const BudgetPlan& plan, const Node& node) {
  return fmt::format("{} {}", plan.levels[node.level], node.number.value);
}

class WithoutCounterpart final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return v03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (context.prior_year == nullptr) return;
    const PriorNodes nodes(context.plan, context.prior_year->plan);
    report_gone(context, nodes, output);
    report_new(context, nodes, output);
  }

 private:
  static void report_gone(const RuleContext& context, const PriorNodes& nodes, RuleOutput& output) {
    const BudgetPlan& before = context.prior_year->plan;
    for (std::size_t i = 0; i < before.nodes.size(); ++i) {
      const Node& node = before.nodes[i];
      const bool gone = node.children.empty() && !nodes.goes_on(static_cast<NodeId>(i));
      if (!gone || !covers(context.plan, node.number.value)) continue;
      Diagnostic finding{.code = v03_text.code};
      finding.message =
          fmt::format("{} des Haushalts {} gibt es nicht mehr, keine Überleitung nennt den Verbleib",
                      named(before, node), before.years_text());
      finding.primary = {node.number.span, node.name.value};
      finding.helps.emplace_back(
          "in `ueberleitung` mit `alt` und `neu` nennen, wohin die Stelle gekommen ist");
      output.findings.push_back(std::move(finding));
    }
  }

  static void report_new(const RuleContext& context, const PriorNodes& nodes, RuleOutput& output) {
    const BudgetPlan& before = context.prior_year->plan;
    for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
      const Node& node = context.plan.nodes[i];
      const auto id = static_cast<NodeId>(i);
      if (!node.children.empty() || nodes.comes_from(id) || !covers(before, node.number.value)) continue;
      if (!has_prior_amounts(context, id)) continue;
      Diagnostic finding{.code = v03_text.code};
      finding.message = fmt::format(
          "{} hat Beträge in {}, im Haushalt {} gibt es die Stelle nicht", named(context.plan, node),
          column_name(context.plan.columns[prior_column(context)]), before.years_text());
      finding.primary = {node.number.span, node.name.value};
      finding.helps.emplace_back("in `ueberleitung` mit `alt` und `neu` nennen, woher die Stelle kommt");
      output.findings.push_back(std::move(finding));
    }
  }
};

}  // namespace

const Rule& v03_ohne_zuordnung_zum_vorjahr() {
  static const WithoutCounterpart rule;
  return rule;
}

}  // namespace budgetc::rules
