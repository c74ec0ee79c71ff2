#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f07_text{
    .code = "F07",
    .name = "listen-summe",
    .severity = Severity::error,
    .source = "Praxis: Übersicht über die geplanten Investitionsmaßnahmen (Kreis Unna)",
    .explanation =
        R"(Die Übersicht der für das Haushaltsjahr geplanten Investitionsmaßnahmen zeigt die Auszahlungen des
Haushaltsjahres und die Zuwendungen Dritter, beides positiv, über und unter der Wertgrenze und als Summe beider. Was
davon unter `investitionsliste` geschrieben ist, sind Kontrollsummen: die beiden Blöcke müssen den Maßnahmen
entsprechen, die Summe den beiden Blöcken.)",
    .bad_example = R"(# zwei Maßnahmen unter der Wertgrenze mit je 8.000
investitionsliste:
  unter: {betrag: 16.000, zuwendungen: 0}
  summe: {betrag: 18.000, zuwendungen: 0}
)",
    .good_example = R"(investitionsliste:
  unter: {betrag: 16.000, zuwendungen: 0}
  summe: {betrag: 16.000, zuwendungen: 0}
)",
};

constexpr std::size_t sum_line = 2;

/// The budget year that a check is about.
std::size_t year_of_line(const BudgetPlan& plan, const Subject& subject) {
  return *plan.year_of(subject.cell.column);
}

std::optional<FigureId> written(const BudgetPlan& plan, const Subject& subject, std::size_t line) {
  const ListTotals& list = plan.node(subject.cell.node).investment_totals.list[line];
  const bool payments = static_cast<ListAmount>(subject.part) == ListAmount::payments;
  return (payments ? list.amount : list.grants)[year_of_line(plan, subject)];
}

/// Subjects name the line by `index`, the amount by `part` and the budget year by its column.
class ListSum final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f07_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (std::uint32_t node = 0; node < context.plan.nodes.size(); ++node) {
      for (std::uint32_t line = 0; line <= sum_line; ++line) {
        for (const ListAmount amount : {ListAmount::payments, ListAmount::grants}) {
          prove_years(context,
                      {.cell = {static_cast<NodeId>(node)},
                       .index = line,
                       .part = static_cast<std::uint32_t>(amount)},
                      output);
        }
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    const bool payments = check.subject.part == static_cast<std::uint32_t>(ListAmount::payments);
    CheckPlace place{.place = context.plan.node(check.subject.cell.node).number.value,
                     .plan = measure_list_key,
                     .row = line_key(check.subject.index),
                     .extra_column = payments ? "betrag" : "zuwendungen"};
    if (context.plan.years.size() > 1) place.year_column = check.subject.cell.column;
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = f07_text.code};
    finding.message = fmt::format("{}: {} statt {}", figure_name(context.plan, terms.front().figure),
                                  format_euro(check.actual), format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void prove_years(const RuleContext& context, Subject subject, RuleOutput& output) {
    for (const BudgetYear& budget : context.plan.years) {
      subject.cell.column = static_cast<std::uint16_t>(budget.column);
      prove(context, subject, output);
    }
  }

  static void prove(const RuleContext& context, const Subject& subject, RuleOutput& output) {
    const auto total = written(context.plan, subject, subject.index);
    if (!total) return;
    CheckWriter writer(context, output, f07_text.code, Nature::identity);
    writer.actual.push_back({*total, 1});
    if (subject.index == sum_line) {
      for (std::size_t line = 0; line < sum_line; ++line)
        append_line(context.plan, subject, line, writer.expected);
    } else {
      append_measures(context.plan, subject, subject.index, writer.expected);
    }
    writer.write(Relation::equal, subject);
  }

  /// A block's line of the list: what is written for it, else its measures.
  static void append_line(const BudgetPlan& plan, const Subject& subject, std::size_t line,
                          std::vector<Term>& terms) {
    if (const auto figure = written(plan, subject, line)) {
      terms.push_back({*figure, 1});
    } else {
      append_measures(plan, subject, line, terms);
    }
  }

  static void append_measures(const BudgetPlan& plan, const Subject& subject, std::size_t line,
                              std::vector<Term>& terms) {
    const auto block = static_cast<ThresholdBlock>(line);
    for (const Investment* measure : measures_in_block(plan, subject.cell.node, block)) {
      const auto amounts =
          list_terms(plan, *measure, static_cast<ListAmount>(subject.part), year_of_line(plan, subject));
      terms.insert(terms.end(), amounts.begin(), amounts.end());
    }
  }
};

}  // namespace

const Rule& f07_listen_summe() {
  static const ListSum rule;
  return rule;
}

}  // namespace budgetc::rules
