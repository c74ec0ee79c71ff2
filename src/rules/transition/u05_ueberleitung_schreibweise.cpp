#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/rule_list.hpp"
#include "rules/transition/transitions.hpp"
#include "text/visible_text.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo u05_text{
    .code = "U05",
    .name = "ueberleitung-andere-schreibweise",
    .severity = Severity::warning,
    .source = "Praxis: wer umbenennt, ändert mehr als zwei Buchstaben",
    .explanation =
        R"(Alter und neuer Name eines übergeleiteten Produkts unterscheiden sich nur in einem oder zwei Buchstaben. Ein
Produkt darf bei der Überleitung einen neuen Namen bekommen; ein einzelner Buchstabe ist aber kaum ein neuer Name,
sondern ein Schreibfehler in einem der beiden.)",
    .bad_example = R"(- alt: 32.02.03
  bezeichnung_alt: Personenstandsangelegenheiten
  neu: 35.01.03
  bezeichnung_neu: Personenstandsangelgenheiten
)",
    .good_example = R"(- alt: 32.02.03
  bezeichnung_alt: Personenstandsangelegenheiten
  neu: 35.01.03
  bezeichnung_neu: Personenstandsangelegenheiten
)",
};

/// Short names may differ in two letters and mean different things.
constexpr std::size_t shortest_name = 8;
constexpr std::size_t most_letters_apart = 2;

class OtherSpelling final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return u05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    visit_transitions(context.plan, [&](NodeId, const Transitions& transitions) {
      for (const ProductTransition& product : transitions.products) {
        const std::string before = one_line(product.old_name.value);
        const std::string after = one_line(product.new_name.value);
        if (before == after || std::min(before.size(), after.size()) < shortest_name) continue;
        if (letters_apart(before, after) > most_letters_apart) continue;
        output.findings.push_back(finding(product, before, after));
      }
    });
  }

 private:
  static Diagnostic finding(const ProductTransition& product, const std::string& before,
                            const std::string& after) {
    Diagnostic result{.code = u05_text.code};
    result.message = fmt::format("{} »{}« heißt als {} »{}«, nur in wenigen Buchstaben anders",
                                 product.old_number.value, before, product.new_number.value, after);
    result.primary = {product.new_name.span, "neuer Name"};
    result.related.push_back({product.old_name.span, "alter Name"});
    return result;
  }
};

}  // namespace

const Rule& u05_ueberleitung_schreibweise() {
  static const OtherSpelling rule;
  return rule;
}

}  // namespace budgetc::rules
