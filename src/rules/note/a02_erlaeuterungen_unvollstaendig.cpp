#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/note/line_notes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo a02_text{
    .code = "A02",
    .name = "erlaeuterungen-unvollstaendig",
    .severity = Severity::error,
    .source = "§ 19 KomHVO NRW (Erläuterungen); Angabe `vollstaendig: ja`",
    .explanation =
        R"(Erläuterungen, die mit `vollstaendig: ja` gekennzeichnet sind, zerlegen ihre Zeile ganz: ihre Beträge
müssen zusammen genau den Ansatz des Haushaltsjahres ergeben.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  015: [-198.400]
ansaetze:
  015:
    vollstaendig: ja
    posten:
      - {betrag: 189.400, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2024]
  015: [-198.400]
ansaetze:
  015:
    vollstaendig: ja
    posten:
      - {betrag: 198.400, bezeichnung: Zuweisungen an Gemeinden}
)",
};

class IncompleteNotes final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return a02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, a02_text.code, Nature::identity);
    for (const BudgetYear& budget : context.plan.years) {
      visit_note_groups(context.plan, budget.column, [&](const LineNotes& notes, const Subject& subject) {
        if (!notes.complete) return;
        writer.lacks_with = -1;
        write_note_sum(context, notes, subject, Relation::equal, writer);
      });
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = a02_text.code};
    finding.message = fmt::format("{}: die vollständigen Erläuterungen ergeben {}, die Zeile hat {}, {}",
                                  cell_name(context.plan, check.subject.cell), format_euro(check.actual),
                                  format_euro(check.expected), too_much_or_little(check));
    add_note_labels(finding, context, check, terms);
    add_amounts(finding, check);
    if (check.may_lack) {
      finding.helps.push_back(fmt::format(
          "fehlt ein Posten von {}?", format_euro(Money::from_cents(-check.difference()).value_or(Money{}))));
    }
    return finding;
  }
};

}  // namespace

const Rule& a02_erlaeuterungen_unvollstaendig() {
  static const IncompleteNotes rule;
  return rule;
}

}  // namespace budgetc::rules
