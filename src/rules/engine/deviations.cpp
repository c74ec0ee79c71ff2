#include "rules/engine/deviations.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "rules/engine/changed_rules.hpp"
#include "rules/engine/registry.hpp"
#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

bool column_matches(const BudgetPlan& plan, const OptionalText& wanted, const CheckPlace& place) {
  if (!wanted) return true;
  if (place.year_column) return wanted->value == column_name(plan.columns[*place.year_column]);
  return wanted->value == place.extra_column;
}

bool matches(const BudgetPlan& plan, const AcceptedDeviation& deviation, const CheckPlace& place) {
  const std::string& wanted = deviation.place.value;
  if (wanted != place.place && wanted != place.other_place) return false;
  if (deviation.plan && deviation.plan->value != place.plan) return false;
  if (deviation.row && deviation.row->value != place.row) return false;
  return column_matches(plan, deviation.column, place);
}

bool is_readable(const BudgetPlan& plan, const AcceptedDeviation& deviation) {
  const Figure& difference = plan.figures[deviation.difference];
  return difference.kind == FigureKind::accepted_difference && difference.readable &&
         find_rule(deviation.rule.value) != nullptr && is_acceptable(deviation.rule.value);
}

/// The checks at the place of a deviation.
std::vector<std::uint32_t> checks_at(const RuleContext& context, const CheckSet& checks,
                                     const AcceptedDeviation& deviation) {
  const Rule& rule = *find_rule(deviation.rule.value);
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < checks.checks().size(); ++i) {
    const Check& check = checks.checks()[i];
    if (check.rule != rule.info().code) continue;
    if (matches(context.plan, deviation, rule.place(context, check))) found.push_back(i);
  }
  return found;
}

/// Assigns checks to deviations.
class Matcher {
 public:
  Matcher(const RuleContext& context, const CheckSet& checks)
      : context_(context), checks_(checks), taken_(checks.checks().size()) {}

  std::vector<MatchedDeviation> run() {
    const auto& deviations = context_.plan.deviations;
    for (std::size_t i = 0; i < deviations.size(); ++i) {
      if (!is_readable(context_.plan, deviations[i])) continue;
      matches_.push_back({.deviation = i, .state = DeviationState::pointless, .check = {}});
      candidates_.push_back(checks_at(context_, checks_, deviations[i]));
    }
    // Exact ones first, so that an inexact one does not take their check.
    for (std::size_t i = 0; i < matches_.size(); ++i) take_exact(i);
    for (std::size_t i = 0; i < matches_.size(); ++i) take_other(i);
    return std::move(matches_);
  }

 private:
  template <typename Wanted>
  void take(std::size_t index, DeviationState state, Wanted wanted) {
    for (const std::uint32_t check : candidates_[index]) {
      if (taken_[check] || checks_.checks()[check].holds() || !wanted(checks_.checks()[check])) continue;
      taken_[check] = true;
      matches_[index].state = state;
      matches_[index].check = check;
      return;
    }
  }

  void take_exact(std::size_t index) {
    const AcceptedDeviation& deviation = context_.plan.deviations[matches_[index].deviation];
    const Money accepted = context_.plan.figures[deviation.difference].amount;
    take(index, DeviationState::exact,
         [&](const Check& check) { return check.shown_difference() == accepted; });
  }

  void take_other(std::size_t index) {
    if (matches_[index].state == DeviationState::exact) return;
    take(index, DeviationState::other, [](const Check&) { return true; });
    const auto& candidates = candidates_[index];
    if (matches_[index].state != DeviationState::pointless || candidates.empty()) return;
    // Where another deviation has taken the broken one, that is why nothing is left.
    const auto broken = std::ranges::find_if(
        candidates, [&](std::uint32_t check) { return !checks_.checks()[check].holds(); });
    matches_[index].check = broken == candidates.end() ? candidates.front() : *broken;
  }

