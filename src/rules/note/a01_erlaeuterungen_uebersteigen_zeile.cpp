#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/note/line_notes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo a01_text{
    .code = "A01",
    .name = "erlaeuterungen-uebersteigen-zeile",
    .severity = Severity::error,
    .source = "§ 19 KomHVO NRW (Erläuterungen)",
    .explanation =
        R"(Die Erläuterungen zu wesentlichen Ansätzen zerlegen den Ansatz einer Zeile, meist nicht vollständig. Ihre
Beträge dürfen zusammen nicht mehr ergeben als die Zeile im Haushaltsjahr. Sie sind im Sinn der Zeile geschrieben:
positiv, auch bei Aufwendungen.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.555.800]
ansaetze:
  002:
    - {betrag: 990.000, bezeichnung: Landeszuwendung »KIM Baustein II«}
    - {betrag: 566.300, bezeichnung: Landeszuwendung »KIM Baustein III«}
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  002: [1.556.300]
ansaetze:
  002:
    - {betrag: 990.000, bezeichnung: Landeszuwendung »KIM Baustein II«}
    - {betrag: 566.300, bezeichnung: Landeszuwendung »KIM Baustein III«}
)",
};

class NotesExceedRow final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return a01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, a01_text.code, Nature::bound);
    for (const BudgetYear& budget : context.plan.years) {
      visit_note_groups(context.plan, budget.column, [&](const LineNotes& notes, const Subject& subject) {
        if (notes.complete) return;  // then rule A02 asks for more
        write_note_sum(context, notes, subject, Relation::at_most, writer);
      });
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = a01_text.code};
    finding.message = fmt::format("{}: die Erläuterungen ergeben {}, die Zeile hat {}, {}",
                                  cell_name(context.plan, check.subject.cell), format_euro(check.actual),
                                  format_euro(check.expected), too_much_or_little(check));
    add_note_labels(finding, context, check, terms);
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& a01_erlaeuterungen_uebersteigen_zeile() {
  static const NotesExceedRow rule;
  return rule;
}

}  // namespace budgetc::rules
