#include "live/amounts.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/rational.hpp"
#include "evaluate/plan_environment.hpp"
#include "model/column.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::live {
namespace {

template <typename T>
using Result = tl::expected<T, ExpressionError>;

constexpr std::string_view no_break_space = "\u00A0";

/// An amount that may be asked for in each column.
class Source {
 public:
  explicit Source(const Context& context) : context_(context) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;
  [[nodiscard]] virtual Result<Money> in(std::size_t column) const = 0;

 protected:
  [[nodiscard]] const Context& context() const { return context_; }

 private:
  const Context& context_;
};

class RowSource final : public Source {
 public:
  RowSource(const Context& context, Rows rows) : Source(context), rows_(std::move(rows)) {}
  [[nodiscard]] Result<Money> in(std::size_t column) const override {
    return sum_of_rows(context(), rows_, column);
  }
  [[nodiscard]] const Rows& rows() const { return rows_; }

 private:
  Rows rows_;
};

class RingSource final : public Source {
 public:
  RingSource(const Context& context, RingReference ring, TextRange place)
      : Source(context), ring_(std::move(ring)), place_(place) {}

  [[nodiscard]] Result<Money> in(std::size_t column) const override {
    const BudgetPlan& plan = context().plan;
    const PlanEnvironment environment(plan, context().evaluation);
    const auto figures = environment.ring_figures(ring_, {NodeId{}, plan.columns[column]});
    if (!figures) return fault(figures.error().message, figures.error().help, place_);
    if (figures->empty())
      return fault(fmt::format("der Zweckbindungsring {} hat im {} keine {}", ring_.citation,
                               column_name(plan.columns[column]), ring_.income ? "Erträge" : "Aufwendungen"),
                   "Zweckbindungsringe stehen nur für die Haushaltsjahre in den Quellen", place_);
    Money sum;
    for (const FigureId id : *figures) {
      if (!plan.figures[id].readable)
        return fault(fmt::format("die Summe des Zweckbindungsrings {} ist nicht bekannt, denn ein Betrag "
                                 "darin ist nicht lesbar",
                                 ring_.citation),
                     "", place_);
      const auto more = add(sum, plan.figures[id].amount);
      if (!more) return fault("die Summe des Zweckbindungsrings ist zu groß", "", place_);
      sum = *more;
    }
    return sum;
  }

