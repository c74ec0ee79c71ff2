#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/indicator/indicators.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo k03_text{
    .code = "K03",
    .name = "formel-fehlerhaft",
    .severity = Severity::error,
    .source = "Quellformat, Formeln der Kennzahlen (Handbuch, »Kennzahlen«)",
    .explanation =
        R"(Die Formel einer Kennzahl lässt sich nicht lesen oder nicht rechnen: ein Zeichen ist falsch, eine Kennung gibt
es nicht, ein Knoten, eine Zeile oder eine Spalte fehlt, Kennzahlen werden im Kreis auseinander berechnet, oder es
wird durch null geteilt. Gezeigt wird die Stelle in der Formel.

Wo Zähler und Nenner null sind, weil noch nichts erhoben ist, darf der Wert leer oder 0 sein; das ist kein Befund.
Andere Kennzahlen, die mit der fehlerhaften rechnen, werden nicht eigens gemeldet.)",
    .bad_example = R"(- {kennung: faelle, bezeichnung: Anzahl Fälle, werte: [149]}
- {kennung: personen, bezeichnung: Anzahl Personen, werte: [353]}
- {bezeichnung: Personen je Fall, formel: personen / fall, werte: [2]}
)",
    .good_example = R"(- {kennung: faelle, bezeichnung: Anzahl Fälle, werte: [149]}
- {kennung: personen, bezeichnung: Anzahl Personen, werte: [353]}
- {bezeichnung: Personen je Fall, formel: personen / faelle, werte: [2]}
)",
    .standing = Standing::obstacle,
};

/// An indicator that cannot be computed in some column, and the first reason why.
struct Faulty {
  IndicatorPlace place;
  ExpressionError error;
  /// Derived indicators that its formula names.
  std::vector<IndicatorPlace> operands;
};

/// The indicator, whatever the column.
auto row_of(const IndicatorPlace& place) {
  return std::tuple(place.node, place.table, place.row);
}

std::optional<Faulty> find_fault(const RuleContext& context, PlanEnvironment& environment,
                                 const IndicatorAt& at) {
  for (std::size_t column = 0; column < at.table->columns.size(); ++column) {
    const IndicatorPlace place = in_column(at.place, column);
    auto value = environment.indicator_value(place);
    if (value) continue;
    IndicatorAnatomy anatomy = take_apart(context.plan, context.evaluation, place);
    const auto is_readable = [&](FigureId id) { return context.plan.figures[id].readable; };
    if (!std::ranges::all_of(anatomy.figures, is_readable)) continue;
    if (reads_nothing_yet(context, anatomy, written_value(*at.indicator, column))) continue;
    return Faulty{place, std::move(value.error()), std::move(anatomy.derived)};
  }
  return std::nullopt;
}

/// Keeps those that are at fault themselves, and one of each circle.
class Innermost {
 public:
  explicit Innermost(const std::vector<Faulty>& faulty) : faulty_(faulty), explained_(faulty.size()) {
    for (std::size_t i = 0; i < faulty.size(); ++i) index_.emplace(row_of(faulty[i].place), i);
    for (std::size_t i = 0; i < faulty.size(); ++i) {
      for (const IndicatorPlace& operand : faulty[i].operands) {
        if (const auto at = index_.find(row_of(operand)); at != index_.end())
          dependents_[at->second].push_back(i);
      }
    }
  }

  std::vector<const Faulty*> run() {
    for (std::size_t i = 0; i < faulty_.size(); ++i) {
      if (is_at_fault_itself(faulty_[i])) keep(i);
    }
    // What is still not explained goes in a circle.
    for (std::size_t i = 0; i < faulty_.size(); ++i) {
      if (!explained_[i]) keep(i);
    }
    return std::move(kept_);
  }

 private:
  [[nodiscard]] bool is_at_fault_itself(const Faulty& one) const {
    return std::ranges::none_of(one.operands,
                                [&](const auto& place) { return index_.contains(row_of(place)); });
  }

  /// Keeps one, which explains all that is computed from it, however far away.
  void keep(std::size_t index) {
    kept_.push_back(&faulty_[index]);
    std::vector<std::size_t> open{index};
    explained_[index] = true;
    while (!open.empty()) {
      const auto dependents = dependents_.find(open.back());
      open.pop_back();
      if (dependents == dependents_.end()) continue;
      for (const std::size_t dependent : dependents->second) {
        if (explained_[dependent]) continue;
        explained_[dependent] = true;
        open.push_back(dependent);
      }
    }
  }

  const std::vector<Faulty>& faulty_;
  std::vector<bool> explained_;
  std::map<std::tuple<NodeId, std::size_t, std::size_t>, std::size_t> index_;
  /// What is computed from each, by index.
  std::map<std::size_t, std::vector<std::size_t>> dependents_;
  std::vector<const Faulty*> kept_;
};

Diagnostic finding(const RuleContext& context, const Faulty& faulty) {
  const IndicatorAt at = indicator_at(context.plan, faulty.place);
  Diagnostic result{.code = k03_text.code};
  result.message = fmt::format("Kennzahl »{}«: {}", at.indicator->label.value, faulty.error.message);
  result.primary = {span_in(context.files, *at.indicator->formula, faulty.error.place), "hier"};
  const IndicatorColumn& column = at.table->columns[faulty.place.column].value;
  result.notes.push_back(fmt::format("gerechnet für {} {} {}",
                                     context.plan.node(faulty.place.node).number.value, column.year,
                                     column.actual ? "Ist" : "Plan"));
  if (!faulty.error.help.empty()) result.helps.push_back(faulty.error.help);
  return result;
}

class FaultyFormula final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return k03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    PlanEnvironment environment(context.plan, context.evaluation);
    std::vector<Faulty> faulty;
    visit_indicators(context.plan, [&](const IndicatorAt& at) {
      if (!at.indicator->formula) return;
      if (auto fault = find_fault(context, environment, at)) faulty.push_back(std::move(*fault));
    });
    for (const Faulty* const one : Innermost(faulty).run()) output.findings.push_back(finding(context, *one));
  }
};

}  // namespace

const Rule& k03_formel_fehlerhaft() {
  static const FaultyFormula rule;
  return rule;
}

}  // namespace budgetc::rules
