#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "live/live_figure.hpp"
#include "live/resolve.hpp"
#include "parts/figure_place.hpp"
#include "parts/registry.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/text/node_amounts.hpp"
#include "source/text_part.hpp"
#include "text/slip.hpp"
#include "text/typed_amounts.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo t06_text{
    .code = "T06",
    .name = "betrag-im-text-vertippt",
    .severity = Severity::hint,
    .source = "Praxis: Zahlen in Texten laufen den Plänen davon",
    .explanation =
        R"(Ein Text einer Stelle nennt einen Betrag, den diese Stelle nirgends hat, und ein einziger ihrer Beträge
unterscheidet sich davon nur durch einen Tippfehler: zwei vertauschte Nachbarziffern, eine falsche, fehlende oder doppelte
Ziffer. Beträge der Stelle sind alle Felder ihrer Pläne, geschriebene wie gerechnete, Erläuterungen,
Zweckbindungsringe, Maßnahmen und Aufstellungen, auch in T€.

Geschwiegen wird, wo Zufall möglich ist: bei runden Beträgen und solchen mit wenigen Ziffern, wo eine andere Stelle den
Betrag hat, wo er Summe oder Unterschied zweier Beträge der Stelle ist. Wer statt des Betrags `{betrag 002}` schreibt,
bekommt immer den des Plans.)",
    .bad_example = R"(erlaeuterungen: |
  Das Land beteiligt sich mit 628.793 € (Zeile 002: 682.793).
)",
    .good_example = R"(erlaeuterungen: |
  Das Land beteiligt sich mit {betrag 002}.
)",
};

/// Cents of one unit of what was typed.
std::int64_t unit_of(const TypedAmount& typed) {
  constexpr std::int64_t euro = 100;
  if (typed.unit == TypedUnit::thousands) return 1'000 * euro;
  return typed.number.cents() % euro == 0 ? euro : 1;
}

std::int64_t rounded(std::int64_t cents, std::int64_t unit) {
  return (cents + unit / 2) / unit;
}

/// Digits of a number without the zeros at its end.
std::size_t significant_digits(std::int64_t number) {
  std::string digits = std::to_string(number);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits.size();
}

/// Whether `written` has one digit twice in a row where `right` has it once.
bool is_doubled_digit(const std::string& written, const std::string& right) {
  for (std::size_t i = 0; i + 1 < written.size(); ++i) {
    if (written[i] == written[i + 1] && written.substr(0, i) + written.substr(i + 1) == right) return true;
  }
  return false;
}

/// Whether one number was typed for another one, and it is hardly chance that they are so alike.
bool is_typical_slip(std::int64_t written, std::int64_t right, SlipKind slip) {
  const std::size_t digits = std::min(significant_digits(written), significant_digits(right));
  // Among the amounts of a node there is nearly always one that a short number has all digits but one of.
  switch (slip) {
    case SlipKind::transposed_neighbours: return digits >= 4;
    case SlipKind::dropped_digit: return digits >= 5;
    case SlipKind::added_digit:
      return digits >= 5 && is_doubled_digit(std::to_string(written), std::to_string(right));
    case SlipKind::wrong_digit: return digits >= 6 && std::abs(written - right) > 1;
    default: return false;
  }
}

/// An amount of the node that was probably meant.
struct Meant {
  NodeAmount amount;
  SlipKind slip = SlipKind::none;
};

/// Looks at the amounts of one text.
class TextCheck {
 public:
  TextCheck(const RuleContext& context, const PlacedProse& prose, AmountIndex& index)
      : context_(context), prose_(prose), index_(index), amounts_(index.of_node(*prose.node)) {}

  [[nodiscard]] std::optional<Diagnostic> look_at(const TypedAmount& typed) {
    const std::int64_t unit = unit_of(typed);
    if (typed.unit == TypedUnit::thousands && typed.number.cents() % 100 != 0) return std::nullopt;
    const std::int64_t written = typed.number.cents() / (typed.unit == TypedUnit::thousands ? 100 : unit);
    const auto meant = find_meant(written, unit);
    if (!meant || index_.anywhere(written * unit) || is_made_of_two(written, unit)) return std::nullopt;
    return finding(typed, *meant, unit);
  }

