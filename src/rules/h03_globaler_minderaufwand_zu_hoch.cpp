#include <fmt/format.h>

#include "rules/check_writer.hpp"
#include "rules/rule_list.hpp"
#include "rules/whole_plan.hpp"
#include "rules/wording.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h03_text{
    .code = "H03",
    .name = "globaler-minderaufwand-zu-hoch",
    .severity = Severity::error,
    .source = "§ 75 Abs. 2 Satz 4 GO NRW (globaler Minderaufwand)",
    .explanation =
        R"(Ein globaler Minderaufwand, also eine pauschale Kürzung von Aufwendungen, darf höchstens 2 % der ordentlichen
Aufwendungen betragen. Gerechnet wird über alle obersten Stellen, für das Haushaltsjahr und jedes Planjahr; welche
Zeilen es sind, sagt die Planform (`rollen`). Die Regel gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(# nrw-muster, ordentliche Aufwendungen 1.000.000
teilergebnisplan:
  spalten: [Ansatz 2024]
  30: [25.000]
)",
    .good_example = R"(# nrw-muster, ordentliche Aufwendungen 1.000.000
teilergebnisplan:
  spalten: [Ansatz 2024]
  30: [20.000]
)",
};

/// 2 % of the expenses, as a whole number: 50 times the saving is at most the expenses.
constexpr std::int64_t fifty = 50;

class SavingsTooHigh final : public WholePlanRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!has_role(context, RowRole::global_savings) || !has_role(context, RowRole::ordinary_expense)) return;
    CheckWriter writer(context, output, h03_text.code, Nature::policy);
    for (const std::size_t column : planning_columns(context.plan)) {
      const bool decidable = append_role(context, RowRole::global_savings, column, fifty, writer.actual) &&
                             append_role(context, RowRole::ordinary_expense, column, 1, writer.expected);
      const Subject subject{.cell = {.column = static_cast<std::uint16_t>(column)}};
      if (!decidable) {
        writer.skip(subject);
        continue;
      }
      if (writer.actual.empty()) {
        writer.expected.clear();
        continue;
      }
      writer.set_scale(fifty);
      writer.write(Relation::at_most, subject);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = h03_text.code};
    finding.message = fmt::format("{}: globaler Minderaufwand {}, zulässig sind 2 % von {}, also {}",
                                  column_name(context.plan.columns[check.subject.cell.column]),
                                  format_euro(check.shown_actual()), format_euro(check.expected),
                                  format_euro(check.shown_expected()));
    add_whole_plan_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& h03_globaler_minderaufwand_zu_hoch() {
  static const SavingsTooHigh rule;
  return rule;
}

}  // namespace budgetc::rules
