#include <fmt/format.h>

#include "parts/registry.hpp"
#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p08_text{
    .code = "P08",
    .name = "summe-einer-aufstellung-verletzt",
    .severity = Severity::error,
    .source = "§ 1 Abs. 2 KomHVO NRW (Anlagen des Haushaltsplans); Praxis: eine Summenzeile stimmt",
    .explanation =
        R"(In einer Aufstellung, die zu einer Stelle gehört, etwa der Zuwendungen an Fraktionen, ist die Summe
geschrieben, und die Beträge der Zeilen darüber ergeben etwas anderes, je Spalte und auf den Cent genau. Ist die
Summe nicht geschrieben, so wird sie gerechnet, und nichts ist zu prüfen.)",
    .bad_example = R"(budget: 01
zuwendungen_fraktionen:
  geldleistungen:
    - {fraktion: Fraktion A, betraege: {Ansatz 2026: 31.000}}
    - {fraktion: Fraktion B, betraege: {Ansatz 2026: 24.000}}
  summe: {Ansatz 2026: 54.000}
)",
    .good_example = R"(budget: 01
zuwendungen_fraktionen:
  geldleistungen:
    - {fraktion: Fraktion A, betraege: {Ansatz 2026: 31.000}}
    - {fraktion: Fraktion B, betraege: {Ansatz 2026: 24.000}}
  summe: {Ansatz 2026: 55.000}
)",
};

class TotalOfPart final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p08_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p08_text.code, Nature::identity);
    for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
      const auto totals = part_totals(context.plan, context.plan.nodes[i]);
      for (std::uint32_t index = 0; index < totals.size(); ++index) {
        if (!totals[index].written) continue;
        if (!context.plan.nodes[i].readable) {
          writer.skip({.cell = {.node = static_cast<NodeId>(i)}, .index = index});
          continue;
        }
        writer.actual.push_back({*totals[index].written, 1});
        for (const FigureId addend : totals[index].addends) writer.expected.push_back({addend, 1});
        if (totals[index].column) writer.allow_rounding(*totals[index].column);
        writer.lacks_with = 1;
        writer.write(Relation::equal, {.cell = {.node = static_cast<NodeId>(i)}, .index = index});
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    const PartTotal total = total_of(context, check);
    return {.place = context.plan.node(check.subject.cell.node).number.value,
            .plan = total.key,
            .year_column = total.column};
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = p08_text.code};
    finding.message = fmt::format(
        "{} {}: {} statt {} als Summe der Zeilen", context.plan.node(check.subject.cell.node).number.value,
        total_of(context, check).words, format_euro(check.actual), format_euro(check.expected));
    add_label(finding, context.plan, terms.front().figure, "");
    add_labels(finding, context.plan, terms.subspan(1));
    add_amounts(finding, check);
    return finding;
  }

 private:
  static PartTotal total_of(const RuleContext& context, const Check& check) {
    return part_totals(context.plan, context.plan.node(check.subject.cell.node))[check.subject.index];
  }
};

}  // namespace

const Rule& p08_aufstellung_summe() {
  static const TotalOfPart rule;
  return rule;
}

}  // namespace budgetc::rules
