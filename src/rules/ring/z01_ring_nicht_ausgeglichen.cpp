#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/ring/rings.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo z01_text{
    .code = "Z01",
    .name = "ring-nicht-ausgeglichen",
    .severity = Severity::error,
    .source = "§§ 20, 21 Abs. 2 und 22 Abs. 3 KomHVO NRW; Haushaltsvermerke zu Zweckbindungen",
    .explanation =
        R"(Ein Zweckbindungsring bindet Erträge an bestimmte Aufwendungen. Sein `ausgleich` sagt, was gelten muss:
`ausgeglichen`: die Aufwendungen sind genau so hoch wie die Erträge; `gedeckt`: sie sind höchstens so hoch;
`nachrichtlich`: der Ring wird nur gezeigt. Die Differenz wird immer als Erträge minus Aufwendungen genannt: ein
Minus heißt, dass Erträge fehlen.)",
    .bad_example = R"(zweckbindungsringe:
  - nummer: 2
    ausgleich: ausgeglichen
    ertraege:
      - {betrag: 269.836, stelle: 35.02, zeile: 002, bezeichnung: Landeszuwendung}
    aufwendungen:
      - {betrag: 270.136, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
    .good_example = R"(zweckbindungsringe:
  - nummer: 2
    ausgleich: ausgeglichen
    ertraege:
      - {betrag: 270.136, stelle: 35.02, zeile: 002, bezeichnung: Landeszuwendung}
    aufwendungen:
      - {betrag: 270.136, stelle: 35.02, zeile: 015, bezeichnung: Zuweisungen an Gemeinden}
)",
};

/// Points at the entries of one side: "Erträge 269.836 €" where it has one, else the sum on the first and
/// each entry with its own amount.
void add_side(Diagnostic& finding, const RuleContext& context, std::span<const Term> terms, Money sum,
              std::string_view side) {
  const std::string total = fmt::format("{} {}", side, format_euro(sum));
  for (const Term& term : terms.first(std::min(terms.size(), label_limit))) {
    const std::string amount = amount_text(context.plan, term.figure);
    const bool first = &term == terms.data();
    const bool only = terms.size() == 1;
    add_label(
        finding, context.plan, term.figure,
        only ? total : (first ? fmt::format("{}, {} zusammen {}", amount, side, format_euro(sum)) : amount));
  }
  if (terms.size() > label_limit) {
    finding.notes.push_back(fmt::format("{}: und {} weitere Einträge", side, terms.size() - label_limit));
  }
}

/// Says where the notes that cite the ring amount to something else than its entries.
void add_note_sums(Diagnostic& finding, const RuleContext& context, std::uint32_t ring, std::size_t year) {
  const RingIndex index(context.plan, year);
  for (const RingRow& row : index.rows()) {
    if (row.ring != ring) continue;
    const auto noted = context.evaluation.sum(index.notes(row));
    const auto entered = context.evaluation.sum(index.entries(row, true));
    if (!noted || !entered || *noted == *entered) continue;
    finding.notes.push_back(fmt::format(
        "die Ansatzerläuterungen mit {} zu {} ergeben {}, die Einträge {}", context.plan.rings[ring].citation,
        ring_row_name(context.plan, row.cell), format_euro(*noted), format_euro(*entered)));
  }
}

class Unbalanced final : public RingRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return z01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, z01_text.code, Nature::identity);
    for (std::size_t year = 0; year < context.plan.years.size(); ++year) {
      for (std::uint32_t i = 0; i < context.plan.rings.size(); ++i) prove(context, i, year, writer);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const EarmarkRing& ring = context.plan.rings[check.subject.index];
    Diagnostic finding{.code = z01_text.code};
    finding.message = message(context.plan, ring, check);
    add_side(finding, context, terms.first(check.actual_term_count), check.actual, "Erträge");
    add_side(finding, context, terms.subspan(check.actual_term_count), check.expected, "Aufwendungen");
    add_note_sums(finding, context, check.subject.index, *context.plan.year_of(check.subject.cell.column));
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void prove(const RuleContext& context, std::uint32_t index, std::size_t year, CheckWriter& writer) {
    const EarmarkRing& ring = context.plan.rings[index];
    const auto has_amount = [&](const RingEntry& entry) { return entry.amount[year].has_value(); };
    const bool silent = !ring.entries.empty() && std::ranges::none_of(ring.entries, has_amount);
    if (ring.balance == RingBalance::informational || silent) return;
    const auto column = static_cast<std::uint16_t>(context.plan.years[year].column);
    const Subject subject{.cell = {.node = ring.node, .column = column}, .index = index};
    const auto is_wrong = [&](const RingEntry& entry) { return stands_on_wrong_side(context.plan, entry); };
    // Z07 says so: until then both sides are unknown.
    if (std::ranges::any_of(ring.entries, is_wrong)) return writer.skip(subject);
    for (const RingEntry& entry : ring.entries) {
      if (has_amount(entry))
        (entry.is_income ? writer.actual : writer.expected).push_back({*entry.amount[year], 1});
    }
    const bool balanced = ring.balance == RingBalance::balanced;
    writer.nature = balanced ? Nature::identity : Nature::bound;
    writer.write(balanced ? Relation::equal : Relation::at_least, subject);
  }

  /// "35-02", with the year where there is more than one.
  static std::string name(const BudgetPlan& plan, const EarmarkRing& ring, const Check& check) {
    if (plan.years.size() < 2) return ring.citation;
    return fmt::format("{} {}", ring.citation, column_name(plan.columns[check.subject.cell.column]));
  }

  static std::string message(const BudgetPlan& plan, const EarmarkRing& ring, const Check& check) {
    const std::int64_t difference = check.difference();
    const auto amount = Money::from_cents(difference < 0 ? -difference : difference).value_or(Money{});
    if (difference < 0) {
      return fmt::format("Zweckbindungsring {} ist nicht gedeckt, es fehlen {}", name(plan, ring, check),
                         format_euro(amount));
    }
    return fmt::format("Zweckbindungsring {} ist nicht ausgeglichen, {} Erträge haben keine Aufwendungen",
                       name(plan, ring, check), format_euro(amount));
  }
};

}  // namespace

const Rule& z01_ring_nicht_ausgeglichen() {
  static const Unbalanced rule;
  return rule;
}

}  // namespace budgetc::rules