 private:
  RingReference ring_;
  TextRange place_;
};

/// Whether a word before the rows names a node: numbers do, and the administration.
bool names_node(const BudgetPlan& plan, const Word& word) {
  if (plan.find_plan(word.text)) return false;
  return word.text == root_number || word.text.find_first_of("0123456789") != std::string_view::npos;
}

/// Whether a word that stands alone is a node, and the row behind it is missing.
bool is_lone_node(const BudgetPlan& plan, const Word& word) {
  const auto has_row = [&](const PlanForm& form) { return form.find(word.text).has_value(); };
  return (word.text == root_number || plan.find_node(word.text)) && std::ranges::none_of(plan.forms, has_row);
}

Result<Rows> rows_of(const LiveFigure& figure, const Context& context) {
  const auto& words = figure.operands;
  if (words.size() == 1 && is_lone_node(context.plan, words.front()))
    return fault("hinter der Stelle fehlt die Zeile", std::string(usage_of(figure.subject)),
                 words.front().place);
  if (words.empty())
    return fault("hier fehlt die Zeile", std::string(usage_of(figure.subject)), figure.place);
  if (words.size() > 3)
    return fault(fmt::format("„{}“ passt hier nicht", words[3].text), std::string(usage_of(figure.subject)),
                 words[3].place);
  std::optional<Word> node;
  std::optional<Word> key;
  if (words.size() == 2) (names_node(context.plan, words[0]) ? node : key) = words[0];
  if (words.size() == 3) {
    node = words[0];
    key = words[1];
  }
  const auto id = node ? find_node(context, *node) : own_node(context, words.back().place);
  if (!id) return tl::unexpected(id.error());
  return find_rows(context, *id, key, words.back());
}

Result<RingReference> ring_of(const LiveFigure& figure) {
  const auto& words = figure.operands;
  const std::string usage(usage_of(figure.subject));
  if (words.empty()) return fault("hier fehlt der Zweckbindungsring", usage, figure.place);
  if (words.size() == 1)
    return fault("hier fehlt die Seite des Zweckbindungsrings", usage, words.front().place);
  if (words.size() > 2)
    return fault(fmt::format("„{}“ passt hier nicht", words[2].text), usage, words[2].place);
  const std::string side = to_key(words[1].text);
  if (side != "ertraege" && side != "aufwendungen")
    return fault(fmt::format("„{}“ ist keine Seite eines Zweckbindungsrings", words[1].text), usage,
                 words[1].place);
  return RingReference{std::string(words[0].text), side == "ertraege"};
}

/// The inhabitants in the year of a column, or in the last year before it.
Result<std::int64_t> inhabitants(const Context& context, std::size_t column, TextRange place) {
  const int year = context.plan.columns[column].year;
  const auto& known = context.plan.inhabitants;
  const auto after = known.upper_bound(year);
  if (after == known.begin())
    return fault(fmt::format("für {} sind keine Einwohner bekannt", year),
                 fmt::format("in haushalt.yaml schreiben: einwohner: {{{}: …}}", year), place);
  if (std::prev(after)->second == 0)
    return fault(fmt::format("die Einwohner von {} sind nicht lesbar", std::prev(after)->first), "", place);
  return std::prev(after)->second;
}

/// Euros with the cents that there are, or with as many decimals as are asked for.
std::string euros(const Rational& amount, std::optional<int> decimals = {}) {
  const int places = decimals.value_or(amount.is_whole() ? 0 : 2);
  return fmt::format("{}{}€", format_german(amount, places), no_break_space);
}

std::string in_scale(const Rational& amount, const Format& format) {
  const auto scaled = [&](std::int64_t by) { return divide(amount, by).value_or(amount); };
  switch (format.scale) {
    case Scale::thousands: return fmt::format("{}{}T€", format_german(scaled(1'000), 0), no_break_space);
    case Scale::millions:
      return fmt::format("{0}{1}Mio.{1}€", format_german(scaled(1'000'000), 1), no_break_space);
    case Scale::euros: break;
  }
  return format.per_inhabitant ? euros(amount, 2) : euros(amount);
}

/// "12,5 %"
Result<std::string> share(const Rational& amount, const RowSource& part, const Word& whole,
                          std::size_t column, const Context& context) {
  const std::optional<Word> key = Word{context.plan.form(part.rows().plan).key, whole.place};
  const auto rows = find_rows(context, part.rows().node, key, whole);
  if (!rows) return tl::unexpected(rows.error());
  const auto divisor = sum_of_rows(context, *rows, column);
  if (!divisor) return tl::unexpected(divisor.error());
  const auto ratio = divide(amount, Rational::euros(*divisor));
  const auto percent = ratio ? multiply(*ratio, 100) : std::nullopt;
  if (!percent)
    return fault(fmt::format("Zeile {} ist 0: davon gibt es keinen Anteil", whole.text), "", whole.place);
  return fmt::format("{}{}%", format_german(*percent, 1), no_break_space);
}

/// The amount, or by how much it differs from another column.
Result<Rational> base_amount(const LiveFigure& figure, const Source& source, std::size_t column,
                             const Context& context) {
  const auto amount = source.in(column);
  if (!amount) return tl::unexpected(amount.error());
  if (!figure.format.compared) return Rational::euros(*amount);
  const auto other = find_column(context, figure.format.compared);
  if (!other) return tl::unexpected(other.error());
  const auto before = source.in(*other);
  if (!before) return fault(before.error().message, before.error().help, figure.format.compared->place);
  const auto change = subtract(*amount, *before);
  if (!change) return fault("der Unterschied ist zu groß", "", figure.format.compared->place);
  return Rational::euros(*change);
}

Result<std::string> print(const LiveFigure& figure, const Source& source, const RowSource* rows,
                          const Context& context) {
  const auto column = find_column(context, figure.column);
  if (!column) return tl::unexpected(column.error());
  auto amount = base_amount(figure, source, *column, context);
  if (!amount) return tl::unexpected(amount.error());
  const Format& format = figure.format;
  if (format.per_inhabitant) {
    const auto count = inhabitants(context, *column, figure.place);
    if (!count) return tl::unexpected(count.error());
    amount = divide(*amount, *count).value_or(*amount);
  }
  if (format.absolute) amount = absolute(*amount).value_or(*amount);
  if (format.whole && rows != nullptr) return share(*amount, *rows, *format.whole, *column, context);
  std::string text = in_scale(*amount, format);
  const bool grows = format.compared && !format.absolute && amount->numerator() > 0;
  // What rounds to nothing has no sign.
  return grows && text.find_first_of("123456789") != std::string::npos ? "+" + text : text;
}

}  // namespace

Result<std::string> print_amount(const LiveFigure& figure, const Context& context) {
  if (figure.subject == Subject::ring) {
    const auto ring = ring_of(figure);
    if (!ring) return tl::unexpected(ring.error());
    return print(figure, RingSource(context, *ring, figure.operands.front().place), nullptr, context);
  }
  auto rows = rows_of(figure, context);
  if (!rows) return tl::unexpected(rows.error());
  const RowSource source(context, *std::move(rows));
  return print(figure, source, &source, context);
}

}  // namespace budgetc::live
