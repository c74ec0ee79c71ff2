#include "evaluate/linear_indicator.hpp"

#include <algorithm>

#include "evaluate/indicator_lookup.hpp"

namespace budgetc {
namespace {

/// Nor are formulas that name so much; each part counts as often as it is named.
constexpr int most_steps = 20'000;

/// What a part of a formula is, as a quotient.
struct Piece {
  bool blank = true;
  FigureQuotient value;
};
using Part = std::optional<Piece>;  ///< nothing: no quotient of sums
using PartList = std::vector<Part>;

bool is_constant(const LinearForm& form) {
  return form.coefficients.empty();
}

bool is_one(const LinearForm& form) {
  return is_constant(form) && form.constant == Rational(1);
}

LinearForm constant(const Rational& value) {
  return {.coefficients = {}, .constant = value};
}

Part whole(LinearForm form) {
  return Piece{.blank = false, .value = {std::move(form), constant(1)}};
}

/// a + factor · b.
std::optional<LinearForm> combine(const LinearForm& a, const LinearForm& b, const Rational& factor) {
  LinearForm result = a;
  const auto add_to = [&](Rational& target, const Rational& summand) {
    const auto product = multiply(summand, factor);
    const auto sum = product ? add(target, *product) : std::nullopt;
    if (sum) target = *sum;
    return sum.has_value();
  };
  if (!add_to(result.constant, b.constant)) return std::nullopt;
  for (const auto& [figure, coefficient] : b.coefficients) {
    if (!add_to(result.coefficients[figure], coefficient)) return std::nullopt;
  }
  std::erase_if(result.coefficients, [](const auto& entry) { return entry.second.is_zero(); });
  return result;
}

bool same(const LinearForm& a, const LinearForm& b) {
  return a.constant == b.constant && a.coefficients == b.coefficients;
}

/// a + sign · b, where both have one denominator, or one of them is a number.
Part sum(const Part& a, const Part& b, const Rational& sign) {
  if (!a || !b) return std::nullopt;
  if (b->blank) return a;
  const FigureQuotient left = a->blank ? FigureQuotient{constant(0), b->value.denominator} : a->value;
  const FigureQuotient& right = b->value;
  std::optional<LinearForm> numerator;
  LinearForm denominator = left.denominator;
  if (same(left.denominator, right.denominator)) {
    numerator = combine(left.numerator, right.numerator, sign);
  } else if (is_one(right.denominator) && is_constant(right.numerator)) {
    const auto factor = multiply(right.numerator.constant, sign);
    if (factor) numerator = combine(left.numerator, left.denominator, *factor);
  } else if (is_one(left.denominator) && is_constant(left.numerator)) {
    denominator = right.denominator;
    const auto shifted = combine(constant(0), right.numerator, sign);
    if (shifted) numerator = combine(*shifted, denominator, left.numerator.constant);
  }
  if (!numerator) return std::nullopt;
  return Piece{.blank = false, .value = {*std::move(numerator), std::move(denominator)}};
}

Part scaled(const Piece& part, const Rational& factor) {
  auto numerator = combine(constant(0), part.value.numerator, factor);
  if (!numerator) return std::nullopt;
  return Piece{.blank = part.blank, .value = {*std::move(numerator), part.value.denominator}};
}

/// The number that a part is, if it names no figure.
std::optional<Rational> number(const Piece& part) {
  if (!is_one(part.value.denominator) || !is_constant(part.value.numerator)) return std::nullopt;
  return part.value.numerator.constant;
}

Part product(const Part& a, const Part& b) {
  if (!a || !b) return std::nullopt;
  if (a->blank || b->blank) return Piece{};
  if (const auto factor = number(*b)) return scaled(*a, *factor);
  if (const auto factor = number(*a)) return scaled(*b, *factor);
  return std::nullopt;
}

Part quotient(const Part& a, const Part& b) {
  if (!a || !b) return std::nullopt;
  if (a->blank || b->blank) return Piece{};
  if (const auto divisor = number(*b); divisor && !divisor->is_zero()) {
    const auto factor = divide(Rational(1), *divisor);
    return factor ? scaled(*a, *factor) : std::nullopt;
  }
  if (!is_one(a->value.denominator) || !is_one(b->value.denominator)) return std::nullopt;
  return Piece{.blank = false, .value = {a->value.numerator, b->value.numerator}};
}

/// Walks formulas; remembers what they name on the way.
class Anatomist {
 public:
  Anatomist(const BudgetPlan& plan, const Evaluation& evaluation)
      : plan_(plan), evaluation_(evaluation), environment_(plan, evaluation) {}

