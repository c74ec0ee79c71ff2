#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/note/line_notes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo a03_text{
    .code = "A03",
    .name = "vorjahr-uebersteigt-spalte",
    .severity = Severity::error,
    .source = "§ 19 KomHVO NRW (Erläuterungen); § 1 Abs. 3 KomHVO NRW (Vorjahresspalte)",
    .explanation =
        R"(Nennt eine Erläuterung mit `vorjahr` den Ansatz des Vorjahres, so ist er ein Teil der Vorjahresspalte ihrer
Zeile und kann nicht größer sein. Geprüft wird, wo die Vorjahresspalte einen Betrag hat; in einem neu gebildeten
Budget ist sie leer.)",
    .bad_example = R"(teilergebnisplan:
  spalten: [Ansatz 2023, Ansatz 2024]
  002: [360.000, 376.500]
ansaetze:
  002:
    - {betrag: 376.500, vorjahr: 367.500, bezeichnung: Landeszuwendung}
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2023, Ansatz 2024]
  002: [367.500, 376.500]
ansaetze:
  002:
    - {betrag: 376.500, vorjahr: 367.500, bezeichnung: Landeszuwendung}
)",
};

class PriorYearExceedsColumn final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return a03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, a03_text.code, Nature::bound);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      const auto& prior = context.plan.years[year].prior;
      if (!prior) continue;
      visit_note_groups(context.plan, *prior, [&](const LineNotes& notes, Subject subject) {
        for (subject.part = 0; subject.part < notes.notes.size(); ++subject.part) {
          prove(context, notes.notes[subject.part].prior_year[year], subject, writer);
        }
      });
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = a03_text.code};
    finding.message = fmt::format("{}: der Vorjahresbetrag einer Erläuterung ist {}, die Zeile hatte {}",
                                  cell_name(context.plan, check.subject.cell), format_euro(check.actual),
                                  format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    return finding;
  }

 private:
  /// Whether the column has no amount there; one that was lost, or leaves the range, is one.
  static bool is_blank(const Evaluation& evaluation, const CellRef& ref) {
    const Cell& cell = evaluation.cell(ref);
    return !cell.written && !cell.value && !cell.overflow && evaluation.decidable(ref);
  }

  static void prove(const RuleContext& context, const std::optional<FigureId>& amount, const Subject& subject,
                    CheckWriter& writer) {
    if (!amount || is_blank(context.evaluation, subject.cell)) return;
    if (!append_row(context, subject.cell, writer.expected)) return writer.skip(subject);
    writer.actual.push_back({*amount, 1});
    writer.write(Relation::at_most, subject);
  }
};

}  // namespace

const Rule& a03_vorjahr_uebersteigt_spalte() {
  static const PriorYearExceedsColumn rule;
  return rule;
}

}  // namespace budgetc::rules
