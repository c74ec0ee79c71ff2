#include <fmt/format.h>

#include "live/faults.hpp"
#include "live/resolve.hpp"
#include "parts/registry.hpp"
#include "rules/engine/rule_list.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo t05_text{
    .code = live::faulty_figure,
    .name = "zahl-im-text-ohne-ziel",
    .severity = Severity::error,
    .source = "Praxis: eine Zahl im Text ist die Zahl des Plans",
    .explanation =
        R"(Ein Text nennt in geschweiften Klammern eine Zahl des Plans, und es gibt sie nicht, oder sie ist dort nicht
bekannt: eine Stelle, Zeile, Spalte, Kennzahl oder ein Zweckbindungsring fehlt, das Feld ist leer, ein Betrag darin ist
nicht lesbar oder zu groß, mehrere Pläne haben die Zeile, oder die Klammer ist nicht so geschrieben wie

- `{betrag 35.02.01 001 "Ansatz 2024"}`, kürzer `{betrag 001}`, als Summe `{betrag haushalt 10 + 19 - 23}`,
- `{ring 35-02 ertraege}`, `{kennzahl quote 2024}`, `{stellen 35.01 2026}`.

Nur diese vier Wörter gleich hinter der Klammer, mit einem Leerzeichen danach, haben diese Bedeutung. Ist die Klammer selbst gemeint, steht ein
Schrägstrich davor: `\{betrag`. Solange der Befund besteht, steht im Band die Klammer, wie sie geschrieben ist.)",
    .bad_example = R"(erlaeuterungen: |
  Die Zuwendungen steigen auf {betrag 200}.
)",
    .good_example = R"(erlaeuterungen: |
  Die Zuwendungen steigen auf {betrag 002}.
)",
};

class FaultyFigure final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (const PlacedProse& prose : prose_of(context.plan)) {
      if (!live::has_live_figure(prose.text->value)) continue;
      const auto resolved = live::resolve(prose.text->value, {context.plan, context.evaluation, prose.node});
      for (Diagnostic& finding : live::findings_of(context.files, *prose.text, resolved.faults))
        output.findings.push_back(std::move(finding));
    }
  }
};

}  // namespace

const Rule& t05_zahl_im_text_ohne_ziel() {
  static const FaultyFigure rule;
  return rule;
}

}  // namespace budgetc::rules