  IndicatorAnatomy run(const IndicatorPlace& place) {
    const Part root = formula(place);
    if (root && !root->blank) anatomy_.quotient = root->value;
    std::ranges::sort(anatomy_.figures);
    const auto [first, last] = std::ranges::unique(anatomy_.figures);
    anatomy_.figures.erase(first, last);
    return std::move(anatomy_);
  }

 private:
  /// What a walk needs to know of where it is.
  struct Scope {
    const Expression& expression;
    IndicatorPlace within;
    Viewpoint from;
  };

  Part formula(const IndicatorPlace& place) {
    const IndicatorTable& table = *indicator_tables(plan_.node(place.node))[place.table];
    const Indicator& indicator = table.rows[place.row];
    if (!indicator.formula || depth_ >= longest_chain) return std::nullopt;
    const auto expression = parse_expression(indicator.formula->value, Dialect::indicator);
    if (!expression || expression->type() != ValueType::number) return std::nullopt;
    ++depth_;
    const PartList parts = walk(expression->root, {*expression, place, viewpoint(table, place)});
    --depth_;
    return parts.front();
  }

  static Viewpoint viewpoint(const IndicatorTable& table, const IndicatorPlace& place) {
    return {place.node, as_column(table.columns[place.column].value)};
  }

  /// One part, or those of a list; never empty for a number.
  PartList walk(PartId id, const Scope& scope) {
    if (++steps_ > most_steps) return {std::nullopt};
    return std::visit([&](const auto& content) { return visit(content, scope); },
                      scope.expression.part(id).content);
  }

  PartList visit(const Literal& literal, const Scope&) { return {whole(constant(literal.value))}; }

  PartList visit(const RowReference& reference, const Scope& scope) {
    const auto cells = environment_.cells(reference, scope.from);
    if (!cells) return {Piece{}};
    PartList parts;
    for (const auto& cell : *cells) parts.push_back(cell ? row(*cell) : Piece{});
    return parts;
  }

  Part row(const CellRef& cell) {
    if (!evaluation_.shown(cell)) return Piece{};
    std::vector<Term> terms;
    evaluation_.append_terms(cell, 1, terms);
    LinearForm form;
    for (const Term& term : terms) {
      anatomy_.figures.push_back(term.figure);
      const auto coefficient = Rational::fraction(term.coefficient, 100);
      const auto total = coefficient ? add(form.coefficients[term.figure], *coefficient) : std::nullopt;
      if (!total) return std::nullopt;
      form.coefficients[term.figure] = *total;
    }
    return whole(std::move(form));
  }

  PartList visit(const RingReference& reference, const Scope& scope) {
    return {figures(environment_.ring_figures(reference, scope.from))};
  }
  PartList visit(const PostsReference& reference, const Scope& scope) {
    return {figures(environment_.posts_figures(reference, scope.from))};
  }

  Part figures(const tl::expected<std::vector<FigureId>, ResolveError>& named) {
    if (!named || named->empty()) return Piece{};
    LinearForm form;
    for (const FigureId figure : *named) {
      anatomy_.figures.push_back(figure);
      form.coefficients[figure] = *Rational::fraction(1, 100);
    }
    return whole(std::move(form));
  }

