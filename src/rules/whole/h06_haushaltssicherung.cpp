#include <algorithm>

#include <fmt/format.h>

#include "base/rational.hpp"
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

Die Grenzen stehen mit ihren Jahren und Fundstellen in der Planform (`grenzen`); nennt sie für das Haushaltsjahr keine,
so ist auch das ein Befund, sobald die Planung die allgemeine Rücklage verringert. In den mitgelieferten Planformen gilt
Nr. 3 in Haushalten ab 2024; vorher ist der dritte Anlass, dass die allgemeine Rücklage innerhalb des
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
    .roles = {{RowRole::annual_result}},
};

/// What one year takes out of the general reserve.
struct Draw {
  std::size_t column = 0;
  std::int64_t before = 0;
  std::int64_t amount = 0;
  /// Losses carried forward until then and not yet covered.
  std::int64_t carried = 0;

  /// It is more than the law lets a year take of what was there; never without a limit.
  [[nodiscard]] bool exceeds(const LegalLimit* limit) const {
    return limit != nullptr && amount > 0 &&
           Rational::Integer{amount} * limit->whole > Rational::Integer{before} * limit->parts;
  }
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

/// What the law says of a budget year; nullptr where the form knows nothing.
struct Limits {
  const LegalLimit* one_year = nullptr;
  const LegalLimit* two_years = nullptr;
  const LegalLimit* used_up = nullptr;
  const LegalLimit* uncovered_loss = nullptr;

  [[nodiscard]] bool none() const { return !one_year && !two_years && !used_up && !uncovered_loss; }
};

Limits limits_of(const BudgetPlan& plan, const Draw& draw) {
  const int year = lawful_year(plan, draw.column);
  const auto limit = [&](LimitKind kind) { return plan.result_form().limit(kind, year); };
  return {.one_year = limit(LimitKind::draw_in_one_year),
          .two_years = limit(LimitKind::draw_in_two_years),
          .used_up = limit(LimitKind::reserve_used_up),
          .uncovered_loss = limit(LimitKind::uncovered_loss)};
}

/// "1/4".
std::string share_text(const LegalLimit& limit) {
  return fmt::format("{}/{}", limit.parts, limit.whole);
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
      const Limits limits = limits_of(context.plan, (*list)[i]);
      if (limits.none() && (*list)[i].amount > 0)
        return output.findings.push_back(without_limit(context.plan, (*list)[i], *general));
      const std::string reason = reason_at(context.plan, limits, *list, i);
      if (reason.empty()) continue;
      output.findings.push_back(finding(context.plan, *general, *list, reason));
      return;
    }
  }

 private:
  static std::string reason_at(const BudgetPlan& plan, const Limits& limits, const std::vector<Draw>& list,
                               std::size_t i) {
    const Draw& draw = list[i];
    const std::string column = column_name(plan.columns[draw.column]);
    if (std::string third = third_case(plan, limits, draw); !third.empty()) return third;
    if (draw.exceeds(limits.one_year))
      return fmt::format("{} verringert die allgemeine Rücklage um {}, mehr als {} von {}", column,
                         euro_text(draw.amount), share_text(*limits.one_year), euro_text(draw.before));
    const bool twice = i > 0 && draw.exceeds(limits.two_years) && list[i - 1].exceeds(limits.two_years);
    if (!twice) return {};
    return fmt::format("{} und {} verringern die allgemeine Rücklage jeweils um mehr als {}",
                       column_name(plan.columns[list[i - 1].column]), column, share_text(*limits.two_years));
  }

  static std::string third_case(const BudgetPlan& plan, const Limits& limits, const Draw& draw) {
    const std::string column = column_name(plan.columns[draw.column]);
    const bool uncovered = draw.amount + draw.carried > draw.before;
    if (uncovered && limits.uncovered_loss != nullptr)
      return fmt::format("bis {} bleibt ein nicht durch Eigenkapital gedeckter Fehlbetrag von {}", column,
                         euro_text(draw.amount + draw.carried - draw.before));
    const bool used_up = draw.amount > 0 && draw.amount >= draw.before;
    if (used_up && limits.used_up != nullptr)
      return fmt::format("die allgemeine Rücklage ist bis {} aufgebraucht", column);
    return {};
  }

  static Diagnostic without_limit(const BudgetPlan& plan, const Draw& draw, FigureId general) {
    Diagnostic result{.code = h06_text.code};
    result.message = fmt::format(
        "die Planform {} nennt für {} keine Grenze, bis zu der die allgemeine Rücklage verringert werden "
        "darf",
        plan.result_form().name, lawful_year(plan, draw.column));
    add_label(result, plan, general, "");
    result.helps.emplace_back("unter `grenzen` der Planform das Jahr mit Anteil und Quelle ergänzen");
    return result;
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
