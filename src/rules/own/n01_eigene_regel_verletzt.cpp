#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/own/own_rules.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo n01_text{
    .code = "N01",
    .name = "eigene-regel-verletzt",
    .severity = Severity::error,
    .source = "Die Verwaltung selbst: `eigene_regeln` in haushalt.yaml, `regeln/*.yaml`",
    .explanation =
        R"(Eine Verwaltung kann eigene Regeln schreiben, etwa eine Obergrenze für den Zuwachs einer Zeile. Jede hat einen
Namen, eine Bedingung und, wenn sie nicht überall gilt, die Ebenen, Stellen und Spalten, für die sie gilt. Der Befund
hat die Schwere, die die Regel nennt; ein Eintrag `N01` unter `regeln` geht ihr vor.

Wo in einem Vergleich ein Betrag leer ist, ist er nicht entschieden und nicht verletzt. Verglichen wird genau, auch
bei Prozenten und Quotienten. Bedingungen, die Beträge nur addieren, subtrahieren und mit festen Zahlen malnehmen,
nehmen an der Suche nach dem falschen Betrag teil; Bedingungen, die mit `und` verbunden sind, gelten jede für sich.)",
    .bad_example = R"(# eigene_regeln:
#   - {name: sachaufwand, bedingung: zeile(016) >= vorjahr(zeile(016)) * 103 %}
teilergebnisplan:
  spalten: [Ansatz 2023, Ansatz 2024]
  016: [-100.000, -110.000]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2023, Ansatz 2024]
  016: [-100.000, -103.000]
)",
};

Relation relation_of(Operator op) {
  if (op == Operator::at_most) return Relation::at_most;
  return op == Operator::at_least ? Relation::at_least : Relation::equal;
}

std::optional<Money> in_cents(const Number& value) {
  const auto rounded = value ? round(*value, 2) : std::nullopt;
  return rounded ? rounded->to_money() : std::nullopt;
}

/// Both sides of a comparison with their constants, as the rule's words show them.
std::optional<ShownAmounts> shown_amounts(const ScaledComparison& linear, const FigureTable& figures) {
  const Number left = value_of(linear.left, figures);
  const Number right = value_of(linear.right, figures);
  const auto actual = in_cents(left);
  const auto expected = in_cents(right);
  const auto difference = in_cents(left && right ? subtract(*left, *right) : std::nullopt);
  if (!actual || !expected || !difference) return std::nullopt;
  return ShownAmounts{*expected, *actual, *difference};
}

/// Checks one own rule at all of its places.
class OwnRuleRun {
 public:
  OwnRuleRun(const RuleContext& context, RuleOutput& output, PlanEnvironment& environment,
             std::uint32_t index)
      : context_(context),
        output_(output),
        environment_(environment),
        writer_(context, output, n01_text.code, Nature::expectation),
        index_(index),
        rule_(context.plan.own_rules[index]) {}

  void run() {
    std::vector<OwnRuleFault> faults;
    const auto parsed = parse_own_rule(rule_, faults);
    for (const OwnRuleFault& fault : faults) {
      output_.findings.push_back(faulty_own_rule(context_.files, rule_, *fault.text, fault.error));
    }
    const std::vector<CellRef> places = places_of(rule_, context_.plan);
    if (!parsed) {
      for (const CellRef& place : places) writer_.skip({.cell = place, .index = index_});
      return;
    }
    for (const CellRef& place : places) check_at(*parsed, place);
    report_faults();
    if (faults_.empty() && !lost_ && decided_ == 0) report_pointless(places.empty());
  }

 private:
  /// A fault that evaluation met, where first, and how often.
  struct Fault {
    const Text* text = nullptr;
    ExpressionError error;
    CellRef place;
    std::size_t count = 1;
  };

  /// The truth of an expression, undecided where an amount is blank; nothing where it cannot be computed,
  /// which is then kept for a finding, or where amounts that it looks at were lost.
  std::optional<Truth> truth(const Expression& expression, const Text& written, const CellRef& place) {
    const Viewpoint from = viewpoint_of(context_.plan, place);
    auto value = evaluate(expression, environment_, from);
    if (!value) {
      keep(written, std::move(value.error()), place);
      return std::nullopt;
    }
    if (written_figures(expression, environment_, from).decidable) return std::get<Truth>(*value);
    lost_ = true;
    return std::nullopt;
  }

  void keep(const Text& written, ExpressionError error, const CellRef& place) {
    const auto same = [&](const Fault& fault) {
      return fault.text == &written && fault.error.place == error.place &&
             fault.error.message == error.message;
    };
    const auto known = std::ranges::find_if(faults_, same);
    if (known != faults_.end()) {
      ++known->count;
    } else if (faults_.size() < most_faults) {
      faults_.push_back({&written, std::move(error), place});
    }
  }