 private:
  /// The only amount that is nearly the one that is written; nothing where one is exactly that.
  [[nodiscard]] std::optional<Meant> find_meant(std::int64_t written, std::int64_t unit) const {
    std::optional<Meant> meant;
    std::int64_t known = 0;
    bool several = false;
    for (const NodeAmount& one : amounts_) {
      const std::int64_t right = rounded(one.amount.absolute().cents(), unit);
      if (right == written) return std::nullopt;
      const auto a = Money::from_cents(written * 100);
      const auto b = Money::from_cents(right * 100);
      const SlipKind slip = a && b ? detect_slip(*a, *b) : SlipKind::none;
      if (right == known || !is_typical_slip(written, right, slip)) continue;
      several = meant.has_value();
      if (several) break;
      known = right;
      meant = Meant{one, slip};
    }
    return several ? std::nullopt : meant;
  }

  /// Whether the amount is the sum or the difference of two amounts of the node.
  [[nodiscard]] bool is_made_of_two(std::int64_t written, std::int64_t unit) const {
    std::unordered_set<std::int64_t> known;
    for (const NodeAmount& one : amounts_) known.insert(rounded(one.amount.absolute().cents(), unit));
    return std::ranges::any_of(known, [&](std::int64_t one) {
      return known.contains(written - one) || known.contains(written + one) || known.contains(one - written);
    });
  }

  [[nodiscard]] std::string place_words(const NodeAmount& amount) const {
    if (amount.cell)
      return cell_words(context_.plan, amount.cell->node, amount.cell->plan, amount.cell->row,
                        amount.cell->column);
    const auto place = find_figure(context_.plan, *amount.figure);
    return place ? place->words : context_.plan.node(*prose_.node).number.value;
  }

  [[nodiscard]] Diagnostic finding(const TypedAmount& typed, const Meant& meant, std::int64_t unit) const {
    const bool thousands = typed.unit == TypedUnit::thousands;
    const std::string right = format_euro(meant.amount.amount.absolute());
    Diagnostic result{.code = t06_text.code};
    result.message =
        fmt::format("{} ist kein Betrag von {}, sieht aber aus wie {}: {}",
                    prose_.text->value.substr(typed.offset, typed.length),
                    context_.plan.node(*prose_.node).number.value, right, place_words(meant.amount));
    result.primary.span =
        text_part(context_.files, prose_.text->span, prose_.text->value,
                  static_cast<std::uint32_t>(typed.offset), static_cast<std::uint32_t>(typed.length));
    const auto shown = Money::from_cents(rounded(meant.amount.amount.absolute().cents(), unit) *
                                         (thousands || unit == 100 ? 100 : 1));
    result.primary.text = describe_slip(meant.slip, typed.number, shown.value_or(Money{}));
    if (!meant.amount.cell) {
      result.helps.emplace_back("den Betrag im Text mit dem der Quelle vergleichen");
      return result;
    }
    std::string live = live::reference_to(context_.plan, *meant.amount.cell, *prose_.node);
    if (thousands) live.insert(live.size() - 1, " in T€");
    if (meant.amount.amount < Money{}) live.insert(live.size() - 1, " ohne Vorzeichen");
    result.helps.push_back(
        fmt::format("ist dieser Betrag gemeint, so schreiben: {}; er folgt dann dem Plan", live));
    return result;
  }

  const RuleContext& context_;
  const PlacedProse& prose_;
  AmountIndex& index_;
  std::vector<NodeAmount> amounts_;
};

/// The amounts of a text that are typed into it, and stand in no live figure.
std::vector<TypedAmount> amounts_to_look_at(std::string_view text) {
  std::vector<TypedAmount> amounts = typed_amounts(text);
  std::erase_if(amounts, [&](const TypedAmount& typed) { return typed.unit == TypedUnit::larger; });
  for (auto live = live::find_opening(text); live; live = live::find_opening(text, live->end)) {
    std::erase_if(amounts, [&](const TypedAmount& typed) {
      return typed.offset >= live->place.offset && typed.offset < live->end;
    });
  }
  return amounts;
}

class MistypedAmount final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return t06_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    AmountIndex index(context.plan, context.evaluation);
    for (const PlacedProse& prose : prose_of(context.plan)) {
      if (!prose.node) continue;
      const std::vector<TypedAmount> amounts = amounts_to_look_at(prose.text->value);
      if (amounts.empty()) continue;
      TextCheck check(context, prose, index);
      for (const TypedAmount& typed : amounts) {
        if (auto finding = check.look_at(typed)) output.findings.push_back(*std::move(finding));
      }
    }
  }
};

}  // namespace

const Rule& t06_betrag_im_text_vertippt() {
  static const MistypedAmount rule;
  return rule;
}

}  // namespace budgetc::rules
