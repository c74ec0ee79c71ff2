#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z08_text{
    .code = "Z08",
    .name = "ring-betrag-negativ",
    .severity = Severity::warning,
    .source = "Quellformat: Beträge der Zweckbindungsringe stehen im Sinn ihrer Zeile, ohne Vorzeichen",
    .explanation =
        R"(Der Betrag eines Eintrags in einem Zweckbindungsring ist negativ. Beträge der Ringe sind positiv, auch bei
Aufwendungen. Sind alle negativ, so ist der Ring scheinbar ausgeglichen und übersteigt keine Zeile. Ist wirklich eine
Erstattung gemeint, lässt sich der Befund als Abweichung anerkennen; ihre `differenz` ist der negative Betrag.)",
    .bad_example = R"(aufwendungen:
  - {betrag: -122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(aufwendungen:
  - {betrag: 122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
};

class NegativeEntry final : public RingRowRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z08_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, z08_text.code, Nature::expectation);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      for (std::uint32_t i = 0; i < context.plan.rings.size(); ++i) prove(context.plan, i, year, writer);
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    const EarmarkRing& ring = context.plan.rings[check.subject.index];
    const RingEntry& entry = ring.entries[check.subject.part];
    const bool known = entry.node && entry.row;
    return known ? RingRowRule::place(context, check) : RingRule::place(context, check);
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = z08_text.code};
    finding.message =
        fmt::format("Zweckbindungsring {}: der Betrag {} ist negativ",
                    context.plan.rings[check.subject.index].citation, format_euro(check.actual));
    add_label(finding, context.plan, terms.front().figure, format_euro(check.actual));
    add_amounts(finding, check);
    finding.helps.emplace_back("Beträge der Ringe stehen ohne Vorzeichen, auch Aufwendungen");
    return finding;
  }

 private:
  static void prove(const BudgetPlan& plan, std::uint32_t index, std::size_t year, CheckWriter& writer) {
    const EarmarkRing& ring = plan.rings[index];
    for (std::uint32_t part = 0; part < ring.entries.size(); ++part) {
      const RingEntry& entry = ring.entries[part];
      if (!entry.amount[year]) continue;
      writer.actual.push_back({*entry.amount[year], 1});
      writer.write(Relation::at_least,
                   {.cell = place_of(plan, ring, entry, year), .index = index, .part = part});
    }
  }

  /// The row that an entry names; the ring's own node where it was not understood.
  static CellRef place_of(const BudgetPlan& plan, const EarmarkRing& ring, const RingEntry& entry,
                          std::size_t year) {
    if (entry.node && entry.row) return in_budget_year(plan, year, *entry.node, *entry.row);
    return {.node = ring.node, .column = static_cast<std::uint16_t>(plan.years[year].column)};
  }
};

}  // namespace

const Rule& z08_ring_betrag_negativ() {
  static const NegativeEntry rule;
  return rule;
}

}  // namespace budgetc::rules
