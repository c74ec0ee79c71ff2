#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/finance/measures.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo f08_text{
    .code = "F08",
    .name = "ve-faelligkeit-ohne-auszahlung",
    .severity = Severity::error,
    .source = "§ 85 Abs. 1 GO NRW; § 12 KomHVO NRW (Wortlaut nicht geprüft)",
    .explanation =
        R"(Was aus einer Verpflichtungsermächtigung in einem Jahr fällig wird, ist in diesem Jahr zu zahlen. Die
Auszahlungen, die für das Jahr geplant sind, sind darum mindestens so hoch wie die Fälligkeit. Verglichen werden alle
Auszahlungszeilen der Maßnahme zusammen, je Planjahr; `spaeter` mit `spaetere Jahre`. Ist die Auszahlung kleiner, so stimmt die Fälligkeit nicht, ihr
Jahr nicht, oder die Auszahlung fehlt im Plan.)",
    .bad_example = R"(zeilen:
  25: {Ansatz 2024: 50.000, VE: 60.000, Plan 2025: 60.000, Plan 2026: 0}
faelligkeiten: {Plan 2026: 60.000}
)",
    .good_example = R"(zeilen:
  25: {Ansatz 2024: 50.000, VE: 60.000, Plan 2025: 60.000, Plan 2026: 0}
faelligkeiten: {Plan 2025: 60.000}
)",
};

class MaturityWithoutPayment final : public MeasureRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return f08_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    for (std::uint32_t i = 0; i < context.plan.investments.size(); ++i) compare(context, i, output);
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    CheckPlace place = MeasureRule::place(context, check);
    if (is_later(context.plan, check))
      place.extra_column = context.plan.investment_form.key_of(InvestmentColumn::later_years);
    else
      place.year_column = check.subject.cell.column;
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const Investment& measure = context.plan.investments[check.subject.index];
    Diagnostic finding{.code = f08_text.code};
    finding.message = fmt::format(
        "Maßnahme {}: {} werden {} aus der VE fällig, geplant sind Auszahlungen von {}", measure.number.value,
        when(context.plan, check), format_euro(check.actual), format_euro(check.expected));
    add_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    finding.helps.emplace_back("Fälligkeit und Auszahlung müssen zum selben Jahr gehören");
    return finding;
  }

 private:
  /// The subject's column behind the year columns stands for all years after the last planned one.
  static bool is_later(const BudgetPlan& plan, const Check& check) {
    return check.subject.cell.column == plan.columns.size();
  }

  static std::string when(const BudgetPlan& plan, const Check& check) {
    if (is_later(plan, check)) return "nach dem letzten Planjahr";
    return fmt::format("{}", plan.columns[check.subject.cell.column].year);
  }

  static void compare(const RuleContext& context, std::uint32_t index, RuleOutput& output) {
    const BudgetPlan& plan = context.plan;
    const Investment& measure = plan.investments[index];
    CheckWriter writer(context, output, f08_text.code, Nature::bound);
    const auto prove = [&](std::size_t column, const InvestmentPosition& paid) {
      if (writer.actual.empty()) return;
      append_payments(plan, measure, paid, writer.expected);
      const CellRef cell{.node = measure.node, .column = static_cast<std::uint16_t>(column)};
      writer.write(Relation::at_most, {.cell = cell, .index = index});
    };
    for (std::size_t column = 0; column < plan.columns.size(); ++column) {
      append_due(plan, measure, column, writer.actual);
      prove(column, {column});
    }
    for (const DueAmounts& due : measure.maturities) {
      if (due.later) writer.actual.push_back({*due.later, 1});
    }
    prove(plan.columns.size(), extra_position(plan, InvestmentColumn::later_years));
  }

  /// What falls due in a column of the VE of all budget years before it; F04 says where one lies too early.
  static void append_due(const BudgetPlan& plan, const Investment& measure, std::size_t column,
                         std::vector<Term>& terms) {
    for (std::size_t year = 0; year < plan.years.size(); ++year) {
      const auto& due = measure.maturities[year].years;
      const bool later = plan.columns[column].year > plan.years[year].year;
      if (later && column < due.size() && due[column]) terms.push_back({*due[column], 1});
    }
  }
};

}  // namespace

const Rule& f08_ve_faelligkeit_ohne_auszahlung() {
  static const MaturityWithoutPayment rule;
  return rule;
}

}  // namespace budgetc::rules
