#include <algorithm>

#include <fmt/format.h>

#include "rules/rule_list.hpp"
#include "rules/whole_plan.hpp"
#include "rules/wording.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h06_text{
    .code = "H06",
    .name = "haushaltssicherung-noetig",
    .severity = Severity::warning,
    .source = "§ 76 Abs. 1 GO NRW (Haushaltssicherungskonzept)",
    .explanation =
        R"(Ein Haushaltssicherungskonzept ist aufzustellen, wenn die Planung die allgemeine Rücklage

- in einem Jahr um mehr als ein Viertel verringert,
- in zwei aufeinanderfolgenden Jahren jeweils um mehr als ein Zwanzigstel verringert, oder
- innerhalb des Planungszeitraums aufbraucht.

Gerechnet wird vom Stand zu Beginn des Haushaltsjahres an (`allgemeine_ruecklage` und `ausgleichsruecklage` in
`haushalt.yaml`); jeder Fehlbedarf geht zuerst zu Lasten der Ausgleichsrücklage. Genannt wird der erste Anlass. Ohne
`allgemeine_ruecklage` prüft diese Regel nichts; sie gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(# haushalt.yaml; das Jahresergebnis ist -80.000
vollstaendig: ja
allgemeine_ruecklage: 300.000
)",
    .good_example = R"(# haushalt.yaml; das Jahresergebnis ist -80.000
vollstaendig: ja
ausgleichsruecklage: 200.000
allgemeine_ruecklage: 300.000
)",
};

/// What one year takes out of the general reserve.
struct Draw {
  std::size_t column = 0;
  std::int64_t before = 0;
  std::int64_t amount = 0;

  /// More than so-and-so-much of what was there.
  [[nodiscard]] bool exceeds(std::int64_t part) const { return amount > before / part; }
};

/// The draws of all planning years; or why a result cannot be said.
tl::expected<std::vector<Draw>, Unmade> draws(const RuleContext& context) {
  std::vector<Draw> list;
  std::int64_t equalization = reserve_of(context, context.plan.reserves.equalization);
  std::int64_t general = reserve_of(context, context.plan.reserves.general);
  for (const std::size_t column : planning_columns(context.plan)) {
    const auto result = annual_result(context, column);
    if (!result) return tl::unexpected(result.error());
    equalization += *result;
    const std::int64_t amount = std::max<std::int64_t>(0, -equalization);
    equalization = std::max<std::int64_t>(0, equalization);
    list.push_back({column, general, amount});
    general -= amount;
  }
  return list;
}

class ConsolidationNeeded final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h06_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const auto& general = context.plan.reserves.general;
    if (!general || !has_role(context, RowRole::annual_result)) return;
    auto list = draws(context);
    if (!context.plan.figures[*general].readable) list = tl::unexpected(Unmade::lost);
    if (!list) return output.checks.add_unmade({h06_text.code, list.error(), {}});
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string reason = reason_at(context.plan, *list, i);
      if (reason.empty()) continue;
      output.findings.push_back(finding(context.plan, *general, *list, reason));
      return;
    }
  }

 private:
  static std::string reason_at(const BudgetPlan& plan, const std::vector<Draw>& list, std::size_t i) {
    const Draw& draw = list[i];
    const std::string column = column_name(plan.columns[draw.column]);
    if (draw.amount > 0 && draw.amount >= draw.before)
      return fmt::format("die allgemeine Rücklage ist bis {} aufgebraucht", column);
    if (draw.amount > 0 && draw.exceeds(4))
      return fmt::format("{} verringert die allgemeine Rücklage um {}, mehr als ein Viertel von {}", column,
                         euro_text(draw.amount), euro_text(draw.before));
    const bool twice = i > 0 && draw.amount > 0 && draw.exceeds(20) && list[i - 1].exceeds(20);
    if (!twice) return {};
    return fmt::format("{} und {} verringern die allgemeine Rücklage jeweils um mehr als ein Zwanzigstel",
                       column_name(plan.columns[list[i - 1].column]), column);
  }

  static Diagnostic finding(const BudgetPlan& plan, FigureId general, const std::vector<Draw>& list,
                            const std::string& reason) {
    Diagnostic result{.code = h06_text.code};
    result.message = fmt::format("ein Haushaltssicherungskonzept ist nötig: {}", reason);
    add_label(result, plan, general, "");
    for (const Draw& draw : list) {
      if (draw.amount == 0) continue;
      result.notes.push_back(fmt::format("{}: {} aus der allgemeinen Rücklage, vorher {}",
                                         column_name(plan.columns[draw.column]), euro_text(draw.amount),
                                         euro_text(draw.before)));
    }
    return result;
  }
};

}  // namespace

const Rule& h06_haushaltssicherung() {
  static const ConsolidationNeeded rule;
  return rule;
}

}  // namespace budgetc::rules
