#include <algorithm>

#include <fmt/format.h>

#include "rules/indicators.hpp"
#include "rules/rational_check.hpp"
#include "rules/rule_list.hpp"
#include "rules/wording.hpp"

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

/// What one of the last printed digit is worth: of 12,34 %, that is 1/10.000.
Rational last_digit(const RuleContext& context, const IndicatorAt& at) {
  Rational digit = value_per_figure(*at.table, *at.indicator);
  for (int i = printed_decimals(context.plan, *at.indicator); i < 2; ++i) digit = *multiply(digit, 10);
  return digit;
}

bool is_multiple(const Rational& value, const Rational& digit) {
  const auto digits = divide(value, digit);
  return digits && digits->is_whole();
}

/// Whether there is nothing to round: a sum of whole values that is printed whole. Rounding would then only
/// hide what an amount must be.
bool is_exact(const FigureQuotient& quotient, const Rational& sum, const Rational& digit) {
  const bool is_sum =
      quotient.denominator.coefficients.empty() && quotient.denominator.constant == Rational(1);
  return is_sum && is_multiple(sum, digit) &&
         std::ranges::all_of(quotient.numerator.coefficients, [&](const auto& entry) {
           const auto one = multiply(entry.second, 100);
           return one && is_multiple(*one, digit);
         });
}

/// The value of the indicator in hundredths of its unit, rounded as it is printed.
std::optional<Money> printed_value(const RuleContext& context, const IndicatorAt& at, const Rational& value) {
  const auto in_unit = divide(value, value_per_figure(*at.table, *at.indicator));
  const auto in_whole = in_unit ? divide(*in_unit, 100) : std::nullopt;
  const auto rounded =
      in_whole ? round(*in_whole, printed_decimals(context.plan, *at.indicator)) : std::nullopt;
  return rounded ? rounded->to_money() : std::nullopt;
}

/// Whether a formula multiplies by 100 although the unit % does so, and agrees with what is written but for
/// that: then no value is wrong.
bool multiplies_twice(const RuleContext& context, const IndicatorAt& at, Money expected, Money written) {
  if (unit_of(*at.table, *at.indicator) != "%" ||
      at.indicator->formula->value.find("100") == std::string::npos)
    return false;
  std::int64_t tolerance = 100;
  for (int i = printed_decimals(context.plan, *at.indicator); i < 2; ++i) tolerance *= 10;
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
    for (std::size_t column = 0; column < at_.table->columns.size(); ++column) {
      const auto printed = written_value(*at_.indicator, column);
      if (printed) check(environment, in_column(at_.place, column), *printed);
    }
  }

 private:
  void check(PlanEnvironment& environment, const IndicatorPlace& place, FigureId printed) {
    const IndicatorAnatomy anatomy = take_apart(context_.plan, context_.evaluation, place);
    if (!readable(printed) ||
        !std::ranges::all_of(anatomy.figures, [&](FigureId id) { return readable(id); }))
      return skip(place, Unmade::lost);
    const auto value = environment.indicator_value(place);
    if (!value && reads_nothing_yet(context_, anatomy, printed)) return;
    if (!value) return skip(place, Unmade::lost);  // K03 says why
    if (anatomy.quotient && add_quotient(place, printed, *anatomy.quotient)) return;
    add_value(place, printed, value->value_or(Rational(0)));
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

  /// |Q - N/D| <= p/2, as |Q·D - N| <= p/2·|D|: in each single figure that is linear, so that any of them can
  /// be blamed. A coefficient is what its figure changes while the others stay. False where no integers
  /// can say it.
  bool add_quotient(const IndicatorPlace& place, FigureId printed, const FigureQuotient& quotient) {
    const FigureTable& figures = context_.plan.figures;
    const Rational per_figure = value_per_figure(*at_.table, *at_.indicator);
    const auto shown = multiply(per_figure, figures[printed].amount.cents());
    const auto numerator = budgetc::value_of(quotient.numerator, figures);
    const auto denominator = budgetc::value_of(quotient.denominator, figures);
    const auto digit = last_digit(context_, at_);
    if (!shown || !numerator || !denominator) return false;
    const Rational half = is_exact(quotient, *numerator, digit) ? Rational(0) : *divide(digit, 2);
    RationalCheck rational;
    rational.set_actual(multiply(*shown, *denominator));
    rational.set_expected(numerator);
    rational.set_tolerance(multiply(half, absolute(*denominator).value_or(Rational(0))));
    rational.add_term(printed, multiply(per_figure, *denominator));
    for (const auto& [figure, coefficient] : quotient.denominator.coefficients) {
      rational.add_term(figure, multiply(*shown, coefficient));
    }
    for (const auto& [figure, coefficient] : quotient.numerator.coefficients) {
      rational.add_term(figure, multiply(coefficient, -1));
    }
    Check check = check_at(place);
    const auto value = divide(*numerator, *denominator);
    if (const auto expected = value ? printed_value(context_, at_, *value) : std::nullopt) {
      const Money written = figures[printed].amount;
      check.shown = ShownAmounts{*expected, written, subtract(written, *expected).value_or(Money{})};
      if (multiplies_twice(context_, at_, *expected, written)) check.nature = Nature::policy;
    }
    return rational.emit(check, output_.checks);
  }

  /// Only the printed value is a term: it must be what the formula gives.
  void add_value(const IndicatorPlace& place, FigureId printed, const Rational& value) {
    const auto expected = printed_value(context_, at_, value);
    if (!expected) return skip(place, Unmade::out_of_range, printed);
    Check check = check_at(place);
    check.expected = *expected;
    check.actual = context_.plan.figures[printed].amount;
    if (multiplies_twice(context_, at_, check.expected, check.actual)) check.nature = Nature::policy;
    check.actual_term_count = 1;
    const Term term{printed, 1};
    output_.checks.add(check, std::span(&term, 1));
  }

  const RuleContext& context_;
  RuleOutput& output_;
  const IndicatorAt& at_;
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
std::string with_unit(Money amount, int decimals, const std::string& unit) {
  std::string number = format_german(amount);
  if (decimals == 1 && amount.cents() % 100 != 0 && amount.cents() % 10 == 0) number.pop_back();
  return unit.empty() ? number : number + "\u00a0" + unit;
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
                    with_unit(written, decimals, unit), with_unit(expected, decimals, unit));
    add_label(finding, context.plan, printed, with_unit(written, decimals, unit));
    add_labels(finding, context.plan, terms.subspan(1));
    add_amounts(finding, check);
    if (finding.amounts) finding.amounts->unit = unit;
    finding.notes.push_back(fmt::format("{} = {}", at.indicator->label.value, at.indicator->formula->value));
    if (multiplies_twice(context, at, expected, written))
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
