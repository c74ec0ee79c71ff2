#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/prior/prior_notes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo v05_text{
    .code = "V05",
    .name = "erlaeuterung-ohne-vorjahr",
    .severity = Severity::hint,
    .source = "Praxis: Vorjahresbeträge sind belegt",
    .explanation =
        R"(Eine Ansatzerläuterung nennt mit `vorjahr` einen Betrag, aber im Haushalt des Vorjahres steht zu derselben
Zeile keine Erläuterung mit derselben Bezeichnung und keine einzelne mit demselben Zweckbindungsring. Der Betrag lässt
sich dann nicht vergleichen. Oft heißt die Sache nur anders als im Vorjahr; darum ist es ein Hinweis.)",
    .bad_example = R"(# im Vorjahr: {betrag: 367.500, bezeichnung: Zuwendung des Landes}
ansaetze:
  002:
    - {betrag: 376.500, vorjahr: 367.500, bezeichnung: Landeszuwendung}
)",
    .good_example = R"(ansaetze:
  002:
    - {betrag: 376.500, vorjahr: 367.500, bezeichnung: Zuwendung des Landes}
)",
};

class NoteWithoutPrior final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return v05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (context.prior_year == nullptr) return;
    const PriorNodes nodes(context.plan, context.prior_year->plan);
    std::vector<const PriorNote*> open;
    const std::vector<PriorNote> notes = prior_notes(context, nodes);
    // Notes come node by node; each node gets one finding.
    for (const PriorNote& note : notes) {
      if (note.before) continue;
      if (!open.empty() && open.front()->cell.node != note.cell.node) report(context, open, output);
      open.push_back(&note);
    }
    if (!open.empty()) report(context, open, output);
  }

 private:
  static void report(const RuleContext& context, std::vector<const PriorNote*>& notes, RuleOutput& output) {
    const std::string& node = context.plan.node(notes.front()->cell.node).number.value;
    const std::string year = context.prior_year->plan.years_text();
    Diagnostic finding{.code = v05_text.code};
    finding.message =
        notes.size() == 1
            ? fmt::format("{}: eine Erläuterung nennt einen Vorjahresbetrag, der Haushalt {} hat keine dazu",
                          node, year)
            : fmt::format("{}: {} Erläuterungen nennen Vorjahresbeträge, der Haushalt {} hat keine dazu",
                          node, notes.size(), year);
    std::vector<Term> figures;
    for (const PriorNote* note : notes) figures.push_back({note->amount, 1});
    add_labels(finding, context.plan, figures);
    output.findings.push_back(std::move(finding));
    notes.clear();
  }
};

}  // namespace

const Rule& v05_erlaeuterung_ohne_vorjahr() {
  static const NoteWithoutPrior rule;
  return rule;
}

}  // namespace budgetc::rules
