#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p13_text{
    .code = "P13",
    .name = "produktbereich-fehlt",
    .severity = Severity::warning,
    .source = "§ 4 Abs. 1 KomHVO NRW: die Produktbereiche, die das Land vorgibt",
    .explanation =
        R"(Wer seinen Haushalt nach Budgets oder Fachbereichen gliedert, weist ihn daneben nach den Produktbereichen des Landes
aus. Welche Stelle zu welchem gehört, sagt `produktbereich`; die Angabe gilt auch für alle Stellen darunter, die keine eigene haben.
Nennt eine Stelle ihren Produktbereich, so braucht ihn jede, die plant: Was zu keinem gehört, fehlt in der Übersicht und steht dort
nur als Rest.)",
    .bad_example = R"(# die anderen Produkte nennen ihren Produktbereich
produkt: 50.01.02
bezeichnung: Hilfen zur Pflege
teilergebnisplan:
  spalten: [Ansatz 2026]
  15: [120.000]
)",
    .good_example = R"(produkt: 50.01.02
bezeichnung: Hilfen zur Pflege
produktbereich: 05
teilergebnisplan:
  spalten: [Ansatz 2026]
  15: [120.000]
)",
};

/// What is known of a node and all below it.
struct Branch {
  bool plans = false;
  bool names_area = false;
  /// A node below plans.
  bool plans_below = false;
};

bool plans_something(const Node& node) {
  const auto has_rows = [](const auto& plan) { return plan && !plan->rows.empty(); };
  return !node.investments.empty() || std::ranges::any_of(node.plans, has_rows);
}

std::vector<Branch> branches(const BudgetPlan& plan) {
  std::vector<Branch> all(plan.nodes.size());
  // Parents come before their children.
  for (std::size_t i = plan.nodes.size(); i-- > 0;) {
    const Node& node = plan.nodes[i];
    all[i].plans |= plans_something(node);
    all[i].names_area |= node.product_area.has_value();
    if (!node.parent) continue;
    Branch& above = all[static_cast<std::size_t>(*node.parent)];
    above.plans |= all[i].plans;
    above.plans_below |= all[i].plans;
    above.names_area |= all[i].names_area;
  }
  return all;
}

class WithoutProductArea final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p13_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const BudgetPlan& plan = context.plan;
    if (!plan.has_product_areas()) return;
    const std::vector<Branch> all = branches(plan);
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
      const auto id = static_cast<NodeId>(i);
      if (plan.node(id).is_root || plan.product_area_of(id) != nullptr) continue;
      if (is_due(plan, all, id)) output.findings.push_back(finding(plan, plan.node(id), all[i]));
    }
  }

 private:
  /// One finding for a branch in which nothing names a Produktbereich, at its top; elsewhere for each node
  /// with amounts of its own that no node below has.
  static bool is_due(const BudgetPlan& plan, const std::vector<Branch>& all, NodeId id) {
    const Branch& branch = all[static_cast<std::size_t>(id)];
    const Node& node = plan.node(id);
    if (branch.names_area) return !node.investments.empty() || (plans_something(node) && !branch.plans_below);
    return branch.plans && (plan.is_top(id) || all[static_cast<std::size_t>(*node.parent)].names_area);
  }

  static Diagnostic finding(const BudgetPlan& plan, const Node& node, const Branch& branch) {
    Diagnostic result{.code = p13_text.code};
    result.message =
        fmt::format("{} {} gehört zu keinem Produktbereich, {}", plan.level_name(node), node.number.value,
                    branch.plans_below && !branch.names_area ? "und keine Stelle darunter nennt einen"
                                                             : "andere Stellen nennen ihren");
    result.primary = {node.number.span, node.name.value};
    result.helps.emplace_back(
        "produktbereich: mit der Nummer ergänzen, hier oder bei einer Stelle darüber; ohne ihn fehlen diese "
        "Beträge in der Übersicht nach Produktbereichen");
    return result;
  }
};

}  // namespace

const Rule& p13_produktbereich_fehlt() {
  static const WithoutProductArea rule;
  return rule;
}

}  // namespace budgetc::rules
