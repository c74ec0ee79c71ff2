#include <algorithm>

#include <fmt/format.h>

#include "evaluate/indicator_lookup.hpp"
#include "rules/engine/rational_check.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/indicator/indicators.hpp"
#include "rules/indicator/printed_quotient.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo k01_text{
    .code = "K01",
    .name = "kennzahl-weicht-von-formel-ab",
    .severity = Severity::error,
    .source = "§ 4 Abs. 2 KomHVO NRW (Ziele und Kennzahlen); Formel der Kennzahl",
    .explanation =
        R"(Eine Kennzahl mit `formel` ist gerechnet. Ist ihr Wert auch geschrieben, so ist er ein Kontrollwert und muss
die Formel auf die gedruckten Stellen genau treffen: Er darf um höchstens die halbe letzte Stelle abweichen.
Gedruckt sind die Stellen, die `nachkommastellen` nennt, oder so viele, wie die Werte der Zeile haben. Gerechnet wird
ohne jede Rundung, auch wenn in der Formel selbst eine gerechnete Kennzahl steht.

Falsch sein kann der Kontrollwert oder ein Wert, aus dem er sich ergibt. Bei Summen, Durchschnitten und Quotienten
kommen alle in Betracht.)",
    .bad_example = R"(- {kennung: auslaender, bezeichnung: Ausländerzahl, werte: [37.253]}
- {kennung: bevoelkerung, bezeichnung: Bevölkerungszahl, werte: [311.998]}
- bezeichnung: Ausländerquote
  formel: auslaender / bevoelkerung
  einheit: "%"
  nachkommastellen: 2
  werte: ["11,49"]
)",
    .good_example = R"(- {kennung: auslaender, bezeichnung: Ausländerzahl, werte: [37.253]}
- {kennung: bevoelkerung, bezeichnung: Bevölkerungszahl, werte: [311.998]}
- bezeichnung: Ausländerquote
  formel: auslaender / bevoelkerung
  einheit: "%"
  nachkommastellen: 2
  werte: ["11,94"]      # oder weglassen: der Wert wird gerechnet
)",
};

/// Hundredths that one of the last of so many decimals is.
std::int32_t last_digit_of(int decimals) {
  if (decimals > 1) return 1;
  return decimals == 1 ? 10 : 100;
}

/// Decimals that a value is written with.
int decimals_of(Money value) {
  if (value.cents() % 100 == 0) return 0;
  return value.cents() % 10 == 0 ? 1 : 2;
}

/// What one of the last decimal is worth: of 12,34 %, that is 1/10.000.
Rational last_digit(const IndicatorAt& at, int decimals) {
  return *multiply(value_per_figure(*at.table, *at.indicator), last_digit_of(decimals));
}

/// The value of the indicator in hundredths of its unit, rounded.
std::optional<Money> rounded_value(const IndicatorAt& at, const Rational& value, int decimals) {
  const auto in_unit = divide(value, value_per_figure(*at.table, *at.indicator));
  const auto in_whole = in_unit ? divide(*in_unit, 100) : std::nullopt;
  const auto rounded = in_whole ? round(*in_whole, decimals) : std::nullopt;
  return rounded ? rounded->to_money() : std::nullopt;
}

/// A written value and the decimals that it is to be right on.
struct Printed {
  FigureId figure{};
  int decimals = 0;
};

/// Whether a formula multiplies by 100 although the unit % does so, and agrees with what is written but for
/// that: then no value is wrong.
bool multiplies_twice(const IndicatorAt& at, int decimals, Money expected, Money written) {
  if (!is_percentage(*at.table, *at.indicator) ||
      at.indicator->formula->value.find("100") == std::string::npos)
    return false;
  std::int64_t tolerance = 100;
  for (int i = decimals; i < 2; ++i) tolerance *= 10;
  const auto hundredfold = multiply(Rational(written.cents()), 100);
  const auto difference = hundredfold ? subtract(Rational(expected.cents()), *hundredfold) : std::nullopt;
  const auto distance = difference ? absolute(*difference) : std::nullopt;
  return distance && !written.is_zero() && *distance <= Rational(tolerance);
}

/// Emits the checks of one indicator.
class IndicatorChecks {
 public:
  IndicatorChecks(const RuleContext& context, RuleOutput& output, const IndicatorAt& at)
      : context_(context), output_(output), at_(at) {}

