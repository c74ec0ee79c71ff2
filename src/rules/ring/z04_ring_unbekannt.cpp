#include <unordered_set>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z04_text{
    .code = "Z04",
    .name = "ring-unbekannt",
    .severity = Severity::error,
    .source = "§§ 21 Abs. 2 und 22 Abs. 3 KomHVO NRW; Verweise müssen ein Ziel haben",
    .explanation =
        R"(Eine Ansatzerläuterung nennt unter `zweckbindung` einen Ring, den es in keinem Budget gibt. Gemeint ist
die Nummer, unter der ein Ring zitiert wird: die Nummer des Budgets, ein Bindestrich und die zweistellige
Nummer des Rings, also `35-02` für Ring 2 des Budgets 35.)",
    .bad_example = R"(# Budget 35 hat die Ringe 1 bis 5
ansaetze:
  002:
    - {betrag: 376.500, bezeichnung: Landeszuwendung, zweckbindung: 35-40}
)",
    .good_example = R"(ansaetze:
  002:
    - {betrag: 376.500, bezeichnung: Landeszuwendung, zweckbindung: 35-04}
)",
};

std::string known_rings(const BudgetPlan& plan) {
  std::string list;
  for (const EarmarkRing& ring : plan.rings) {
    if (!list.empty()) list += ", ";
    list += ring.citation;
  }
  return list;
}

/// Whether the ring may be one that could not be read.
bool may_be_lost(const BudgetPlan& plan, const std::unordered_set<std::uint32_t>& doubtful,
                 std::string_view citation) {
  const auto node = plan.find_node(citation.substr(0, citation.rfind('-')));
  return citation.empty() || (node && doubtful.contains(static_cast<std::uint32_t>(*node)));
}

Diagnostic unknown_ring(const BudgetPlan& plan, const Text& citation) {
  Diagnostic finding{.code = z04_text.code};
  finding.message = fmt::format("Zweckbindungsring {} gibt es nicht", citation.value);
  finding.primary = {citation.span, "hier genannt"};
  const std::string known = known_rings(plan);
  finding.helps.push_back(known.empty() ? "diese Quellen enthalten keinen Zweckbindungsring"
                                        : fmt::format("vorhanden sind: {}", known));
  return finding;
}

class UnknownRing final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    std::unordered_set<std::string_view> known;
    for (const EarmarkRing& ring : context.plan.rings) known.insert(ring.citation);
    const auto doubtful = nodes_with_doubtful_rings(context.plan);
    for (const Node& node : context.plan.nodes) {
      for (const LineNotes& group : node.line_notes) {
        for (const LineNote& note : group.notes) {
          if (!note.ring || known.contains(note.ring->value)) continue;
          if (may_be_lost(context.plan, doubtful, note.ring->value)) continue;
          output.findings.push_back(unknown_ring(context.plan, *note.ring));
        }
      }
    }
  }
};

}  // namespace

const Rule& z04_ring_unbekannt() {
  static const UnknownRing rule;
  return rule;
}

}  // namespace budgetc::rules