  const RuleContext& context_;
  const CheckSet& checks_;
  std::vector<bool> taken_;
  std::vector<MatchedDeviation> matches_;
  std::vector<std::vector<std::uint32_t>> candidates_;
};

/// Reads "31.12.2024"; binding has said so where it is none.
std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = 0;
    std::from_chars(text.data() + begin, text.data() + begin + length, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(6, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(3, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(0, 2)))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::string name(const AcceptedDeviation& deviation) {
  return fmt::format("Abweichung {} zu {}{}{}", deviation.rule.value, deviation.place.value,
                     deviation.row ? fmt::format(" Zeile {}", deviation.row->value) : "",
                     deviation.column ? fmt::format(" {}", deviation.column->value) : "");
}

Money accepted(const BudgetPlan& plan, const AcceptedDeviation& deviation) {
  return plan.figures[deviation.difference].amount;
}

std::string accepted_words(const BudgetPlan& plan, const AcceptedDeviation& deviation,
                           const std::string& unit) {
  if (!names_amount(plan, deviation)) return "anerkannt";
  return fmt::format("anerkannt {}", with_unit(format_german(accepted(plan, deviation)), unit));
}

/// What stands behind the amounts of a finding.
std::string unit_of_amounts(const Diagnostic& broken) {
  return broken.amounts ? broken.amounts->unit : std::string("€");
}

/// The file that a deviation's place is about: that of its node or own rule, or haushalt.yaml.
std::optional<FileId> file_of(const BudgetPlan& plan, const AcceptedDeviation& deviation) {
  const std::string& place = deviation.place.value;
  if (place == "haushalt") return plan.year_span.file;
  if (const auto node = plan.find_node(place)) return plan.node(*node).file;
  const auto rule =
      std::ranges::find(plan.own_rules, place, [](const OwnRule& own) { return own.name.value; });
  return rule == plan.own_rules.end() ? std::nullopt : std::optional(rule->name.span.file);
}

bool shows_place_in(const Diagnostic& finding, FileId file) {
  return finding.primary.span.file == file ||
         std::ranges::any_of(finding.related, [&](const Label& label) { return label.span.file == file; });
}

/// Points at the deviation and, as related places, at what the rule's own finding shows.
Diagnostic around(const RuleContext& context, Code code, const AcceptedDeviation& deviation,
                  const Diagnostic& broken) {
  Diagnostic finding{.code = code};
  finding.primary = {context.plan.figures[deviation.difference].span,
                     accepted_words(context.plan, deviation, unit_of_amounts(broken))};
  finding.related.push_back(broken.primary);
  finding.related.insert(finding.related.end(), broken.related.begin(), broken.related.end());
  finding.notes.push_back(fmt::format("{}: {}", broken.code.text(), broken.message));
  finding.notes.insert(finding.notes.end(), broken.notes.begin(), broken.notes.end());
  finding.amounts = broken.amounts;
  return finding;
}

Diagnostic unknown_rule_finding(const Text& code) {
  Diagnostic finding{.code = unknown_rule};
  finding.message = fmt::format("die Regel {} gibt es nicht", code.value);
  finding.primary = {code.span, "hier genannt"};
  finding.helps.emplace_back("`budgetc rules` zeigt alle Regeln");
  return finding;
}

}  // namespace

std::vector<MatchedDeviation> match_deviations(const RuleContext& context, const CheckSet& checks) {
  return Matcher(context, checks).run();
}

bool names_amount(const BudgetPlan& plan, const AcceptedDeviation& deviation) {
  return plan.figures[deviation.difference].readable;
}

std::optional<std::size_t> deviation_for(const RuleContext& context, const Diagnostic& finding,
                                         const std::vector<bool>& used) {
  const auto& deviations = context.plan.deviations;
  for (std::size_t i = 0; i < deviations.size(); ++i) {
    const AcceptedDeviation& deviation = deviations[i];
    if (used[i] || names_amount(context.plan, deviation) || deviation.rule.value != finding.code.text() ||
        !is_acceptable(deviation.rule.value))
      continue;
    const auto file = file_of(context.plan, deviation);
    if (file && shows_place_in(finding, *file)) return i;
  }
  return std::nullopt;
}

