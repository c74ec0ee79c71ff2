#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h06_text{
    .code = "H06",
    .name = "haushaltssicherung-noetig",
    .severity = Severity::warning,
    .source = "§ 76 Abs. 1 GO NRW (Haushaltssicherungskonzept)",
    .explanation =
        R"(Ein Haushaltssicherungskonzept ist aufzustellen, wenn die Planung die allgemeine Rücklage

- in einem Jahr um mehr als ein Viertel verringert (Nr. 1),
- in zwei aufeinanderfolgenden Jahren jeweils um mehr als ein Zwanzigstel verringert (Nr. 2), oder
- so weit verringert, dass die Bilanz einen nicht durch Eigenkapital gedeckten Fehlbetrag zeigt (Nr. 3).

Gerechnet wird vom Stand zu Beginn des Haushaltsjahres an (`allgemeine_ruecklage` und `ausgleichsruecklage` in
`haushalt.yaml`), jedes Jahr von dem, was das vorige übrig lässt; jeder Fehlbedarf geht zuerst zu Lasten der
Ausgleichsrücklage. Was als Verlustvortrag offen ist, mindert das Eigenkapital, nicht die Rücklage. Genannt wird der
erste Anlass. Ohne `allgemeine_ruecklage` prüft diese Regel nichts; sie gilt nur mit `vollstaendig: ja`.

Nr. 3 gilt hier in Haushalten ab 2024; vorher ist der dritte Anlass, dass die allgemeine Rücklage innerhalb des
Planungszeitraums aufgebraucht wird. Dass der neue Wortlaut mit 2024 gilt, ist aus seiner Fundstelle geschlossen und
nicht am Gesetzblatt geprüft, der alte ist aus der Kenntnis der Praxis angegeben. Für Kreise können §§ 56a bis 56c KrO
NRW Abweichendes bestimmen; auch das ist nicht geprüft.)",
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

/// The first fiscal year for which the third case is the uncovered loss.
constexpr int uncovered_loss_since = 2024;

/// What one year takes out of the general reserve.
struct Draw {
  std::size_t column = 0;
  std::int64_t before = 0;
  std::int64_t amount = 0;
  /// Losses carried forward until then and not yet covered.
  std::int64_t carried = 0;

  /// More than so-and-so-much of what was there.
  [[nodiscard]] bool exceeds(std::int64_t part) const { return amount > before / part; }
};

/// Losses of the years before that are carried forward and not yet covered.
std::int64_t carried_before(const RuleContext& context) {
  std::int64_t open = 0;
  for (std::size_t column = 0; column < context.plan.columns.size(); ++column) {
    if (context.plan.columns[column].year >= context.plan.first_year()) continue;
    open += loss_of(context, context.plan.losses.carried, column) -
            loss_of(context, context.plan.losses.covered, column);
  }
  return open;
}

/// The draws of all planning years; or why a result cannot be said.
tl::expected<std::vector<Draw>, Unmade> draws(const RuleContext& context) {
  std::vector<Draw> list;
  std::int64_t equalization = reserve_of(context, context.plan.reserves.equalization);
  std::int64_t general = reserve_of(context, context.plan.reserves.general);
  std::int64_t carried = carried_before(context);
  for (const std::size_t column : planning_columns(context.plan)) {
    const auto result = annual_draw(context, column);
    if (!result) return tl::unexpected(result.error());
    carried += loss_of(context, context.plan.losses.carried, column) -
               loss_of(context, context.plan.losses.covered, column);
    equalization += *result;
    const std::int64_t amount = std::max<std::int64_t>(0, -equalization);
    equalization = std::max<std::int64_t>(0, equalization);
    list.push_back({column, general, amount, carried});
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
    if (std::string third = third_case(plan, draw); !third.empty()) return third;
    if (draw.amount > 0 && draw.exceeds(4))
      return fmt::format("{} verringert die allgemeine Rücklage um {}, mehr als ein Viertel von {}", column,
                         euro_text(draw.amount), euro_text(draw.before));
    const bool twice = i > 0 && draw.amount > 0 && draw.exceeds(20) && list[i - 1].exceeds(20);
    if (!twice) return {};
    return fmt::format("{} und {} verringern die allgemeine Rücklage jeweils um mehr als ein Zwanzigstel",
                       column_name(plan.columns[list[i - 1].column]), column);
  }

  static std::string third_case(const BudgetPlan& plan, const Draw& draw) {
    const std::string column = column_name(plan.columns[draw.column]);
    const bool uncovered = draw.amount + draw.carried > draw.before;
    if (plan.first_year() >= uncovered_loss_since)
      return uncovered ? fmt::format("bis {} bleibt ein nicht durch Eigenkapital gedeckter Fehlbetrag von {}",
                                     column, euro_text(draw.amount + draw.carried - draw.before))
                       : std::string();
    const bool used_up = draw.amount > 0 && draw.amount >= draw.before;
    return used_up ? fmt::format("die allgemeine Rücklage ist bis {} aufgebraucht", column) : std::string();
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