  void run(PlanEnvironment& environment) {
    find_decimals(environment);
    for (std::size_t column = 0; column < at_.table->columns.size(); ++column) {
      const auto printed = written_value(*at_.indicator, column);
      if (printed) check(environment, in_column(at_.place, column), *printed);
    }
  }

 private:
  /// With how many decimals the indicator is printed: as many as it names, or as its values have. A value
  /// that is wrong anyway does not make the others less exact than they are meant, where they show how they
  /// are.
  void find_decimals(PlanEnvironment& environment) {
    decimals_ = at_.indicator->decimals;
    int of_wrong = 0;
    std::size_t telling = decimals_ > 0 ? 2 : 0;
    for (std::size_t column = 0; column < at_.table->columns.size(); ++column) {
      const auto printed = written_value(*at_.indicator, column);
      if (!printed) continue;
      const int own = decimals_of(context_.plan.figures[*printed].amount);
      const auto value = environment.indicator_value(in_column(at_.place, column));
      const bool wrong = value && *value && !agrees(*printed, **value, own);
      (wrong ? of_wrong : decimals_) = std::max(wrong ? of_wrong : decimals_, own);
      telling += wrong ? 0 : 1;
    }
    if (telling < 2) decimals_ = std::max(decimals_, of_wrong);
  }

  /// Whether a written value is what the formula gives, on so many decimals.
  [[nodiscard]] bool agrees(FigureId printed, const Rational& value, int decimals) const {
    const auto written =
        multiply(value_per_figure(*at_.table, *at_.indicator), context_.plan.figures[printed].amount.cents());
    const auto difference = written ? subtract(*written, value) : std::nullopt;
    const auto distance = difference ? absolute(*difference) : std::nullopt;
    const auto half = divide(last_digit(at_, decimals), 2);
    return distance && half && *distance <= *half;
  }

  /// The decimals to check a value on: those of the row, unless only its own further ones are wrong.
  [[nodiscard]] int decimals_for(FigureId printed, const Rational& value) const {
    const int own = decimals_of(context_.plan.figures[printed].amount);
    return own > decimals_ && agrees(printed, value, decimals_) ? own : decimals_;
  }

  void check(PlanEnvironment& environment, const IndicatorPlace& place, FigureId printed) {
    const IndicatorAnatomy anatomy = take_apart(context_.plan, context_.evaluation, place);
    if (!readable(printed) ||
        !std::ranges::all_of(anatomy.figures, [&](FigureId id) { return readable(id); }))
      return skip(place, Unmade::lost);
    const auto value = environment.indicator_value(place);
    if (!value && reads_nothing_yet(context_, anatomy, printed)) return;
    if (!value) return skip(place, Unmade::lost);  // K03 says why
    const Rational exact = value->value_or(Rational(0));
    const Printed as{printed, decimals_for(printed, exact)};
    if (anatomy.quotient && add_quotient(place, as, *anatomy.quotient)) return;
    add_value(place, as, exact);
  }

  void skip(const IndicatorPlace& place, Unmade reason, std::optional<FigureId> figure = {}) {
    output_.checks.add_unmade({k01_text.code, reason, check_at(place).subject, figure});
  }

  [[nodiscard]] bool readable(FigureId figure) const { return context_.plan.figures[figure].readable; }

  [[nodiscard]] Check check_at(const IndicatorPlace& place) const {
    Check check{.rule = k01_text.code, .subject = {}, .expected = {}, .actual = {}};
    check.unit = CheckUnit::hundredths;
    check.subject = {.cell = {.node = place.node, .column = static_cast<std::uint16_t>(place.column)},
                     .index = static_cast<std::uint32_t>(place.table),
                     .part = static_cast<std::uint32_t>(place.row)};
    return check;
  }

  /// Linear in each single figure, so that any of them can be blamed: a coefficient is what its figure
  /// changes while the others stay. False where no integers can say it.
  bool add_quotient(const IndicatorPlace& place, const Printed& printed, const FigureQuotient& formula) {
    const PrintedQuotient quotient{formula, printed.figure, value_per_figure(*at_.table, *at_.indicator),
                                   last_digit(at_, printed.decimals)};
    const auto sides = sides_of(quotient, context_.plan.figures);
    if (!sides) return false;
    RationalCheck rational;
    rational.set_actual(sides->product);
    rational.set_expected(sides->numerator);
    rational.set_tolerance(sides->tolerance);
    rational.add_term(printed.figure, multiply(quotient.per_figure, sides->denominator));
    for (const auto& [figure, coefficient] : formula.denominator.coefficients) {
      rational.add_term(figure, multiply(sides->shown, coefficient));
    }
    for (const auto& [figure, coefficient] : formula.numerator.coefficients) {
      rational.add_term(figure, multiply(coefficient, -1));
    }
    return rational.emit(shown_check(place, printed, *sides), output_.checks, printed_as(quotient));
  }

