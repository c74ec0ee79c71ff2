#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h02_text{
    .code = "H02",
    .name = "haushalt-unausgeglichen",
    .severity = Severity::error,
    .source = "§ 75 Abs. 2, § 79 Abs. 3 und § 84 Abs. 2 GO NRW (für Kreise mit § 53 Abs. 1 KrO NRW)",
    .explanation =
        R"(Der Haushalt ist ausgeglichen, wenn die Erträge die Aufwendungen erreichen oder übersteigen. Er gilt als
ausgeglichen, wenn die Ausgleichsrücklage den Fehlbedarf deckt. Verglichen wird das Jahresergebnis aller obersten
Stellen im Haushaltsjahr, einschließlich eines globalen Minderaufwands, mit dem Stand der Ausgleichsrücklage, den
`haushalt.yaml` unter `ausgleichsruecklage` nennt; ohne ihn mit null. Ein Verlustvortrag in die drei folgenden Jahre
(`verlustvortrag`) mindert den Fehlbedarf, die Abdeckung eines früheren (`verlustvortrag_abdeckung`) erhöht ihn.
Im Doppelhaushalt wird jedes Haushaltsjahr geprüft, das zweite mit dem, was das erste von der Ausgleichsrücklage übrig lässt.

Was darüber hinaus fehlt, verringert die allgemeine Rücklage und braucht die Genehmigung der Aufsichtsbehörde (§ 75
Abs. 4 GO NRW). Ist sie erteilt, so wird der Befund mit diesem Grund anerkannt, `ort` ist dann `haushalt`. Die Regel
gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(# haushalt.yaml; das Jahresergebnis ist -80.000
vollstaendig: ja
ausgleichsruecklage: 50.000
)",
    .good_example = R"(# haushalt.yaml; das Jahresergebnis ist -80.000
vollstaendig: ja
ausgleichsruecklage: 150.000
)",
    .roles = {{RowRole::annual_result}},
};

class UnbalancedPlan final : public WholePlanRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!has_role(context, RowRole::annual_result)) return;
    CheckWriter writer(context, output, h02_text.code, Nature::policy);
    for (const BudgetYear& budget : context.plan.years) prove(context, budget.column, writer);
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = h02_text.code};
    finding.message = message(context, check);
    add_whole_plan_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    finding.notes.push_back(fmt::format("{} gingen zu Lasten der allgemeinen Rücklage (§ 75 Abs. 4 GO NRW)",
                                        euro_text(-check.actual.cents())));
    if (!context.plan.reserves.equalization)
      finding.helps.emplace_back("den Stand der Rücklage in haushalt.yaml angeben: `ausgleichsruecklage: …`");
    return finding;
  }

 private:
  static void prove(const RuleContext& context, std::size_t column, CheckWriter& writer) {
    const Subject subject{.cell = {.column = static_cast<std::uint16_t>(column)}};
    const auto stand = equalization_before(context, column);
    if (!stand) return writer.skip(subject, stand.error());
    if (!append_draw(context, column, writer.actual)) return writer.skip(subject);
    writer.actual.insert(writer.actual.end(), stand->terms.begin(), stand->terms.end());
    writer.write(Relation::at_least, subject);
  }

  static std::string message(const RuleContext& context, const Check& check) {
    const BudgetPlan& plan = context.plan;
    const std::size_t column = check.subject.cell.column;
    const std::int64_t reserve = equalization_before(context, column).value_or(ReserveStand{}).cents;
    const std::int64_t carried = loss_of(context, plan.losses.carried, column);
    const std::int64_t covered = loss_of(context, plan.losses.covered, column);
    std::string words =
        fmt::format("der Haushalt {} ist nicht ausgeglichen: Jahresergebnis {}, {}",
                    plan.columns[column].year, euro_text(check.actual.cents() - reserve - carried + covered),
                    plan.reserves.equalization ? fmt::format("Ausgleichsrücklage {}", euro_text(reserve))
                                               : std::string("eine Ausgleichsrücklage ist nicht angegeben"));
    if (carried != 0) words += fmt::format(", Verlustvortrag {}", euro_text(carried));
    if (covered != 0) words += fmt::format(", Abdeckung früherer Verlustvorträge {}", euro_text(covered));
    return words;
  }
};

}  // namespace

const Rule& h02_haushalt_unausgeglichen() {
  static const UnbalancedPlan rule;
  return rule;
}

}  // namespace budgetc::rules