  PartList visit(const IndicatorReference& reference, const Scope& scope) {
    const auto place = environment_.indicator_place(reference, scope.from, scope.within);
    if (!place || !*place) return {Piece{}};
    return {indicator(**place)};
  }

  Part indicator(const IndicatorPlace& place) {
    const IndicatorTable& table = *indicator_tables(plan_.node(place.node))[place.table];
    const Indicator& named = table.rows[place.row];
    if (named.formula) {
      if (depth_ == 1) anatomy_.derived.push_back(place);
      return formula(place);
    }
    if (place.column >= named.values.size() || !named.values[place.column]) return Piece{};
    anatomy_.figures.push_back(*named.values[place.column]);
    LinearForm form;
    form.coefficients[*named.values[place.column]] = value_per_figure(table, named);
    return whole(std::move(form));
  }

  PartList visit(const Operation& operation, const Scope& scope) {
    if (operation.op == Operator::children) return children(operation.operands.front(), scope);
    if (operation.op == Operator::prior_year) return prior_year(operation.operands.front(), scope);
    PartList parts;
    for (const PartId id : operation.operands) {
      PartList operand = walk(id, scope);
      parts.insert(parts.end(), operand.begin(), operand.end());
    }
    return {apply(operation.op, parts)};
  }

  static Part apply(Operator op, const PartList& parts) {
    switch (op) {
      case Operator::add: return sum(parts[0], parts[1], 1);
      case Operator::subtract: return sum(parts[0], parts[1], -1);
      case Operator::multiply: return product(parts[0], parts[1]);
      case Operator::divide: return quotient(parts[0], parts[1]);
      case Operator::negate: return parts[0] ? scaled(*parts[0], -1) : std::nullopt;
      case Operator::sum: return total(parts);
      case Operator::mean: return mean(parts);
      default: return std::nullopt;
    }
  }

  static Part total(const PartList& parts) {
    Part result = Piece{};
    for (const Part& part : parts) result = sum(result, part, 1);
    return result;
  }

  static Part mean(const PartList& parts) {
    const auto count = std::ranges::count_if(parts, [](const Part& part) { return part && !part->blank; });
    const auto share = Rational::fraction(1, std::max<std::ptrdiff_t>(count, 1));
    const Part all = total(parts);
    return all && share ? scaled(*all, *share) : std::nullopt;
  }

  PartList children(PartId operand, const Scope& scope) {
    PartList parts;
    for (const NodeId child : environment_.children(scope.from.node)) {
      const PartList part = walk(operand, {scope.expression, scope.within, {child, scope.from.column}});
      parts.insert(parts.end(), part.begin(), part.end());
    }
    return parts;
  }

  // Tables have their own columns: the year before a planned one is a planned one.
  PartList prior_year(PartId operand, const Scope& scope) {
    const Column before{scope.from.column.kind, scope.from.column.year - 1};
    return walk(operand, {scope.expression, scope.within, {scope.from.node, before}});
  }

  const BudgetPlan& plan_;
  const Evaluation& evaluation_;
  PlanEnvironment environment_;
  IndicatorAnatomy anatomy_;
  int depth_ = 0;
  int steps_ = 0;
};

}  // namespace

IndicatorAnatomy take_apart(const BudgetPlan& plan, const Evaluation& evaluation,
                            const IndicatorPlace& place) {
  return Anatomist(plan, evaluation).run(place);
}

std::optional<Rational> value_of(const LinearForm& form, const FigureTable& figures) {
  std::optional<Rational> total = form.constant;
  for (const auto& [figure, coefficient] : form.coefficients) {
    const auto summand = multiply(coefficient, Rational(figures[figure].amount.cents()));
    if (!summand || !total) return std::nullopt;
    total = add(*total, *summand);
  }
  return total;
}

Rational value_per_figure(const IndicatorTable& table, const Indicator& indicator) {
  return *Rational::fraction(1, is_percentage(table, indicator) ? 10'000 : 100);
}

}  // namespace budgetc