  /// With the printed value and the one that the formula gives.
  [[nodiscard]] Check shown_check(const IndicatorPlace& place, const Printed& printed,
                                  const QuotientSides& sides) const {
    Check check = check_at(place);
    check.step = last_digit_of(printed.decimals);
    const auto value = divide(sides.numerator, sides.denominator);
    if (const auto expected = value ? rounded_value(at_, *value, printed.decimals) : std::nullopt) {
      const Money written = context_.plan.figures[printed.figure].amount;
      check.shown = std::make_shared<const ShownAmounts>(
          ShownAmounts{*expected, written, subtract(written, *expected).value_or(Money{})});
      if (multiplies_twice(at_, printed.decimals, *expected, written)) check.nature = Nature::policy;
    }
    return check;
  }

  /// Only the printed value is a term: it must be what the formula gives.
  void add_value(const IndicatorPlace& place, const Printed& printed, const Rational& value) {
    const auto expected = rounded_value(at_, value, printed.decimals);
    if (!expected) return skip(place, Unmade::out_of_range, printed.figure);
    Check check = check_at(place);
    check.step = last_digit_of(printed.decimals);
    check.expected = *expected;
    check.actual = context_.plan.figures[printed.figure].amount;
    if (multiplies_twice(at_, printed.decimals, check.expected, check.actual)) check.nature = Nature::policy;
    check.actual_term_count = 1;
    const Term term{printed.figure, 1};
    output_.checks.add(check, std::span(&term, 1));
  }

  const RuleContext& context_;
  RuleOutput& output_;
  const IndicatorAt& at_;
  int decimals_ = 0;
};

IndicatorPlace place_of(const Check& check) {
  return {check.subject.cell.node, check.subject.index, check.subject.part, check.subject.cell.column};
}

/// "Anzahl" counts things; only a real unit belongs behind a number.
std::string unit_behind(const IndicatorTable& table, const Indicator& indicator) {
  const std::string unit = unit_of(table, indicator);
  return unit == "Anzahl" ? std::string() : unit;
}

/// With as many decimals as the row prints: 29,4 and not 29,40.
std::string as_printed(Money amount, int decimals, const std::string& unit) {
  std::string number = format_german(amount);
  if (decimals == 1 && amount.cents() % 100 != 0 && amount.cents() % 10 == 0) number.pop_back();
  return with_unit(std::move(number), unit);
}

class DerivedValue final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return k01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    PlanEnvironment environment(context.plan, context.evaluation);
    visit_indicators(context.plan, [&](const IndicatorAt& at) {
      if (at.indicator->formula) IndicatorChecks(context, output, at).run(environment);
    });
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    return {.place = context.plan.node(check.subject.cell.node).number.value};
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const IndicatorPlace place = place_of(check);
    const IndicatorAt at = indicator_at(context.plan, place);
    const FigureId printed = terms.front().figure;
    const Money written = context.plan.figures[printed].amount;
    Diagnostic finding{.code = k01_text.code};
    const Money expected = check.shown_expected();
    const std::string unit = unit_behind(*at.table, *at.indicator);
    const int decimals = printed_decimals(context.plan, *at.indicator);
    finding.message =
        fmt::format("{}: geschrieben {}, die Formel ergibt {}", indicator_name(context.plan, place),
                    as_printed(written, decimals, unit), as_printed(expected, decimals, unit));
    add_label(finding, context.plan, printed, as_printed(written, decimals, unit));
    add_labels(finding, context.plan, terms.subspan(1));
    add_amounts(finding, check);
    if (finding.amounts) finding.amounts->unit = unit;
    finding.notes.push_back(fmt::format("{} = {}", at.indicator->label.value, at.indicator->formula->value));
    if (multiplies_twice(at, decimals, expected, written))
      finding.helps.emplace_back(
          "mit der Einheit % ist das Ergebnis schon mal 100 genommen; in der Formel `* 100` weglassen");
    return finding;
  }
};

}  // namespace

const Rule& k01_kennzahl_weicht_von_formel_ab() {
  static const DerivedValue rule;
  return rule;
}

}  // namespace budgetc::rules
