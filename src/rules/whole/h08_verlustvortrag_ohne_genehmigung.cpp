#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h08_text{
    .code = "H08",
    .name = "verlustvortrag-ohne-genehmigung",
    .severity = Severity::hint,
    .source = "§ 84 Abs. 2 Sätze 1 und 3 GO NRW",
    .explanation =
        R"(Ein Verlustvortrag braucht die Genehmigung der Aufsichtsbehörde; sie kann ein Haushaltssicherungskonzept
verlangen. Der Hinweis nennt jeden Vortrag vom Haushaltsjahr an. Ist er genehmigt, so wird der Befund mit diesem Grund
anerkannt, `ort` ist dann `haushalt`. Die Regel gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(verlustvortrag: {Ansatz 2024: 80.000}
)",
    .good_example = R"(verlustvortrag: {Ansatz 2024: 80.000}
abweichungen:
  - {regel: H08, ort: haushalt, grund: Genehmigung der Bezirksregierung vom 15.03.2024.}
)",
};

class Unapproved final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h08_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!context.plan.complete) return;
    const auto& carried = context.plan.losses.carried;
    for (const std::size_t column : planning_columns(context.plan)) {
      const std::int64_t amount = loss_of(context, carried, column);
      if (amount == 0) continue;
      Diagnostic finding{.code = h08_text.code};
      finding.message = fmt::format("{}: der Verlustvortrag von {} braucht eine Genehmigung",
                                    column_name(context.plan.columns[column]), euro_text(amount));
      add_label(finding, context.plan, *carried[column], "");
      finding.helps.emplace_back(
          "die Genehmigung als anerkannte Abweichung mit Grund vermerken, `ort: haushalt`");
      output.findings.push_back(std::move(finding));
    }
  }
};

}  // namespace

const Rule& h08_verlustvortrag_ohne_genehmigung() {
  static const Unapproved rule;
  return rule;
}

}  // namespace budgetc::rules
