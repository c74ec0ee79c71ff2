#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

/// Level, name, and every amount of a node's plans in the order of their rows.
struct Fingerprint {
  std::string name;
  /// Level, rows and cents, each kind of them behind its mark.
  std::vector<std::int64_t> parts;

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

enum Mark : std::int64_t { row_mark, amount_mark, blank_mark, plan_mark };

/// Nothing where there is no amount but 0.
std::optional<Fingerprint> fingerprint(const BudgetPlan& plan, const Node& node) {
  Fingerprint print{one_line(node.name.value), {static_cast<std::int64_t>(node.level)}};
  bool counts = false;
  for (const auto& written : node.plans) {
    if (!written) continue;
    for (const PlanRow& row : written->rows) {
      print.parts.insert(print.parts.end(), {row_mark, row.row});
      for (const std::optional<FigureId>& id : row.figures) {
        const bool known = id && plan.figures[*id].readable;
        const std::int64_t cents = known ? plan.figures[*id].amount.cents() : 0;
        counts = counts || cents != 0;
        print.parts.insert(print.parts.end(), {known ? amount_mark : blank_mark, cents});
      }
    }
    print.parts.push_back(plan_mark);
  }
  return counts ? std::optional(std::move(print)) : std::nullopt;
}

std::size_t hash_of(const Fingerprint& print) {
  const auto* const bytes = reinterpret_cast<const char*>(print.parts.data());
  const std::hash<std::string_view> hash;
  return hash(print.name) ^ hash({bytes, print.parts.size() * sizeof(std::int64_t)});
}

class TwiceTheSame final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    std::unordered_multimap<std::size_t, const Node*> known;
    for (const Node& node : context.plan.nodes) {
      const auto print = fingerprint(context.plan, node);
      if (!print) continue;
      const std::size_t hash = hash_of(*print);
      const auto [begin, end] = known.equal_range(hash);
      const auto first = std::find_if(
          begin, end, [&](const auto& one) { return fingerprint(context.plan, *one.second) == print; });
      if (first == end) {
        known.emplace(hash, &node);
      } else {
        output.findings.push_back(finding(node, *first->second));
      }
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
