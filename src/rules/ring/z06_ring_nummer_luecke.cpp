#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z06_text{
    .code = "Z06",
    .name = "ring-nummer-luecke",
    .severity = Severity::hint,
    .source = "Praxis: fortlaufende Nummern der Zweckbindungsringe eines Budgets",
    .explanation =
        R"(Die Nummern der Zweckbindungsringe eines Budgets sollen ohne Lücke von 1 an laufen. Eine Lücke kann heißen,
dass ein Ring vergessen wurde; oft ist er nur weggefallen. Darum ist es ein Hinweis.)",
    .bad_example = R"(zweckbindungsringe:
  - {nummer: 2, ausgleich: gedeckt, ertraege: [], aufwendungen: []}
  - {nummer: 4, ausgleich: gedeckt, ertraege: [], aufwendungen: []}
)",
    .good_example = R"(zweckbindungsringe:
  - {nummer: 1, ausgleich: gedeckt, ertraege: [], aufwendungen: []}
  - {nummer: 2, ausgleich: gedeckt, ertraege: [], aufwendungen: []}
)",
};

struct NumberedRing {
  std::uint32_t number = 0;
  const EarmarkRing* ring = nullptr;
};

/// The rings of nodes whose rings are all known, sorted by node and number.
std::vector<NumberedRing> numbered_rings(const BudgetPlan& plan) {
  std::vector<NumberedRing> list;
  const auto doubtful = nodes_with_doubtful_rings(plan);
  for (const EarmarkRing& ring : plan.rings) {
    if (doubtful.contains(static_cast<std::uint32_t>(ring.node))) continue;
    const std::string& number = ring.number.value;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error == std::errc{} && end == number.data() + number.size()) list.push_back({value, &ring});
  }
  std::ranges::sort(list, {},
                    [](const NumberedRing& entry) { return std::pair(entry.ring->node, entry.number); });
  return list;
}

Diagnostic gap(std::uint32_t before, const NumberedRing& next) {
  Diagnostic finding{.code = z06_text.code};
  const std::uint32_t first = before + 1;
  const std::uint32_t last = next.number - 1;
  finding.message = first == last
                        ? fmt::format("vor Zweckbindungsring {} fehlt Ring {}", next.ring->citation, first)
                        : fmt::format("vor Zweckbindungsring {} fehlen die Ringe {} bis {}",
                                      next.ring->citation, first, last);
  finding.primary = {next.ring->number.span, ""};
  return finding;
}

class GapInNumbers final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z06_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const EarmarkRing* last = nullptr;
    std::uint32_t before = 0;
    for (const NumberedRing& ring : numbered_rings(context.plan)) {
      if (last == nullptr || last->node != ring.ring->node) before = 0;
      if (ring.number > before + 1) output.findings.push_back(gap(before, ring));
      before = ring.number;
      last = ring.ring;
    }
  }
};

}  // namespace

const Rule& z06_ring_nummer_luecke() {
  static const GapInNumbers rule;
  return rule;
}

}  // namespace budgetc::rules
