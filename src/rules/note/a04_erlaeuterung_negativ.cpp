#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/note/line_notes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo a04_text{
    .code = "A04",
    .name = "erlaeuterung-negativ",
    .severity = Severity::warning,
    .source = "Quellformat: Beträge der Erläuterungen stehen im Sinn ihrer Zeile, ohne Vorzeichen",
    .explanation =
        R"(Der Betrag einer Erläuterung ist negativ. Erläuterungen stehen im Sinn ihrer Zeile und sind positiv, auch
bei Aufwendungen. Mit einem negativen Betrag ergeben sie scheinbar nicht mehr als die Zeile, so groß die anderen auch
sind. Weil eine Erstattung so gemeint sein kann, ist es eine Warnung; dann lässt sie sich als Abweichung anerkennen,
deren `differenz` der negative Betrag ist. In Zeilen, die beide Vorzeichen haben (Salden, `vorzeichen: beide`), wird
nicht geprüft.)",
    .bad_example = R"(ansaetze:
  015:
    - {betrag: -122.400, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(ansaetze:
  015:
    - {betrag: 122.400, bezeichnung: Zuweisungen an Gemeinden}
)",
};

class NegativeNote final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return a04_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, a04_text.code, Nature::expectation);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      const BudgetYear& budget = context.plan.years[year];
      const auto prove_all = [&](std::size_t column, YearFigures LineNote::*amount) {
        visit_note_groups(context.plan, column, [&](const LineNotes& notes, const Subject& subject) {
          prove(context, notes, subject, amount, year, writer);
        });
      };
      prove_all(budget.column, &LineNote::amount);
      prove_all(budget.prior.value_or(budget.column), &LineNote::prior_year);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const bool prior = context.plan.figures[terms.front().figure].kind == FigureKind::note_prior_year;
    Diagnostic finding{.code = a04_text.code};
    finding.message = fmt::format("{}: der {} {} einer Erläuterung ist negativ",
                                  cell_name(context.plan, check.subject.cell),
                                  prior ? "Vorjahresbetrag" : "Betrag", format_euro(check.actual));
    add_label(finding, context.plan, terms.front().figure, format_euro(check.actual));
    add_amounts(finding, check);
    finding.helps.emplace_back("Beträge der Erläuterungen stehen ohne Vorzeichen, auch Aufwendungen");
    return finding;
  }

 private:
  static void prove(const RuleContext& context, const LineNotes& notes, Subject subject,
                    YearFigures LineNote::*amount, std::size_t year, CheckWriter& writer) {
    const FormRow& row = context.plan.form(subject.cell.plan).rows[subject.cell.row];
    if (row.either_sign || row.nature == RowNature::balance) return;
    for (subject.part = 0; subject.part < notes.notes.size(); ++subject.part) {
      const std::optional<FigureId> figure = (notes.notes[subject.part].*amount)[year];
      if (!figure) continue;
      writer.actual.push_back({*figure, 1});
      writer.write(Relation::at_least, subject);
    }
  }
};

}  // namespace

const Rule& a04_erlaeuterung_negativ() {
  static const NegativeNote rule;
  return rule;
}

}  // namespace budgetc::rules
