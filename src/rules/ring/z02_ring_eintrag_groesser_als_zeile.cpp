#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z02_text{
    .code = "Z02",
    .name = "ring-eintrag-groesser-als-zeile",
    .severity = Severity::error,
    .source = "§§ 20, 21 Abs. 2 und 22 Abs. 3 KomHVO NRW; gebunden werden kann nur, was veranschlagt ist",
    .explanation =
        R"(Jeder Eintrag eines Zweckbindungsrings ist in einer Zeile des Teilergebnisplans veranschlagt, die er mit
`stelle` und `zeile` nennt. Die Einträge eines Rings in einer Zeile dürfen zusammen nicht mehr sein als deren Ansatz
im Haushaltsjahr; damit ist es auch keiner allein. Die Stelle kann ein Produkt oder eine Produktgruppe sein. Beträge
der Ringe sind positiv, auch bei Aufwendungen.)",
    .bad_example = R"(# 35.02 Zeile 015, Ansatz 2024: -155.400
aufwendungen:
  - {betrag: 165.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(# 35.02 Zeile 015, Ansatz 2024: -155.400
aufwendungen:
  - {betrag: 122.400, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
};

class MoreThanTheRow final : public RingRowRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z02_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, z02_text.code, Nature::bound);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      skip_lost_entries(context.plan, year, writer);
      const RingIndex index(context.plan, year);
      for (const RingRow& row : index.rows()) prove(context, row, index.entries(row, false), writer);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = z02_text.code};
    finding.message = fmt::format("Zweckbindungsring {} bindet {} in {}, veranschlagt sind {}",
                                  context.plan.rings[check.subject.index].citation, format_euro(check.actual),
                                  cell_name(context.plan, check.subject.cell), format_euro(check.expected));
    const auto entries = terms.first(check.actual_term_count);
    add_single_entry(finding, context.plan, check, entries);
    add_labels(finding, context.plan, entries);
    add_labels(finding, context.plan, terms.subspan(check.actual_term_count));
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void prove(const RuleContext& context, const RingRow& row, std::vector<Term> entries,
                    CheckWriter& writer) {
    if (entries.empty()) return;
    const bool written = context.evaluation.cell(row.cell).written.has_value();
    if (!written && !context.evaluation.decidable(row.cell))
      return writer.skip({.cell = row.cell, .index = row.ring});
    writer.actual = std::move(entries);
    const int sign = context.plan.form(row.cell.plan).own_sense_sign(row.cell.row);
    context.evaluation.append_terms(row.cell, sign, writer.expected);
    writer.write(Relation::at_most, {.cell = row.cell, .index = row.ring});
  }

  /// An entry at a place that does not exist, or was not read, cannot be held against its row; Z05 says
  /// which.
  static void skip_lost_entries(const BudgetPlan& plan, std::size_t year, CheckWriter& writer) {
    for (std::uint32_t i = 0; i < plan.rings.size(); ++i) {
      const EarmarkRing& ring = plan.rings[i];
      for (const RingEntry& entry : ring.entries) {
        const bool lost = !entry.node || !entry.row;
        if (lost && entry.amount[year]) writer.skip({.cell = {ring.node}, .index = i});
      }
    }
  }

  /// Of several entries, one may exceed the row alone: then it is the one to look at.
  static void add_single_entry(Diagnostic& finding, const BudgetPlan& plan, const Check& check,
                               std::span<const Term> entries) {
    if (entries.size() < 2) return;
    for (const Term& entry : entries) {
      if (plan.figures[entry.figure].amount <= check.expected) continue;
      finding.notes.push_back(fmt::format("schon {} übersteigt mit {} die Zeile allein",
                                          figure_name(plan, entry.figure), amount_text(plan, entry.figure)));
    }
  }
};

}  // namespace

const Rule& z02_ring_eintrag_groesser_als_zeile() {
  static const MoreThanTheRow rule;
  return rule;
}

}  // namespace budgetc::rules
