#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "text/visible_text.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo t04_text{
    .code = "T04",
    .name = "stelle-doppelt",
    .severity = Severity::warning,
    .source = "Praxis: eine Datei wird kopiert und bekommt eine neue Nummer",
    .explanation =
        R"(Zwei Stellen derselben Ebene haben dieselbe Bezeichnung und in ihren Plänen Zeile für Zeile dieselben Beträge.
Meist ist eine Datei kopiert und nur ihre Nummer geändert worden; dann zählt jeder Betrag doppelt. Pläne, in denen nur
Nullen stehen, werden nicht verglichen. Ist die Gleichheit gewollt, lässt sich der Befund als Abweichung ohne Betrag
anerkennen.)",
    .bad_example = R"(# 35.01.02.yaml; 35.01.01.yaml heißt ebenso und hat dieselben Beträge
produkt: 35.01.02
bezeichnung: Integrationsmanagement
teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [5.000]
)",
    .good_example = R"(produkt: 35.01.02
bezeichnung: Migrationsberatung
teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [3.000]
)",
};

/// Level, name, and every amount of a node's plans in the order of their rows; empty where there is none but
/// 0.
using Fingerprint = std::vector<std::string>;

Fingerprint fingerprint(const BudgetPlan& plan, const Node& node) {
  Fingerprint parts{std::to_string(node.level), one_line(node.name.value)};
  bool counts = false;
  for (const auto& written : node.plans) {
    if (!written) continue;
    for (const PlanRow& row : written->rows) {
      parts.push_back("Zeile " + std::to_string(row.row));
      for (const std::optional<FigureId>& id : row.figures) {
        const bool known = id && plan.figures[*id].readable;
        const std::int64_t cents = known ? plan.figures[*id].amount.cents() : 0;
        counts = counts || cents != 0;
        parts.push_back(known ? std::to_string(cents) : std::string());
      }
    }
    parts.emplace_back("Plan");
  }
  return counts ? parts : Fingerprint{};
}

class TwiceTheSame final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    std::map<Fingerprint, const Node*> known;
    for (const Node& node : context.plan.nodes) {
      Fingerprint key = fingerprint(context.plan, node);
      if (key.empty()) continue;
      const auto [first, is_new] = known.try_emplace(std::move(key), &node);
      if (!is_new) output.findings.push_back(finding(node, *first->second));
    }
  }

 private:
  static Diagnostic finding(const Node& node, const Node& first) {
    Diagnostic result{.code = t04_text.code};
    result.message = fmt::format("{} und {} haben dieselbe Bezeichnung und dieselben Beträge",
                                 first.number.value, node.number.value);
    result.primary = {node.number.span, node.name.value};
    result.related.push_back({first.number.span, "ebenso"});
    result.helps.emplace_back("eine Kopie entfernen, oder ihr ihre eigenen Beträge und ihren Namen geben");
    return result;
  }
};

}  // namespace

const Rule& t04_stelle_doppelt() {
  static const TwiceTheSame rule;
  return rule;
}

}  // namespace budgetc::rules
