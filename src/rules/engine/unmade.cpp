#include "rules/engine/unmade.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "rules/engine/registry.hpp"
#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

/// The checks that one figure keeps from being made.
struct Blocked {
  const UnmadeCheck* first = nullptr;
  std::size_t count = 0;
};

bool shows(const Diagnostic& finding, Span span) {
  return finding.code == sum_out_of_range && finding.primary.span == span;
}

/// "35 Zeile 010", "35-02", "haushalt": where a check is, as an accepted deviation would name it.
std::string place_words(const RuleContext& context, const UnmadeCheck& unmade) {
  const Rule& rule = *find_rule(unmade.rule.text());
  const CheckPlace place =
      rule.place(context, {.rule = unmade.rule, .subject = unmade.subject, .expected = {}, .actual = {}});
  std::string words(place.place);
  if (!place.row.empty()) words += fmt::format(" Zeile {}", place.row);
  if (place.year_column) words += " " + column_name(context.plan.columns[*place.year_column]);
  return words;
}

Diagnostic finding_for(const RuleContext& context, const std::optional<FigureId>& figure,
                       const Blocked& blocked) {
  Diagnostic finding{.code = sum_out_of_range};
  finding.message = fmt::format("{} zu {} lässt sich nicht prüfen, eine Summe überschreitet 90 Billionen €",
                                blocked.first->rule.text(), place_words(context, *blocked.first));
  if (figure) {
    add_label(finding, context.plan, *figure, amount_text(context.plan, *figure));
  } else {
    finding.primary.span = context.plan.year_span;
  }
  if (blocked.count > 1)
    finding.notes.push_back(fmt::format("so auch {} weitere Prüfungen", blocked.count - 1));
  return finding;
}

}  // namespace

std::vector<Diagnostic> out_of_range_findings(const RuleContext& context, const CheckSet& checks,
                                              std::span<const Diagnostic> known) {
  std::map<std::optional<FigureId>, Blocked> blocked;
  for (const UnmadeCheck& unmade : checks.unmade()) {
    if (unmade.reason != Unmade::out_of_range) continue;
    Blocked& entry = blocked[unmade.largest];
    if (entry.first == nullptr) entry.first = &unmade;
    ++entry.count;
  }
  std::vector<Diagnostic> findings;
  for (const auto& [figure, entry] : blocked) {
    const auto explains = [&](const Diagnostic& finding) {
      return figure ? shows(finding, context.plan.figures[*figure].span) : finding.code == sum_out_of_range;
    };
    // Where no figure is known, any finding of this rule is of the same sum.
    const bool others = !figure && blocked.size() > 1;
    if (!others && std::ranges::none_of(known, explains))
      findings.push_back(finding_for(context, figure, entry));
  }
  return findings;
}

}  // namespace budgetc::rules
