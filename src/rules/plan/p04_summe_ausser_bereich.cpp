#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/plan/control_totals.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p04_text{
    .code = "P04",
    .name = "summe-ausser-bereich",
    .severity = Severity::error,
    .source = "Quellformat, »Amounts«: Beträge bis 9 Billiarden Cent",
    .explanation =
        R"(Eine Summe überschreitet 90 Billionen Euro, mehr als budgetc genau darstellen kann. Statt mit einem
falschen Betrag weiterzurechnen, bleibt die Summe leer. Gezeigt wird die erste Summe, die den Bereich verlässt, mit
ihren größten Summanden; meist ist einer davon um viele Stellen zu groß.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [90.000.000.000.000]
  004: [90.000.000.000.000]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [9.000.000]
  004: [9.000.000]
)",
    .suspicion = Suspicion::too_large,
    .standing = Standing::obstacle,
};

class SumOutOfRange final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (std::size_t node = 0; node < context.plan.nodes.size(); ++node) {
      for (const PlanId id : context.plan.plan_ids()) run(context, {static_cast<NodeId>(node), id}, output);
    }
  }

 private:
  static void run(const RuleContext& context, CellRef cell, RuleOutput& output) {
    const std::size_t rows = context.plan.form(cell.plan).rows.size();
    for (cell.row = 0; cell.row < rows; ++cell.row) {
      for (cell.column = 0; cell.column < context.plan.columns.size(); ++cell.column) {
        if (is_first(context, cell)) output.findings.push_back(finding(context, cell));
      }
    }
  }

  /// Whether the cell leaves the range, and neither one that it is computed from does, nor the same cell of a
  /// node below.
  static bool is_first(const RuleContext& context, const CellRef& cell) {
    if (!context.evaluation.cell(cell).overflow) return false;
    const auto overflows = [&](const CellRef& other) { return context.evaluation.cell(other).overflow; };
    const auto operand_overflows = [&](const Operand& operand) { return overflows(operand.cell); };
    return std::ranges::none_of(context.evaluation.operands(cell), operand_overflows) &&
           std::ranges::none_of(context.plan.node(cell.node).children,
                                [&](NodeId child) { return overflows(at_node(cell, child)); });
  }

  static Diagnostic finding(const RuleContext& context, const CellRef& cell) {
    std::vector<Term> terms;
    context.evaluation.append_computed_terms(cell, 1, terms);
    std::ranges::stable_sort(terms, std::greater{}, [&](const Term& term) {
      return context.plan.figures[term.figure].amount.absolute();
    });
    Diagnostic result{.code = p04_text.code};
    result.message = fmt::format("{}: die Summe überschreitet 90 Billionen €", cell_name(context.plan, cell));
    add_labels(result, context.plan, terms);
    return result;
  }
};

}  // namespace

const Rule& p04_summe_ausser_bereich() {
  static const SumOutOfRange rule;
  return rule;
}

}  // namespace budgetc::rules
