#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h05_text{
    .code = "H05",
    .name = "ausgleichsruecklage-im-planungszeitraum-verbraucht",
    .severity = Severity::warning,
    .source = "§ 75 Abs. 4, § 79 Abs. 3 und § 84 GO NRW (mittelfristige Ergebnis- und Finanzplanung)",
    .explanation =
        R"(Auch die Planjahre sollen ausgeglichen sein. Die Ergebnisse vom Haushaltsjahr an verbrauchen zusammen mehr, als
die Ausgleichsrücklage zu Beginn enthält; von dem genannten Jahr an geht der Fehlbedarf zu Lasten der allgemeinen
Rücklage. Überschüsse eines Jahres zählen der Rücklage zu; ein Verlustvortrag belastet sie
erst in dem Jahr, das ihn abdeckt (`verlustvortrag`, `verlustvortrag_abdeckung`). Genannt wird nur das erste solche Jahr; zum Haushaltsjahr
selbst sagt es Regel H02. Die Regel gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(# haushalt.yaml; Jahresergebnis 2024 -80.000, Plan 2025 -80.500
vollstaendig: ja
ausgleichsruecklage: 100.000
)",
    .good_example = R"(# haushalt.yaml; Jahresergebnis 2024 -80.000, Plan 2025 -80.500
vollstaendig: ja
ausgleichsruecklage: 200.000
)",
    .roles = {{RowRole::annual_result}},
};

class ReserveUsedUp final : public WholePlanRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (!has_role(context, RowRole::annual_result)) return;
    CheckWriter writer(context, output, h05_text.code, Nature::policy);
    const auto& reserve = context.plan.reserves.equalization;
    std::vector<Term> terms;
    std::int64_t left = reserve_of(context, reserve);
    if (reserve) terms.push_back({*reserve, 1});
    tl::expected<std::int64_t, Unmade> result = left;
    if (reserve && !context.plan.figures[*reserve].readable) result = tl::unexpected(Unmade::lost);
    for (const std::size_t column : planning_columns(context.plan)) {
      const bool later = !context.plan.year_of(column);
      const Subject subject{.cell = {.column = static_cast<std::uint16_t>(column)}};
      // What is not known of one year is not known of those after it.
      if (result) result = annual_draw(context, column);
      if (result && append_draw(context, column, terms)) {
        left += *result;
        writer.actual = terms;
        if (later) writer.write(Relation::at_least, subject);
        if (left < 0) return;  // every later year would only repeat it
      } else if (later) {
        writer.skip(subject, result ? Unmade::lost : result.error());
      }
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const Column& column = context.plan.columns[check.subject.cell.column];
    Diagnostic finding{.code = h05_text.code};
    finding.message = fmt::format(
        "bis {} ist die Ausgleichsrücklage verbraucht, {} gehen zu Lasten der "
        "allgemeinen Rücklage",
        column_name(column), euro_text(-check.actual.cents()));
    add_whole_plan_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& h05_allgemeine_ruecklage_verringert() {
  static const ReserveUsedUp rule;
  return rule;
}

}  // namespace budgetc::rules
