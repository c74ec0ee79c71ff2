#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/indicator/indicators.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo k02_text{
    .code = "K02",
    .name = "planwert-ohne-einheit",
    .severity = Severity::warning,
    .source = "§ 4 Abs. 2 KomHVO NRW (Ziele und Kennzahlen): eine Planzahl ist nur mit ihrer Einheit messbar",
    .explanation =
        R"(Eine Kennzahl hat Planwerte, aber weder sie noch ihre Tabelle nennt eine `einheit`. Ob »50« Fälle, Stunden
oder Prozent sind, lässt sich später nicht mehr feststellen, und ob der Plan erreicht ist, auch nicht. Für Zahlen von
Dingen steht `einheit: Anzahl`.)",
    .bad_example = R"(kennzahlen:
  - spalten: [2022 Ist, 2024 Plan]
    zeilen:
      - {bezeichnung: Durchgeführte Abschiebungen, werte: [25, 30]}
)",
    .good_example = R"(kennzahlen:
  - spalten: [2022 Ist, 2024 Plan]
    einheit: Anzahl
    zeilen:
      - {bezeichnung: Durchgeführte Abschiebungen, werte: [25, 30]}
)",
};

/// The first value that is written or computed for a planned column.
std::optional<std::size_t> planned_column(const IndicatorAt& at) {
  for (std::size_t column = 0; column < at.table->columns.size(); ++column) {
    if (at.table->columns[column].value.actual) continue;
    if (at.indicator->formula || written_value(*at.indicator, column)) return column;
  }
  return std::nullopt;
}

class PlanWithoutUnit final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return k02_text; }

  /// One finding for each table: its rows mostly lack the same unit.
  void run(const RuleContext& context, RuleOutput& output) const override {
    const IndicatorTable* reported = nullptr;
    visit_indicators(context.plan, [&](const IndicatorAt& at) {
      if (!unit_of(*at.table, *at.indicator).empty()) return;
      const auto column = planned_column(at);
      if (!column) return;
      if (reported == at.table) {
        add(at.indicator->label.span, output.findings.back());
        return;
      }
      reported = at.table;
      output.findings.push_back(finding(context.plan, in_column(at.place, *column), at));
    });
  }

 private:
  /// A further row of the table; past a few they are counted only.
  static void add(Span row, Diagnostic& finding) {
    constexpr std::size_t most_labels = 9;
    if (finding.related.size() < most_labels) {
      finding.related.push_back({row, "auch ohne Einheit"});
      return;
    }
    finding.counted.push_back(row);
    const std::size_t count = finding.counted.size();
    finding.notes = {fmt::format("und {} weitere {}", count, count == 1 ? "Kennzahl" : "Kennzahlen")};
  }

  static Diagnostic finding(const BudgetPlan& plan, const IndicatorPlace& place, const IndicatorAt& at) {
    Diagnostic result{.code = k02_text.code};
    result.message = fmt::format("{} hat einen Planwert, aber keine Einheit", indicator_name(plan, place));
    result.primary = {at.indicator->label.span, "ohne Einheit"};
    result.helps.emplace_back(
        "`einheit` bei der Kennzahl oder bei der Tabelle nennen, z. B. `einheit: Anzahl`");
    return result;
  }
};

}  // namespace

const Rule& k02_planwert_ohne_einheit() {
  static const PlanWithoutUnit rule;
  return rule;
}

}  // namespace budgetc::rules
