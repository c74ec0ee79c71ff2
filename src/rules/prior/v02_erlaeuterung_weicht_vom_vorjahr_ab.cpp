#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
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
mit demselben Zweckbindungsring.)",
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
    if (context.prior_year == nullptr) return;
    const FigureTable& old_figures = context.prior_year->plan.figures;
    const PriorNodes nodes(context.plan, context.prior_year->plan);
    CheckWriter writer(context, output, v02_text.code, Nature::identity);
    for (const PriorNote& note : prior_notes(context, nodes)) {
      if (note.before == nullptr) continue;
      const Subject subject{.cell = note.cell, .index = note.group, .part = note.note};
      if (!old_figures[note.before->amount].readable) {
        writer.skip(subject);
        continue;
      }
      writer.actual.push_back({*note.now->prior_year, 1});
      writer.set_limit(old_figures[note.before->amount].amount);
      writer.write(Relation::equal, subject);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const PriorYear& prior = *context.prior_year;
    const PriorNodes nodes(context.plan, prior.plan);
    const auto notes = prior_notes(context, nodes);
    const PriorNote& note = *std::ranges::find_if(notes, [&](const PriorNote& other) {
      return other.cell == check.subject.cell && other.group == check.subject.index &&
             other.note == check.subject.part;
    });
    Diagnostic finding{.code = v02_text.code};
    finding.message = fmt::format("{} »{}«: als Vorjahr stehen {}, im Haushalt {} standen {}",
                                  cell_name(context.plan, note.cell), note.now->label.value,
                                  format_euro(check.actual), prior.plan.year, format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    finding.related.push_back(
        {prior.plan.figures[note.before->amount].span,
         fmt::format("Haushalt {}: {}", prior.plan.year, amount_text(prior.plan, note.before->amount))});
    add_amounts(finding, check);
    return finding;
  }
};

}  // namespace

const Rule& v02_erlaeuterung_weicht_vom_vorjahr_ab() {
  static const NoteDiffers rule;
  return rule;
}

}  // namespace budgetc::rules
