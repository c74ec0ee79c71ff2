#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "parts/registry.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/text/texts.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo t03_text{
    .code = "T03",
    .name = "verweis-unbekannt",
    .severity = Severity::warning,
    .source = "Praxis: Verweise müssen ein Ziel haben",
    .explanation =
        R"(Ein Text verweist auf ein Produkt, eine Produktgruppe, einen Zweckbindungsring oder eine Zeile, die es nicht
gibt. Gemeldet wird nur, was sicher ein Verweis ist:

- eine Nummer, die so gebaut ist wie die Nummern dieser Quellen und unter einer ihrer obersten Stellen liegt
  (35.01.04); Nummern anderer Budgets stehen nicht in den Quellen und werden erst mit `vollstaendig: ja` gemeldet,
  und nur hinter dem Namen einer Ebene (Produkt 01.06.05),
- `Zweckbindungsring 35-07`, `Ring 35-07` oder `ZB 35-07`,
- `TEP 999`, und `Zeile 999` oder `Position 999` in Planformen mit dreistelligen Zeilen.

Tage, Paragrafen, Beträge und Uhrzeiten sind keine Verweise.)",
    .bad_example = R"(erlaeuterungen: |
  Andernfalls leitet die Arbeitsgruppe II (s. 35.01.12) aufenthaltsbeendende Maßnahmen ein.
)",
    .good_example = R"(erlaeuterungen: |
  Andernfalls leitet die Arbeitsgruppe II (s. 35.01.02) aufenthaltsbeendende Maßnahmen ein.
)",
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// "2.2.2" for 35.01.02: how many digits each segment has.
std::string shape_of(std::string_view number) {
  std::string shape;
  std::size_t digits = 0;
  for (const char c : number) {
    if (c != '.') {
      ++digits;
      continue;
    }
    shape += fmt::format("{}.", digits);
    digits = 0;
  }
  return shape + fmt::format("{}", digits);
}

/// The value of a segment of a dotted number, counted from 0.
int segment_value(std::string_view number, std::size_t segment) {
  for (; segment > 0; --segment) number.remove_prefix(std::min(number.size(), number.find('.') + 1));
  int value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

/// Whether a number may be a day: 11.02 or 11.02.24.
bool may_be_date(std::string_view number) {
  const int day = segment_value(number, 0);
  const int month = segment_value(number, 1);
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/// What numbers can refer to in this plan.
class Targets {
 public:
  explicit Targets(const BudgetPlan& plan) : plan_(plan) {
    for (const Node& node : plan.nodes) {
      if (!node.is_root) shapes_.insert(shape_of(node.number.value));
    }
    for (const NodeId id : plan.top_nodes()) roots_.insert(plan.node(id).number.value);
    const auto& rows = plan.result_form().rows;
    three_digits_ =
        !rows.empty() && std::ranges::all_of(rows, [](const FormRow& row) { return row.number.size() == 3; });
  }

  [[nodiscard]] bool is_broken_node(const NumberInText& reference) const {
    const std::string_view number = reference.number;
    if (number.find('.') == std::string_view::npos || number.find('-') != std::string_view::npos)
      return false;
    if (!shapes_.contains(shape_of(number)) || plan_.find_node(number)) return false;
    if (is_one_of(reference.word_after, {"Uhr", "Euro", "EUR", "€", "%", "Prozent", "VZÄ"})) return false;
    if (is_level(reference.word_before)) return plan_.complete || is_below_root(number);
    // Two segments may be anything: a time, a paragraph, a number of days.
    const bool whole = std::ranges::count(number, '.') >= 2;
    return whole && is_below_root(number) && !may_be_date(number);
  }

  [[nodiscard]] bool is_broken_ring(const NumberInText& reference) const {
    if (!is_one_of(reference.word_before, {"Zweckbindungsring", "Zweckbindungsrings", "Ring", "ZB"}))
      return false;
    const std::size_t hyphen = reference.number.rfind('-');
    if (hyphen == std::string_view::npos || plan_.find_ring(reference.number) != nullptr) return false;
    return plan_.find_node(reference.number.substr(0, hyphen)).has_value();
  }

  [[nodiscard]] bool is_broken_row(const NumberInText& reference) const {
    const bool surely = is_one_of(reference.word_before, {"TEP", "TEP-Nr"});
    const bool maybe = three_digits_ && reference.number.size() == 3 &&
                       is_one_of(reference.word_before, {"Zeile", "Position"});
    if ((!surely && !maybe) || reference.number.find_first_of(".-") != std::string_view::npos) return false;
    return std::ranges::none_of(
        plan_.forms, [&](const PlanForm& form) { return form.find(reference.number).has_value(); });
  }

 private:
  [[nodiscard]] bool is_level(std::string_view word) const {
    return std::ranges::find(plan_.levels, word) != plan_.levels.end();
  }
  [[nodiscard]] bool is_below_root(std::string_view number) const {
    return std::ranges::any_of(roots_, [&](const std::string& root) {
      return number.size() > root.size() && number.starts_with(root) && number[root.size()] == '.';
    });
  }

  const BudgetPlan& plan_;
  std::set<std::string> shapes_;
  std::set<std::string> roots_;
  bool three_digits_ = false;
};

class BrokenReference final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t03_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    const Targets targets(context.plan);
    for (const PlacedProse& prose : prose_of(context.plan)) {
      for (const NumberInText& reference : numbers_in(context.files, *prose.text)) {
        if (targets.is_broken_node(reference)) {
          output.findings.push_back(node_finding(context.plan, reference));
        } else if (targets.is_broken_ring(reference)) {
          output.findings.push_back(
              finding(reference, fmt::format("den Zweckbindungsring {} gibt es nicht", reference.number)));
        } else if (targets.is_broken_row(reference)) {
          output.findings.push_back(
              finding(reference, fmt::format("eine Zeile {} haben die Planformen nicht", reference.number)));
        }
      }
    }
  }

 private:
  static Diagnostic finding(const NumberInText& reference, std::string message) {
    Diagnostic result{.code = t03_text.code};
    result.message = std::move(message);
    result.primary = {reference.span, "Verweis"};
    return result;
  }

  static Diagnostic node_finding(const BudgetPlan& plan, const NumberInText& reference) {
    Diagnostic result = finding(reference, fmt::format("eine Stelle {} gibt es nicht", reference.number));
    std::vector<std::string_view> numbers;
    for (const Node& node : plan.nodes) numbers.emplace_back(node.number.value);
    if (const auto meant = did_you_mean(reference.number, numbers))
      result.helps.push_back(fmt::format("meinten Sie „{}“?", *meant));
    return result;
  }
};

}  // namespace

const Rule& t03_verweis_unbekannt() {
  static const BrokenReference rule;
  return rule;
}

}  // namespace budgetc::rules
