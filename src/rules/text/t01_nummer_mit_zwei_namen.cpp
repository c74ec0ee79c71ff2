#include <map>
#include <utility>

#include <fmt/format.h>

#include "evaluate/plan_environment.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/transition/transitions.hpp"
#include "text/visible_text.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo t01_text{
    .code = "T01",
    .name = "nummer-mit-zwei-namen",
    .severity = Severity::warning,
    .source = "§ 4 KomHVO NRW (Teilpläne); Praxis: eine Nummer hat einen Namen",
    .explanation =
        R"(Dieselbe Nummer trägt an zwei Stellen verschiedene Namen. Verglichen werden

- der Name einer Stelle mit ihrem Namen im Verzeichnis (`bezeichnung_im_verzeichnis`) und mit dem, den
  `schluesselprodukt` hinter der Nummer nennt,
- die Namen, unter denen die Überleitung ein altes Produkt oder ein altes Budget nennt,
- die Bezeichnungen von Kennzahlen einer Stelle, die dieselbe `nummer` tragen.

Ist der Band so gedruckt, so wird der Befund mit diesem Grund anerkannt. Den Namen des neuen Produkts in der
Überleitung prüft Regel U03.)",
    .bad_example = R"(produkt: 35.01.03
bezeichnung: Personenstandsangelegenheiten, Staatsangehörigkeiten
bezeichnung_im_verzeichnis: Personenstandsangelegenheiten, Staatsangehörigkeitswesen
)",
    .good_example = R"(produkt: 35.01.03
bezeichnung: Personenstandsangelegenheiten, Staatsangehörigkeiten
)",
};

/// What is numbered: a number of one kind has nothing to do with the same one of another kind.
enum class Numbered : std::uint8_t { node, old_product, old_budget, indicator };

/// Collects numbers with their names, and says so where a second name differs from the first.
class Names {
 public:
  explicit Names(RuleOutput& output) : output_(output) {}

  void add(Numbered kind, const std::string& number, const std::string& name, Span span) {
    if (number.empty() || name.empty()) return;
    const auto [first, is_new] = names_.try_emplace({kind, number}, one_line(name), span);
    if (is_new || first->second.first == one_line(name)) return;
    Diagnostic finding{.code = t01_text.code};
    finding.message =
        fmt::format("{} heißt hier »{}«, anderswo »{}«", number, one_line(name), first->second.first);
    finding.primary = {span, "hier"};
    finding.related.push_back({first->second.second, "anderer Name"});
    output_.findings.push_back(std::move(finding));
  }

  /// A number and its name in one text: "32 Öffentliche Sicherheit".
  void add_together(Numbered kind, const OptionalText& both) {
    if (!both) return;
    const std::string line = one_line(both->value);
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos) return;
    add(kind, line.substr(0, blank), line.substr(blank + 1), both->span);
  }

 private:
  RuleOutput& output_;
  std::map<std::pair<Numbered, std::string>, std::pair<std::string, Span>> names_;
};

void add_indicators(const Node& node, Names& names) {
  for (const IndicatorTable* table : indicator_tables(node)) {
    for (const Indicator& indicator : table->rows) {
      if (!indicator.number) continue;
      names.add(Numbered::indicator, fmt::format("{} in {}", indicator.number->value, node.number.value),
                indicator.label.value, indicator.label.span);
    }
  }
}

class TwoNames final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    Names names(output);
    for (const Node& node : context.plan.nodes) {
      names.add(Numbered::node, node.number.value, node.name.value, node.name.span);
    }
    for (const Node& node : context.plan.nodes) {
      if (node.name_in_index) {
        names.add(Numbered::node, node.number.value, node.name_in_index->value, node.name_in_index->span);
      }
      if (node.goals) names.add_together(Numbered::node, node.goals->key_product);
      add_indicators(node, names);
    }
    visit_transitions(context.plan, [&](NodeId, const Transitions& transitions) {
      for (const ProductTransition& product : transitions.products) {
        names.add(Numbered::old_product, product.old_number.value, product.old_name.value,
                  product.old_name.span);
        names.add_together(Numbered::old_budget, product.old_budget);
      }
    });
  }
};

}  // namespace

const Rule& t01_nummer_mit_zwei_namen() {
  static const TwoNames rule;
  return rule;
}

}  // namespace budgetc::rules
