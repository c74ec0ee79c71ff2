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
    for (std::uint32_t i = 0; i < context.plan.rings.size(); ++i) {
      const EarmarkRing& ring = context.plan.rings[i];
      for (std::uint32_t part = 0; part < ring.entries.size(); ++part) {
        const EntryPlace place = place_of(context.plan, ring.entries[part]);
        writer.actual.push_back({ring.entries[part].amount, 1});
        writer.write(Relation::at_least,
                     {.cell = place.value_or(CellRef{ring.node}), .index = i, .part = part});
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    const EarmarkRing& ring = context.plan.rings[check.subject.index];
    const bool known = place_of(context.plan, ring.entries[check.subject.part]).has_value();
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
  using EntryPlace = std::optional<CellRef>;

  /// The row that an entry names; nothing where it was not understood.
  static EntryPlace place_of(const BudgetPlan& plan, const RingEntry& entry) {
    if (!entry.node || !entry.row) return std::nullopt;
    return in_budget_year(plan, *entry.node, *entry.row);
  }
};

}  // namespace

const Rule& z08_ring_betrag_negativ() {
  static const NegativeEntry rule;
  return rule;
}

}  // namespace budgetc::rules
