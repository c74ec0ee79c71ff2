#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h04_text{
    .code = "H04",
    .name = "fehlbedarf-aus-ausgleichsruecklage",
    .severity = Severity::hint,
    .source = "§ 75 Abs. 2 Satz 3 GO NRW",
    .explanation =
        R"(Die Aufwendungen des Haushaltsjahres übersteigen die Erträge; der Haushalt gilt nur deshalb als ausgeglichen,
weil die Ausgleichsrücklage den Fehlbedarf deckt. Das ist zulässig und darum ein Hinweis. Er nennt, was von der
Rücklage bleibt. Was nach `verlustvortrag` vorgetragen wird, deckt sie nicht. Die Regel gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(# haushalt.yaml; das Jahresergebnis ist -80.000
vollstaendig: ja
ausgleichsruecklage: 100.000
)",
    .good_example = R"(# haushalt.yaml; das Jahresergebnis ist 0
vollstaendig: ja
ausgleichsruecklage: 100.000
)",
    .roles = {{RowRole::annual_result}},
};

class CoveredByReserve final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!context.plan.reserves.equalization || !has_role(context, RowRole::annual_result)) return;
    for (const BudgetYear& budget : context.plan.years) look_at(context, budget, output);
  }

 private:
  static void look_at(const RuleContext& context, const BudgetYear& budget, RuleOutput& output) {
    const auto stand = equalization_before(context, budget.column);
    const auto result = stand ? annual_draw(context, budget.column) : tl::unexpected(stand.error());
    if (!result) return output.checks.add_unmade({h04_text.code, result.error(), {}});
    if (*result >= 0) return;
    const std::int64_t rest = stand->cents + *result;
    if (rest < 0) return;  // H02 says so
    Diagnostic finding{.code = h04_text.code};
    finding.message = fmt::format("der Fehlbedarf {} von {} wird aus der Ausgleichsrücklage gedeckt",
                                  budget.year, euro_text(-*result));
    add_label(finding, context.plan, *context.plan.reserves.equalization, "");
    finding.notes.push_back(fmt::format("von der Ausgleichsrücklage bleiben {}", euro_text(rest)));
    output.findings.push_back(std::move(finding));
  }
};

}  // namespace

const Rule& h04_fehlbedarf_aus_ausgleichsruecklage() {
  static const CoveredByReserve rule;
  return rule;
}

}  // namespace budgetc::rules
