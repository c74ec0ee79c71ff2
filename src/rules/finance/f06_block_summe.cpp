#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f06_text{
    .code = "F06",
    .name = "block-summe",
    .severity = Severity::error,
    .source = "§ 4 Abs. 4 KomHVO NRW (Absatz nicht geprüft); Teil B des Teilfinanzplans",
    .explanation =
        R"(Die Summen der beiden Blöcke von Teil B (über und unter der Wertgrenze) sind Spalte für Spalte die Summen
der Maßnahmen, die in ihnen stehen: Einzahlungen minus Auszahlungen, auch wo die Planform beide positiv druckt. Ist eine Summe unter
`teilfinanzplan_b` geschrieben, so ist sie eine Kontrollsumme. Eine Maßnahme steht in dem Block, den sie unter
`wertgrenze` nennt, sonst in dem, der ihrem Gesamtvolumen entspricht (Regel F02).)",
    .bad_example = R"(# zwei Maßnahmen mit je 8.000 in Zeile 26
teilfinanzplan_b:
  unter: {Ansatz 2024: -18.000}
)",
    .good_example = R"(teilfinanzplan_b:
  unter: {Ansatz 2024: -16.000}
)",
};

/// Subjects name the block by `index` and the position by `part`, counted as in `investment_positions`.
class BlockSum final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f06_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const BudgetPlan& plan = context.plan;
    for (std::uint32_t node = 0; node < plan.nodes.size(); ++node) {
      for (std::uint32_t block = 0; block < plan.nodes[node].investment_totals.blocks.size(); ++block) {
        prove_block(context, {.cell = {static_cast<NodeId>(node)}, .index = block}, output);
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    CheckPlace place{.place = context.plan.node(check.subject.cell.node).number.value,
                     .plan = teil_b_key,
                     .row = line_key(check.subject.index)};
    const InvestmentPosition position = investment_positions(context.plan)[check.subject.part];
    place.year_column = position.year_column;
    if (!position.year_column) {
      place.extra_column = context.plan.investment_form.extras[position.extra].key;
    }
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = f06_text.code};
    finding.message = fmt::format("{}: Summe {} statt {}", figure_name(context.plan, terms.front().figure),
                                  format_euro(check.actual), format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    if (terms.size() == 1) finding.notes.emplace_back("keine Maßnahme dieses Blocks hat hier einen Betrag");
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void prove_block(const RuleContext& context, Subject subject, RuleOutput& output) {
    const BudgetPlan& plan = context.plan;
    const BlockTotals& totals = plan.node(subject.cell.node).investment_totals.blocks[subject.index];
    const auto positions = investment_positions(plan);
    const auto is_written = [&](const InvestmentPosition& at) {
      return written_figure(totals, at).has_value();
    };
    if (std::ranges::none_of(positions, is_written)) return;
    const auto block = static_cast<ThresholdBlock>(subject.index);
    const auto measures = measures_in_block(plan, subject.cell.node, block);
    CheckWriter writer(context, output, f06_text.code, Nature::identity);
    for (subject.part = 0; subject.part < positions.size(); ++subject.part) {
      const InvestmentPosition& position = positions[subject.part];
      const auto written = written_figure(totals, position);
      if (!written) continue;
      writer.actual.push_back({*written, 1});
      for (const Investment* measure : measures) append_measure(plan, *measure, position, writer.expected);
      if (position.year_column) writer.allow_rounding(*position.year_column);
      writer.write(Relation::equal, subject);
    }
  }

  static void append_measure(const BudgetPlan& plan, const Investment& measure,
                             const InvestmentPosition& position, std::vector<Term>& terms) {
    for (const InvestmentRow& row : measure.rows)
      append_terms(plan, row, position, balance_sign(plan, row), terms);
  }
};

}  // namespace

const Rule& f06_block_summe() {
  static const BlockSum rule;
  return rule;
}

}  // namespace budgetc::rules
