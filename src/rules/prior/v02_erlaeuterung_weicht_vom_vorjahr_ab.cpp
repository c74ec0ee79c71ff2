#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/note/line_notes.hpp"
#include "rules/prior/prior_notes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo v02_text{
    .code = "V02",
    .name = "erlaeuterung-weicht-vom-vorjahr-ab",
    .severity = Severity::error,
    .source = "§ 19 KomHVO NRW: wesentliche Abweichungen vom Vorjahr sind zu erläutern",
    .explanation =
        R"(Nennt eine Ansatzerläuterung mit `vorjahr` den Betrag des Vorjahres, und sind dessen Quellen bekannt, so muss
er dem Betrag der Erläuterung gleichen, die dort zu derselben Zeile mit derselben Bezeichnung steht, oder als einzige
mit demselben Zweckbindungsring. Im Doppelhaushalt ist das Vorjahr des zweiten Haushaltsjahres das erste: was für das
zweite als Vorjahr steht, muss dem gleichen, was dieselbe Erläuterung für das erste nennt.)",
    .bad_example = R"(# im Vorjahr: {betrag: 367.500, bezeichnung: Landeszuwendung}
ansaetze:
  002:
    - {betrag: 376.500, vorjahr: 376.500, bezeichnung: Landeszuwendung}
)",
    .good_example = R"(ansaetze:
  002:
    - {betrag: 376.500, vorjahr: 367.500, bezeichnung: Landeszuwendung}
)",
};

class NoteDiffers final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return v02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, v02_text.code, Nature::identity);
    if (context.prior_year != nullptr) compare_with_last_year(context, writer);
    for (std::size_t year = 1; year < context.plan.years.size(); ++year)
      compare_with_year_before(context.plan, year, writer);
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding = check.subject.cell.column == context.plan.years.front().prior
                             ? differs_from_last_year(context, check, terms)
                             : differs_from_year_before(context, check, terms);
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void compare_with_last_year(const RuleContext& context, CheckWriter& writer) {
    const FigureTable& old_figures = context.prior_year->plan.figures;
    const PriorNodes nodes(context.plan, context.prior_year->plan);
    for (const PriorNote& note : prior_notes(context, nodes)) {
      if (!note.before) continue;
      const Subject subject{.cell = note.cell, .index = note.group, .part = note.note};
      if (!old_figures[*note.before].readable) {
        writer.skip(subject);
        continue;
      }
      writer.actual.push_back({note.amount, 1});
      writer.set_limit(old_figures[*note.before].amount);
      writer.write(Relation::equal, subject);
    }
  }

  /// The year before the second budget year is the first: the note itself says what it has.
  static void compare_with_year_before(const BudgetPlan& plan, std::size_t year, CheckWriter& writer) {
    visit_note_groups(plan, plan.years[year - 1].column, [&](const LineNotes& list, Subject subject) {
      for (subject.part = 0; subject.part < list.notes.size(); ++subject.part) {
        const LineNote& note = list.notes[subject.part];
        if (!note.prior_year[year]) continue;
        writer.actual.push_back({*note.prior_year[year], 1});
        if (note.amount[year - 1]) writer.expected.push_back({*note.amount[year - 1], 1});
        writer.write(Relation::equal, subject);
      }
    });
  }

  static Diagnostic differs_from_last_year(const RuleContext& context, const Check& check,
                                           std::span<const Term> terms) {
    const PriorYear& prior = *context.prior_year;
    const PriorNodes nodes(context.plan, prior.plan);
    const auto notes = prior_notes(context, nodes);
    const PriorNote& note = *std::ranges::find_if(notes, [&](const PriorNote& other) {
      return other.cell == check.subject.cell && other.group == check.subject.index &&
             other.note == check.subject.part;
    });
    Diagnostic finding{.code = v02_text.code};
    finding.message =
        fmt::format("{} »{}«: als Vorjahr stehen {}, im Haushalt {} standen {}",
                    cell_name(context.plan, note.cell), note.now->label.value, format_euro(check.actual),
                    prior.plan.years_text(), format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    finding.related.push_back(
        {prior.plan.figures[*note.before].span,
         fmt::format("Haushalt {}: {}", prior.plan.years_text(), amount_text(prior.plan, *note.before))});
    return finding;
  }

  static Diagnostic differs_from_year_before(const RuleContext& context, const Check& check,
                                             std::span<const Term> terms) {
    const CellRef& cell = check.subject.cell;
    const LineNotes& list = context.plan.node(cell.node).line_notes[check.subject.index];
    const int year = context.plan.columns[cell.column].year;
    Diagnostic finding{.code = v02_text.code};
    finding.message = fmt::format("{} »{}«: als Vorjahr von {} stehen {}, für {} stehen {}",
                                  cell_name(context.plan, cell), list.notes[check.subject.part].label.value,
                                  year + 1, format_euro(check.actual), year, format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    return finding;
  }
};

}  // namespace

const Rule& v02_erlaeuterung_weicht_vom_vorjahr_ab() {
  static const NoteDiffers rule;
  return rule;
}

}  // namespace budgetc::rules
