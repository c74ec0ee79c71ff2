#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z03_text{
    .code = "Z03",
    .name = "ring-und-erlaeuterungen",
    .severity = Severity::error,
    .source = "§§ 19, 21 Abs. 2 und 22 Abs. 3 KomHVO NRW; dieselben Mittel stehen an zwei Stellen",
    .explanation =
        R"(Ansatzerläuterungen können mit `zweckbindung` auf einen Ring verweisen. Dann müssen die Erläuterungen mit
diesem Verweis zu einer Zeile, bei der Stelle des Rings und allen Stellen darunter, zusammen so viel ergeben wie die
Einträge des Rings zu dieser Zeile. Zeilen, zu denen keine Erläuterung auf den Ring verweist, werden nicht geprüft;
ein Verweis auf einen Ring, der zu dieser Zeile keinen Eintrag hat, ist ein Fehler.)",
    .bad_example = R"(# Ring 35-04 hat zu 35.02 Zeile 002 einen Eintrag von 376.500
ansaetze:
  002:
    - {betrag: 367.500, bezeichnung: Landeszuwendung, zweckbindung: 35-04}
)",
    .good_example = R"(ansaetze:
  002:
    - {betrag: 376.500, bezeichnung: Landeszuwendung, zweckbindung: 35-04}
)",
};

class RingAndNotes final : public RingRowRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, z03_text.code, Nature::identity);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      const RingIndex index(context.plan, year);
      std::vector<RingRow> rows = index.rows();
      const std::vector<RingRow> others = index.rows_without_entries();
      rows.insert(rows.end(), others.begin(), others.end());
      for (const RingRow& row : rows) prove(index, row, writer);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const std::string& ring = context.plan.rings[check.subject.index].citation;
    const std::string row = ring_row_name(context.plan, check.subject.cell);
    Diagnostic finding{.code = z03_text.code};
    finding.message =
        check.actual_term_count == terms.size()
            ? fmt::format(
                  "Zweckbindungsring {} hat keinen Eintrag zu {}, die Erläuterungen nennen ihn mit {}", ring,
                  row, format_euro(check.actual))
            : fmt::format("Zweckbindungsring {} hat zu {} {}, die Erläuterungen mit {} ergeben {}", ring, row,
                          format_euro(check.expected), ring, format_euro(check.actual));
    add_labels(finding, context.plan, terms.subspan(check.actual_term_count));
    add_labels(finding, context.plan, terms.first(check.actual_term_count));
    add_amounts(finding, check);
    if (check.actual_term_count == terms.size()) name_other_row(finding, context, check);
    return finding;
  }

 private:
  static void prove(const RingIndex& index, const RingRow& row, CheckWriter& writer) {
    if (!index.is_cited(row)) return;
    const Subject subject{.cell = row.cell, .index = row.ring};
    const std::vector<Term> notes = index.notes(row);
    const std::vector<Term> entries = index.entries(row, true);
    if (notes.empty() && entries.empty()) return;
    if (!index.is_decidable(row)) return writer.skip(subject);
    writer.actual = notes;
    writer.expected = entries;
    writer.write(Relation::equal, subject);
  }

  /// The ring may have just this amount in another row of the node.
  static void name_other_row(Diagnostic& finding, const RuleContext& context, const Check& check) {
    const CellRef& cell = check.subject.cell;
    const auto& rows = context.plan.form(cell.plan).rows;
    for (const RingEntry& entry : context.plan.rings[check.subject.index].entries) {
      const bool other = entry.node == cell.node && entry.row && *entry.row != cell.row;
      const auto& amount = entry.amount[*context.plan.year_of(cell.column)];
      if (!other || !amount || context.plan.figures[*amount].amount != check.actual) continue;
      finding.related.push_back({entry.row_number.span, entry.label.value});
      finding.helps.push_back(fmt::format("der Ring hat {} in Zeile {}; ist Zeile {} gemeint?",
                                          format_euro(check.actual), rows[*entry.row].number,
                                          rows[cell.row].number));
    }
  }
};

}  // namespace

const Rule& z03_ring_und_erlaeuterungen() {
  static const RingAndNotes rule;
  return rule;
}

}  // namespace budgetc::rules