Diagnostic pointless_finding(const RuleContext& context, const AcceptedDeviation& deviation) {
  Diagnostic finding{.code = pointless_deviation};
  finding.message =
      fmt::format("{} ist gegenstandslos, dort hat diese Regel keinen Befund ohne Betrag", name(deviation));
  finding.primary = {context.plan.figures[deviation.difference].span, "anerkannt"};
  finding.helps.emplace_back("die Abweichung streichen; vergleicht die Regel Beträge, `differenz` angeben");
  return finding;
}

bool has_expired(const RuleContext& context, const AcceptedDeviation& deviation) {
  if (!context.today || !deviation.until) return false;
  const auto until = parse_day(deviation.until->value);
  return until && *until < *context.today;
}

Diagnostic pointless_finding(const RuleContext& context, const CheckSet& checks,
                             const MatchedDeviation& match) {
  const AcceptedDeviation& deviation = context.plan.deviations[match.deviation];
  Diagnostic finding{.code = pointless_deviation};
  const bool counts = match.check && checks.checks()[*match.check].unit != CheckUnit::euros;
  finding.primary = {context.plan.figures[deviation.difference].span,
                     accepted_words(context.plan, deviation, counts ? "" : "€")};
  if (match.check && !checks.checks()[*match.check].holds()) {
    finding.message = fmt::format("{} steht zweimal, die Differenz ist schon anerkannt", name(deviation));
    finding.helps.emplace_back("eine der beiden Abweichungen streichen");
    return finding;
  }
  if (match.check) {
    finding.message = fmt::format("{} ist gegenstandslos, die Prüfung geht auf", name(deviation));
    add_labels(finding, context.plan, checks.terms(checks.checks()[*match.check]));
  } else {
    finding.message = fmt::format("{} ist gegenstandslos, dort prüft diese Regel nichts", name(deviation));
  }
  finding.helps.emplace_back("die Abweichung streichen, wenn der Betrag nun stimmt");
  return finding;
}

Diagnostic other_difference_finding(const RuleContext& context, const AcceptedDeviation& deviation,
                                    const Check& check, const Diagnostic& broken) {
  Diagnostic finding = around(context, other_difference, deviation, broken);
  const auto difference = check.shown_difference();
  const std::string unit = unit_of_amounts(broken);
  finding.message = fmt::format("{}: anerkannt ist eine Differenz von {}, es sind {}", name(deviation),
                                with_unit(format_german(accepted(context.plan, deviation)), unit),
                                difference ? with_unit(format_german(*difference), unit) : "mehr");
  finding.helps.emplace_back(
      "den falschen Betrag richtigstellen, oder die neue Differenz mit Grund anerkennen");
  return finding;
}

Diagnostic expired_finding(const RuleContext& context, const AcceptedDeviation& deviation,
                           const Diagnostic& broken) {
  Diagnostic finding = around(context, expired_deviation, deviation, broken);
  finding.message = fmt::format("{} war bis {} anerkannt", name(deviation), deviation.until->value);
  finding.helps.emplace_back("den Betrag richtigstellen, oder die Frist mit Grund verlängern");
  return finding;
}

std::vector<Diagnostic> unknown_rule_findings(const BudgetPlan& plan) {
  std::vector<Diagnostic> findings;
  for (const AcceptedDeviation& deviation : plan.deviations) {
    const bool unknown = !deviation.rule.value.empty() && find_rule(deviation.rule.value) == nullptr;
    if (unknown) findings.push_back(unknown_rule_finding(deviation.rule));
  }
  for (const RuleSetting& setting : plan.rule_settings) {
    if (find_rule(setting.code.value) == nullptr) findings.push_back(unknown_rule_finding(setting.code));
  }
  return findings;
}

}  // namespace budgetc::rules
