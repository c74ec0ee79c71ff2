#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z07_text{
    .code = "Z07",
    .name = "ring-seite-verkehrt",
    .severity = Severity::error,
    .source = "§§ 20 und 21 KomHVO NRW; Planform: eine Zeile zählt Erträge oder Aufwendungen",
    .explanation =
        R"(Unter `ertraege` eines Zweckbindungsrings steht ein Eintrag, dessen Zeile Aufwendungen zählt, oder unter
`aufwendungen` einer, dessen Zeile Erträge zählt. Dann ist der Ring scheinbar ausgeglichen, obwohl beide Seiten
vertauscht sind, oder die Zeile `aufwendungen:` fehlt und alle Einträge gelten als Erträge.)",
    .bad_example = R"(ertraege:
  - {betrag: 122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(aufwendungen:
  - {betrag: 122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
};

class WrongSide final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z07_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const PlanForm& form = context.plan.result_form();
    for (const EarmarkRing& ring : context.plan.rings) {
      for (const RingEntry& entry : ring.entries) {
        if (stands_on_wrong_side(context.plan, entry))
          output.findings.push_back(finding(ring, form.rows[*entry.row], entry));
      }
    }
  }

 private:
  static Diagnostic finding(const EarmarkRing& ring, const FormRow& row, const RingEntry& entry) {
    const std::string_view here = entry.is_income ? "Erträgen" : "Aufwendungen";
    Diagnostic result{.code = z07_text.code};
    result.message =
        fmt::format("Zweckbindungsring {}: der Eintrag steht bei den {}, Zeile {} zählt {}", ring.citation,
                    here, row.number, entry.is_income ? "Aufwendungen" : "Erträge");
    result.primary = {entry.row_number.span, row.label};
    result.helps.push_back(fmt::format("den Eintrag unter `{}` stellen, oder die Zeile berichtigen",
                                       entry.is_income ? "aufwendungen" : "ertraege"));
    return result;
  }
};

}  // namespace

const Rule& z07_ring_seite_verkehrt() {
  static const WrongSide rule;
  return rule;
}

}  // namespace budgetc::rules