  void check_at(const ParsedOwnRule& rule, const CellRef& place) {
    const std::optional<Truth> applies =
        rule.when ? truth(*rule.when, *rule_.when, place) : std::optional<Truth>(Truth(true));
    if (applies && *applies != Truth(true)) return;
    applied_ = applied_ || applies.has_value();
    for (std::uint32_t part = 0; part < rule.conjuncts.size(); ++part) {
      const Subject subject{.cell = place, .index = index_, .part = part};
      if (applies) {
        check(rule, rule.conjuncts[part], subject);
      } else {
        writer_.skip(subject);
      }
    }
  }

  void check(const ParsedOwnRule& rule, const Conjunct& conjunct, const Subject& subject) {
    const auto holds = truth(conjunct.whole, rule_.condition, subject.cell);
    if (!holds) return writer_.skip(subject);
    if (!*holds) return;  // a blank amount: the rule says nothing here
    const Viewpoint from = viewpoint_of(context_.plan, subject.cell);
    ++decided_;
    if (auto linear = linear_comparison(conjunct, context_.plan, environment_, from)) {
      writer_.actual = std::move(linear->actual);
      writer_.expected = std::move(linear->expected);
      writer_.set_limit(linear->limit);
      writer_.set_scale(linear->scale);
      if (const auto shown = shown_amounts(*linear, context_.plan.figures)) writer_.show(*shown);
      // Two ways to the same amount prove it; what exceeds a limit of one's own is no slip because of it.
      const Relation relation = relation_of(conjunct.sides->op);
      writer_.nature = relation == Relation::equal ? Nature::identity : Nature::expectation;
      writer_.write(relation, subject);
      return;
    }
    output_.checks.count_other();
    if (**holds) return;
    output_.findings.push_back(broken_own_rule(context_, rule, conjunct, subject.cell, environment_));
  }

  void report_faults() {
    for (const Fault& fault : faults_) {
      Diagnostic finding = faulty_own_rule(context_.files, rule_, *fault.text, fault.error);
      finding.notes.push_back(
          fmt::format("so bei {} {}{}", context_.plan.node(fault.place.node).number.value,
                      column_name(context_.plan.columns[fault.place.column]),
                      fault.count > 1 ? fmt::format(" und noch {}-mal", fault.count - 1) : ""));
      output_.findings.push_back(std::move(finding));
    }
  }

  void report_pointless(bool no_place) {
    Diagnostic finding{.code = own_rule_pointless};
    finding.message = fmt::format("die eigene Regel „{}“ prüft nichts", rule_.name.value);
    finding.primary.span = rule_.name.span;
    finding.notes.emplace_back(no_place   ? "keine Stelle hat eine der genannten Ebenen und Nummern"
                               : applied_ ? "wo sie gilt, ist überall ein Betrag leer"
                                          : "die Bedingung `wenn` trifft nirgends zu");
    output_.findings.push_back(std::move(finding));
  }

  /// More different faults of one rule help nobody.
  static constexpr std::size_t most_faults = 5;

  const RuleContext& context_;
  RuleOutput& output_;
  PlanEnvironment& environment_;
  CheckWriter writer_;
  std::uint32_t index_;
  const OwnRule& rule_;
  std::vector<Fault> faults_;
  std::size_t decided_ = 0;
  bool applied_ = false;
  bool lost_ = false;
};

class OwnRuleBroken final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return n01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    PlanEnvironment environment(context.plan, context.evaluation);
    for (std::uint32_t i = 0; i < context.plan.own_rules.size(); ++i) {
      OwnRuleRun(context, output, environment, i).run();
    }
    // Nobody knows how many checks a rule would make that was not understood: one at least.
    for (std::size_t i = 0; i < context.plan.lost_own_rules; ++i)
      output.checks.add_unmade({n01_text.code, Unmade::lost, {}});
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    return {.place = context.plan.node(check.subject.cell.node).number.value,
            .other_place = context.plan.own_rules[check.subject.index].name.value,
            .year_column = check.subject.cell.column};
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term>) const override {
    std::vector<OwnRuleFault> faults;
    // A rule that cannot be parsed has no checks.
    const ParsedOwnRule rule = *parse_own_rule(context.plan.own_rules[check.subject.index], faults);
    PlanEnvironment environment(context.plan, context.evaluation);
    return broken_own_rule(context, rule, rule.conjuncts[check.subject.part], check.subject.cell,
                           environment);
  }
};

}  // namespace

const Rule& n01_eigene_regel_verletzt() {
  static const OwnRuleBroken rule;
  return rule;
}

}  // namespace budgetc::rules
