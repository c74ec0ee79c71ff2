#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/whole/whole_plan.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo h07_text{
    .code = "H07",
    .name = "verlustvortrag-nicht-abgedeckt",
    .severity = Severity::error,
    .source = "§ 79 Abs. 3 Satz 2 GO NRW (Verlustvortrag über höchstens drei Jahre)",
    .explanation =
        R"(Ein Fehlbetrag, den weder ein globaler Minderaufwand noch die Ausgleichsrücklage auffängt, darf in der Planung
längstens in die drei folgenden Haushaltsjahre vorgetragen werden. `haushalt.yaml` nennt je Spalte, was vorgetragen
wird (`verlustvortrag`), und was davon ein späteres Jahr aus seinem Überschuss oder den Rücklagen abdeckt
(`verlustvortrag_abdeckung`). Geprüft wird:

- vorgetragen wird höchstens der Fehlbetrag des Jahres,
- abgedeckt wird höchstens, was vorgetragen ist,
- bis zum dritten Jahr danach ist alles abgedeckt, soweit der Planungszeitraum reicht. Wie viele Jahre es sind, sagt die
  Planform (`grenzen`, `verlustvortrag`); sagt sie es für das Haushaltsjahr nicht, so ist auch das ein Befund.

Ob die Ausgleichsrücklage vorher aufgebraucht sein muss, prüft die Regel nicht: für den Jahresabschluss verlangt es § 95
Abs. 2 GO NRW, für die Planung ist es nicht geprüft. Die Regel gilt nur mit `vollstaendig: ja`.)",
    .bad_example = R"(# haushalt.yaml; das Jahresergebnis 2024 ist -80.000
vollstaendig: ja
verlustvortrag: {Ansatz 2024: 80.000}
)",
    .good_example = R"(# haushalt.yaml; das Jahresergebnis 2024 ist -80.000
vollstaendig: ja
verlustvortrag: {Ansatz 2024: 80.000}
verlustvortrag_abdeckung: {Plan 2027: 80.000}
)",
    .roles = {{RowRole::annual_result}},
};

/// How many years a loss may be carried forward; nothing where the form does not say it for a column's budget
/// year.
std::optional<int> longest_carry(const BudgetPlan& plan, std::size_t column) {
  const LegalLimit* const limit =
      plan.result_form().limit(LimitKind::carried_loss, lawful_year(plan, column));
  return limit == nullptr ? std::nullopt : std::optional(static_cast<int>(limit->parts));
}

/// What a check is about; a subject's `part`.
enum class Part : std::uint8_t { more_than_loss, more_than_carried, overdue };

/// Appends the losses, or what covers them, of all columns up to a year.
void append_until(const BudgetPlan& plan, const std::vector<std::optional<FigureId>>& losses, int last_year,
                  std::vector<Term>& terms) {
  for (std::size_t column = 0; column < losses.size(); ++column) {
    if (plan.columns[column].year <= last_year) append_loss(losses, column, 1, terms);
  }
}

class LossNotCovered final : public WholePlanRule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return h07_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const LossCarryforward& losses = context.plan.losses;
    const bool none = losses.carried.empty() && losses.covered.empty();
    if (none || !has_role(context, RowRole::annual_result)) return;
    bool said = false;
    for (const std::size_t column : planning_columns(context.plan)) {
      const auto years = longest_carry(context.plan, column);
      if (!years && !std::exchange(said, true))
        output.findings.push_back(without_limit(context.plan, column));
      limit_to_loss(context, column, output);
      limit_to_carried(context, column, output);
      if (years) demand_cover(context, column, *years, output);
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    Diagnostic finding{.code = h07_text.code};
    finding.message = message(context, check);
    add_whole_plan_labels(finding, context.plan, terms);
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void limit_to_loss(const RuleContext& context, std::size_t column, RuleOutput& output) {
    CheckWriter writer(context, output, h07_text.code, Nature::policy);
    append_loss(context.plan.losses.carried, column, 1, writer.actual);
    if (writer.actual.empty()) return;
    if (!append_result(context, column, writer.expected))
      return writer.skip(subject_of(column, Part::more_than_loss));
    for (Term& term : writer.expected) term.coefficient = -term.coefficient;
    write(writer, column, Part::more_than_loss);
  }

  static void limit_to_carried(const RuleContext& context, std::size_t column, RuleOutput& output) {
    CheckWriter writer(context, output, h07_text.code, Nature::policy);
    const LossCarryforward& losses = context.plan.losses;
    if (loss_of(context, losses.covered, column) == 0) return;
    const int year = context.plan.columns[column].year;
    append_until(context.plan, losses.covered, year, writer.actual);
    append_until(context.plan, losses.carried, year - 1, writer.expected);
    write(writer, column, Part::more_than_carried);
  }

  static void demand_cover(const RuleContext& context, std::size_t column, int years, RuleOutput& output) {
    CheckWriter writer(context, output, h07_text.code, Nature::policy);
    const LossCarryforward& losses = context.plan.losses;
    const int year = context.plan.columns[column].year;
    append_until(context.plan, losses.carried, year - years, writer.actual);
    if (writer.actual.empty()) return;
    append_until(context.plan, losses.covered, year, writer.expected);
    write(writer, column, Part::overdue);
  }

  static Diagnostic without_limit(const BudgetPlan& plan, std::size_t column) {
    Diagnostic finding{.code = h07_text.code};
    finding.message =
        fmt::format("die Planform {} nennt für {} nicht, wie lange ein Verlust vorgetragen werden darf",
                    plan.result_form().name, lawful_year(plan, column));
    const int last_year = plan.columns[planning_columns(plan).back()].year;
    std::vector<Term> written;
    append_until(plan, plan.losses.carried, last_year, written);
    append_until(plan, plan.losses.covered, last_year, written);
    add_whole_plan_labels(finding, plan, written);
    finding.helps.emplace_back(
        "unter `grenzen` der Planform `verlustvortrag` mit Jahren und Quelle ergänzen");
    return finding;
  }

  static void write(CheckWriter& writer, std::size_t column, Part part) {
    writer.write(Relation::at_most, subject_of(column, part));
  }

  static Subject subject_of(std::size_t column, Part part) {
    return {.cell = {.column = static_cast<std::uint16_t>(column)}, .part = static_cast<std::uint32_t>(part)};
  }

  static std::string message(const RuleContext& context, const Check& check) {
    const Column& column = context.plan.columns[check.subject.cell.column];
    const std::string is = euro_text(check.actual.cents());
    switch (static_cast<Part>(check.subject.part)) {
      case Part::more_than_loss:
        return fmt::format("{}: vorgetragen werden {}, der Fehlbetrag ist {}", column_name(column), is,
                           euro_text(std::max<std::int64_t>(0, check.expected.cents())));
      case Part::more_than_carried:
        return fmt::format("bis {} werden Verlustvorträge von {} abgedeckt, vorgetragen sind {}",
                           column_name(column), is, euro_text(check.expected.cents()));
      case Part::overdue: break;
    }
    return fmt::format("Verlustvorträge bis {} von {} sind bis {} nur mit {} abgedeckt",
                       column.year - longest_carry(context.plan, check.subject.cell.column).value_or(0), is,
                       column_name(column), euro_text(check.expected.cents()));
  }
};

}  // namespace

const Rule& h07_verlustvortrag_nicht_abgedeckt() {
  static const LossNotCovered rule;
  return rule;
}

}  // namespace budgetc::rules
